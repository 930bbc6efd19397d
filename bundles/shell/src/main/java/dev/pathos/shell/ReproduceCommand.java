package dev.pathos.shell;

import dev.pathos.api.run.Experiments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that does again what a record says, and compares. */
@Component(service = ReproduceCommand.class)
@GogoCommand(scope = "pathos", function = "reproduce")
public final class ReproduceCommand {
    private static final Usage REPRODUCE =
            new Usage("reproduce", "<experiment, training or model>", true, "reproduce quickstart");

    /** What a folder has one of that can be reproduced; others may be called like an experiment. */
    private static final List<String> RECORDS = List.of("config.json", "run.json", "model.json");

    private final Experiments experiments;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public ReproduceCommand(
            @Reference Experiments experiments,
            @Reference Progress progress,
            BundleContext context) {
        this(experiments, progress, context.getProperty("pathos.cwd"));
    }

    ReproduceCommand(Experiments experiments, Progress progress, String cwd) {
        this.experiments = experiments;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /** Does again what a record says. */
    @Descriptor(
            "does again what a run or model records, and compares bit by bit; example: reproduce"
                    + " quickstart")
    public Object reproduce(
            @Descriptor("<experiment, training or model> [--set <part>.<key>=<value>]...")
                    String... arguments) {
        Call call = Call.parse(REPRODUCE, arguments);
        if (call.help()) {
            return REPRODUCE.help();
        }
        String given = call.operand(REPRODUCE);
        Path folder = cwd.resolve(given);
        try {
            return experiments.reproduce(
                    RECORDS.stream().anyMatch(file -> Files.exists(folder.resolve(file)))
                            ? folder
                            : Path.of(given),
                    call.overrides());
        } finally {
            progress.clear();
        }
    }
}
