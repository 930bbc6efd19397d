package dev.pathos.shell;

import dev.pathos.api.face.FaceInspection;
import dev.pathos.api.face.FaceInspection.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that shows what a face analyzer sees in a video. */
@Component(service = LookCommands.class)
@GogoCommand(scope = "pathos", function = "look")
public final class LookCommands {
    private static final String ANALYZER = "--analyzer";
    private static final String TRACK = "--track";
    private static final String OUT = "--out";
    private static final String FROM = "--from";
    private static final String TO = "--to";

    private static final Usage LOOK =
            new Usage(
                    "look",
                    "<video>",
                    true,
                    List.of(
                            ANALYZER + " <kind>",
                            TRACK + " <table of OpenFace>",
                            OUT + " <folder>",
                            FROM + " <s>",
                            TO + " <s>"),
                    "look talk.mp4 --analyzer motion --out seen");

    private final FaceInspection inspection;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public LookCommands(
            @Reference FaceInspection inspection,
            @Reference Progress progress,
            BundleContext context) {
        this(inspection, progress, context.getProperty("pathos.cwd"));
    }

    LookCommands(FaceInspection inspection, Progress progress, String cwd) {
        this.inspection = inspection;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /** Draws what is seen in a video. */
    @Descriptor(
            "draws what a face analyzer sees in a video: pictures, annotated video, timeline;"
                    + " example: look talk.mp4 --analyzer motion --out seen")
    public Object look(
            @Descriptor(
                            "<video> [--analyzer <kind>] [--track <table of OpenFace>] [--out"
                                    + " <folder>] [--from <s>] [--to <s>]"
                                    + " [--set <part>.<key>=<value>]...")
                    String... arguments) {
        Call call = Call.parse(LOOK, arguments);
        if (call.help()) {
            return LOOK.help();
        }
        Path video = cwd.resolve(call.operand(LOOK));
        double from = seconds(call, FROM, 0);
        double to = seconds(call, TO, Double.POSITIVE_INFINITY);
        if (to <= from) {
            throw LOOK.wrong(TO + " must be after " + FROM + ", not " + to + " and " + from);
        }
        Request request =
                new Request(
                        video,
                        Optional.ofNullable(call.options().get(ANALYZER)),
                        call.overrides(),
                        Optional.ofNullable(call.options().get(TRACK)).map(cwd::resolve),
                        cwd.resolve(call.options().getOrDefault(OUT, usual(video))),
                        from,
                        to);
        return progress.during(
                () ->
                        inspection.inspect(
                                request,
                                (phase, done, total) ->
                                        progress.show(
                                                phase, Math.round(done), Math.round(total), "")));
    }

    /** The folder without a wish: named after the video. */
    private static String usual(Path video) {
        return String.valueOf(video.getFileName()).replaceFirst("\\.[^.]+$", "") + "-look";
    }

    private static double seconds(Call call, String option, double otherwise) {
        String text = call.options().get(option);
        if (text == null) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw LOOK.wrong(option + " expects seconds and not '" + text + "'");
        }
        throw LOOK.wrong(option + " expects seconds from 0 on and not " + text);
    }
}
