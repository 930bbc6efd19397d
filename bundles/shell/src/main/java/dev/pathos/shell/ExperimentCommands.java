package dev.pathos.shell;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.live.NotAlive;
import dev.pathos.api.run.Experiments;
import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that plan and run experiments. */
@Component(service = ExperimentCommands.class)
@GogoCommand(
        scope = "pathos",
        function = {"plan", "run", "resume"})
public final class ExperimentCommands {
    private static final Usage PLAN =
            new Usage("plan", "<config>", true, "plan configs/quickstart.json");
    private static final Usage RUN =
            new Usage(
                    "run",
                    "<config>",
                    true,
                    "run configs/ravdess.json --set corpus.root=/data/ravdess");
    private static final Usage RESUME =
            new Usage("resume", "<experiment>", false, "resume quickstart");

    private final Experiments experiments;
    private final LiveRuns live;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public ExperimentCommands(
            @Reference Experiments experiments,
            @Reference LiveRuns live,
            @Reference Progress progress,
            BundleContext context) {
        this(experiments, live, progress, context.getProperty("pathos.cwd"));
    }

    ExperimentCommands(Experiments experiments, LiveRuns live, Progress progress, String cwd) {
        this.experiments = experiments;
        this.live = live;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    /** Shows what an experiment would do. */
    @Descriptor(
            "shows what an experiment would do and cost, without training; example: plan"
                    + " configs/quickstart.json")
    public Object plan(
            @Descriptor("<config> [--set <part>.<key>=<value>]...") String... arguments) {
        Call call = Call.parse(PLAN, arguments);
        return call.help()
                ? PLAN.help()
                : quietly(() -> experiments.plan(file(call.operand(PLAN)), call.overrides()));
    }

    /** Runs an experiment. */
    @Descriptor(
            "runs an experiment in a folder of its own; example: run configs/ravdess.json --set"
                    + " corpus.root=/data/ravdess")
    public Object run(@Descriptor("<config> [--set <part>.<key>=<value>]...") String... arguments) {
        Call call = Call.parse(RUN, arguments);
        return call.help()
                ? RUN.help()
                : quietly(() -> experiments.run(file(call.operand(RUN)), call.overrides()));
    }

    /** Lets a paused experiment go on, or does what is missing of one that is not alive. */
    @Descriptor(
            "lets a paused experiment go on, or does what is missing of one that was"
                    + " halted; example: resume quickstart")
    public Object resume(@Descriptor("<experiment>") String... arguments) {
        Call call = Call.parse(RESUME, arguments);
        if (call.help()) {
            return RESUME.help();
        }
        String name = call.operand(RESUME);
        return alive(name)
                .map(ExperimentCommands::goOn)
                .orElseGet(() -> quietly(() -> experiments.resume(name)));
    }

    private Optional<LiveRun> alive(String name) {
        try {
            return Optional.of(live.find(name));
        } catch (NotAlive e) {
            return Optional.empty();
        }
    }

    private static Object goOn(LiveRun run) {
        List<LiveRun.Training> trainings = run.trainings();
        run.proceed();
        if (trainings.isEmpty()) {
            return run.name() + " is alive; if it was paused, it goes on";
        }
        boolean paused = trainings.stream().anyMatch(t -> t.state().equals("paused"));
        return run.name() + (paused ? " goes on" : " is alive and not paused");
    }

    private Path file(String given) {
        return cwd.resolve(given);
    }

    /**
     * Takes the progress line away before results or an error are printed; in the background there
     * is no such line.
     */
    private List<Table> quietly(Supplier<List<Table>> work) {
        BooleanSupplier attended = attended();
        progress.begin(attended);
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted() || !attended.getAsBoolean()) {
                // the shell does not wait for the command any more, so nobody else would say it
                progress.clear();
                progress.tell(e.getMessage());
            }
            throw e;
        } finally {
            progress.end(attended);
        }
    }

    /** Whether somebody waits for the command that this thread carries out. */
    private static BooleanSupplier attended() {
        Job job = Job.Utils.current();
        return () -> job == null || job.status() != Job.Status.Background;
    }
}
