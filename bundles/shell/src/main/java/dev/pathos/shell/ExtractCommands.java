package dev.pathos.shell;

import dev.pathos.api.feature.Extraction;
import dev.pathos.api.feature.Extraction.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that writes features of many recordings. */
@Component(service = ExtractCommands.class)
@GogoCommand(scope = "pathos", function = "extract")
public final class ExtractCommands {
    private static final String EXTRACTOR = "--extractor";
    private static final String FORMAT = "--format";
    private static final String OUT = "--out";
    private static final String CONFIG = "--config";
    private static final String JOBS = "--jobs";
    private static final String TOGETHER = "--together";

    private static final Usage EXTRACT =
            new Usage(
                    "extract",
                    "<folder, manifest.csv or files>... "
                            + EXTRACTOR
                            + " <kind or part> "
                            + OUT
                            + " <folder>",
                    true,
                    List.of(
                            FORMAT + " csv|arff|npy|parquet",
                            CONFIG + " <file>",
                            JOBS + " <n>",
                            TOGETHER),
                    "extract clips --extractor lld --format csv --out features");

    private final Extraction extraction;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public ExtractCommands(
            @Reference Extraction extraction, @Reference Progress progress, BundleContext context) {
        this(extraction, progress, context.getProperty("pathos.cwd"));
    }

    ExtractCommands(Extraction extraction, Progress progress, String cwd) {
        this.extraction = extraction;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /** Writes features. */
    @Descriptor(
            "writes the features of sound and video files; what is done is not done again; example:"
                    + " extract clips --extractor lld --format csv --out features")
    public Object extract(
            @Descriptor(
                            "<folder, manifest.csv or files>... --extractor <kind, or part of"
                                    + " --config> [--format csv|arff|npy|parquet] --out <folder>"
                                    + " [--config <file>] [--jobs <n>] [--together] [--set"
                                    + " <part>.<key>=<value>]...")
                    String... arguments) {
        Call call = Call.parse(EXTRACT, arguments);
        if (call.help()) {
            return EXTRACT.help();
        }
        if (call.operands().isEmpty()) {
            throw EXTRACT.wrong("nothing to extract features of");
        }
        Request request =
                new Request(
                        needed(call, EXTRACTOR),
                        Optional.ofNullable(call.options().get(CONFIG)).map(cwd::resolve),
                        call.overrides(),
                        call.options().getOrDefault(FORMAT, "csv"),
                        call.options().containsKey(TOGETHER),
                        jobs(call));
        Path out = cwd.resolve(needed(call, OUT)).normalize();
        if (!extraction.formats().contains(request.format())) {
            throw EXTRACT.wrong(
                    FORMAT
                            + " is one of "
                            + String.join(", ", extraction.formats())
                            + ", not '"
                            + request.format()
                            + "'");
        }
        return progress.during(
                () ->
                        extraction.extract(
                                call.operands().stream().map(cwd::resolve).toList(),
                                out,
                                request,
                                (phase, done, total) ->
                                        progress.show(
                                                phase, Math.round(done), Math.round(total), "")));
    }

    private static String needed(Call call, String option) {
        String value = call.options().get(option);
        if (value == null) {
            throw EXTRACT.wrong(option + " is missing");
        }
        return value;
    }

    private static int jobs(Call call) {
        String text = call.options().get(JOBS);
        if (text == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw EXTRACT.wrong(JOBS + " expects a number from 1 and not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
