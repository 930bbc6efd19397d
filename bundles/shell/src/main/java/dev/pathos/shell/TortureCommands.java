package dev.pathos.shell;

import dev.pathos.api.corpus.MediaTrial;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that sends damaged media through the decoder. */
@Component(service = TortureCommands.class)
@GogoCommand(scope = "pathos", function = "torture")
public final class TortureCommands {
    private static final String FORM = "[<file or folder>...] [--count <n>] [--seed <s>]";
    private static final Usage TORTURE =
            new Usage("torture", FORM, false, "torture recordings --count 2000 --seed 1");

    private static final int USUAL_COUNT = 1000;
    private static final int MOST = 10_000_000;

    private final MediaTrial trial;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public TortureCommands(
            @Reference MediaTrial trial, @Reference Progress progress, BundleContext context) {
        this(trial, progress, context.getProperty("pathos.cwd"));
    }

    TortureCommands(MediaTrial trial, Progress progress, String cwd) {
        this.trial = trial;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /** Damages media files and decodes them. */
    @Descriptor(
            "damages copies of media files at random, decodes them and counts how that ends;"
                    + " example: torture recordings --count 2000 --seed 1")
    public Object torture(@Descriptor(FORM) String... arguments) {
        Options options = Options.parse(TORTURE, Set.of("count", "seed"), arguments);
        if (options.help()) {
            return TORTURE.help();
        }
        List<Path> inputs = options.operands().stream().map(cwd::resolve).toList();
        int count = (int) whole(options, "count", USUAL_COUNT, 1, MOST);
        long seed = whole(options, "seed", 0, Long.MIN_VALUE, Long.MAX_VALUE);
        return progress.during(
                () ->
                        trial.run(
                                inputs,
                                count,
                                seed,
                                (done, total) -> progress.show("damaged files", done, total, "")));
    }

    private static long whole(Options options, String option, long usual, long least, long most) {
        String text = options.values().getOrDefault(option, String.valueOf(usual));
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of range is.
        }
        throw TORTURE.wrong(
                "--"
                        + option
                        + " expects a whole number"
                        + (least > Long.MIN_VALUE ? " from " + least + " to " + most : "")
                        + " and not '"
                        + text
                        + "'");
    }
}
