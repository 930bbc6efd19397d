package dev.pathos.shell;

import dev.pathos.api.face.FaceTables;
import dev.pathos.api.face.FaceTables.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that writes what is seen of the faces in many videos. */
@Component(service = FacesCommands.class)
@GogoCommand(scope = "pathos", function = "faces")
public final class FacesCommands {
    private static final String ANALYZER = "--analyzer";
    private static final String FORMAT = "--format";
    private static final String OUT = "--out";
    private static final String JOBS = "--jobs";
    private static final String USUAL = "openface";

    private static final Usage FACES =
            new Usage(
                    "faces",
                    "<videos or folders>... " + OUT + " <folder>",
                    true,
                    List.of(
                            ANALYZER + " motion|landmarks|openface|py-feat",
                            FORMAT + " " + USUAL,
                            JOBS + " <n>"),
                    "faces videos --out tables --analyzer motion");

    private final FaceTables tables;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public FacesCommands(
            @Reference FaceTables tables, @Reference Progress progress, BundleContext context) {
        this(tables, progress, context.getProperty("pathos.cwd"));
    }

    FacesCommands(FaceTables tables, Progress progress, String cwd) {
        this.tables = tables;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /** Writes tables. */
    @Descriptor(
            "follows the faces in videos and writes a table of each; what is done is not done"
                    + " again; example: faces videos --out tables --analyzer motion")
    public Object faces(
            @Descriptor(
                            "<videos or folders>... --out <folder> [--analyzer"
                                    + " motion|landmarks|openface|py-feat] [--format openface]"
                                    + " [--jobs <n>] [--set <part>.<key>=<value>]...")
                    String... arguments) {
        Call call = Call.parse(FACES, arguments);
        if (call.help()) {
            return FACES.help();
        }
        if (call.operands().isEmpty()) {
            throw FACES.wrong("no videos to look at");
        }
        if (!call.options().containsKey(OUT)) {
            throw FACES.wrong(OUT + " is missing");
        }
        Request request =
                new Request(
                        Optional.ofNullable(call.options().get(ANALYZER)),
                        call.overrides(),
                        call.options().getOrDefault(FORMAT, USUAL),
                        jobs(call));
        if (!tables.formats().contains(request.format())) {
            throw FACES.wrong(
                    FORMAT
                            + " is one of "
                            + String.join(", ", tables.formats())
                            + ", not '"
                            + request.format()
                            + "'");
        }
        return progress.during(
                () ->
                        tables.write(
                                call.operands().stream().map(cwd::resolve).toList(),
                                cwd.resolve(call.options().get(OUT)).normalize(),
                                request,
                                (phase, done, total) ->
                                        progress.show(
                                                phase, Math.round(done), Math.round(total), "")));
    }

    private static int jobs(Call call) {
        String text = call.options().get(JOBS);
        if (text == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw FACES.wrong(JOBS + " expects a number from 1 and not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
