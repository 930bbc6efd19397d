package dev.pathos.shell;

import dev.pathos.api.corpus.Segmenter;
import dev.pathos.api.corpus.Segmenter.Faces;
import dev.pathos.api.corpus.Segmenter.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that cuts long recordings into utterances. */
@Component(service = SegmentCommands.class)
@GogoCommand(scope = "pathos", function = "segment")
public final class SegmentCommands {
    private static final Usage SEGMENT =
            new Usage(
                    "segment",
                    "<file or folder>... --out <folder> [--min <s>] [--max <s>] [--pause <s>]"
                            + " [--speaker from-recording|from-folder|from-name|<name>] [--faces"
                            + " mark|require|off]",
                    false,
                    "segment interviews --out interviews-cut --speaker from-folder");

    private static final Set<String> OPTIONS =
            Set.of("out", "min", "max", "pause", "speaker", "faces");

    private final Segmenter segmenter;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public SegmentCommands(
            @Reference Segmenter segmenter, @Reference Progress progress, BundleContext context) {
        this(segmenter, progress, context.getProperty("pathos.cwd"));
    }

    SegmentCommands(Segmenter segmenter, Progress progress, String cwd) {
        this.segmenter = segmenter;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /** Cuts recordings into utterances. */
    @Descriptor(
            "cuts long recordings into utterances and writes the manifest that names them; example:"
                    + " segment interviews --out interviews-cut --speaker from-folder")
    public Object segment(
            @Descriptor(
                            "<file or folder>... --out <folder> [--min <s>] [--max <s>] [--pause"
                                    + " <s>] [--speaker from-recording|from-folder|from-name|<name>]"
                                    + " [--faces mark|require|off]")
                    String... arguments) {
        Options options = Options.parse(SEGMENT, OPTIONS, arguments);
        if (options.help()) {
            return SEGMENT.help();
        }
        if (options.operands().isEmpty()) {
            throw SEGMENT.wrong("nothing to segment");
        }
        if (!options.values().containsKey("out")) {
            throw SEGMENT.wrong("--out is missing");
        }
        List<Path> inputs = options.operands().stream().map(cwd::resolve).toList();
        return progress.during(
                () ->
                        segmenter.segment(
                                inputs,
                                cwd.resolve(options.values().get("out")),
                                request(options),
                                (phase, done, total) ->
                                        progress.show(
                                                phase, Math.round(done), Math.round(total), "")));
    }

    private static Request request(Options options) {
        Request usual = Request.USUAL;
        double min = positive(options, "min", usual.min());
        double max = positive(options, "max", Math.max(usual.max(), 2 * min));
        if (max < 2 * min) {
            throw SEGMENT.wrong("--max must be at least twice --min, not " + max + " and " + min);
        }
        return new Request(
                min,
                max,
                positive(options, "pause", usual.pause()),
                options.values().getOrDefault("speaker", usual.speaker()),
                faces(options.values().getOrDefault("faces", usual.faces().name())));
    }

    private static double positive(Options options, String option, double otherwise) {
        double value = options.number(SEGMENT, option).orElse(otherwise);
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw SEGMENT.wrong("--" + option + " expects seconds above 0 and not " + value);
        }
        return value;
    }

    private static Faces faces(String text) {
        try {
            return Faces.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw SEGMENT.wrong("--faces is one of mark, require, off, not '" + text + "'");
        }
    }
}
