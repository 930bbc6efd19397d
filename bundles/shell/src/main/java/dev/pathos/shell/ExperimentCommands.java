package dev.pathos.shell;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.live.NotAlive;
import dev.pathos.api.run.Experiments;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
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
            new Usage("plan", "<config or draft>", true, "plan configs/quickstart.json");
    private static final Usage RUN =
            new Usage(
                    "run",
                    "<config or draft>",
                    true,
                    "run configs/ravdess.json --set corpus.root=/data/ravdess");
    private static final Usage RESUME =
            new Usage("resume", "<experiment>", false, "resume quickstart");

    private final Experiments experiments;
    private final LiveRuns live;
    private final Configurations configurations;
    private final Progress progress;

    /** Called by Declarative Services. */
    @Activate
    public ExperimentCommands(
            @Reference Experiments experiments,
            @Reference LiveRuns live,
            @Reference Configurations configurations,
            @Reference Progress progress) {
        this.experiments = experiments;
        this.live = live;
        this.configurations = configurations;
        this.progress = progress;
    }

    /** Shows what an experiment would do. */
    @Descriptor(
            "shows what an experiment would do and cost, without training; example: plan"
                    + " configs/quickstart.json")
    public Object plan(
            @Descriptor("<config or draft> [--set <part>.<key>=<value>]...") String... arguments) {
        Call call = Call.parse(PLAN, arguments);
        return call.help()
                ? PLAN.help()
                : quietly(
                        () ->
                                configurations.with(
                                        call.operand(PLAN),
                                        file -> experiments.plan(file, call.overrides())));
    }

    /** Runs an experiment. */
    @Descriptor(
            "runs an experiment in a folder of its own; example: run configs/ravdess.json --set"
                    + " corpus.root=/data/ravdess")
    public Object run(
            @Descriptor("<config or draft> [--set <part>.<key>=<value>]...") String... arguments) {
        Call call = Call.parse(RUN, arguments);
        return call.help()
                ? RUN.help()
                : carriedOut(
                        () ->
                                configurations.with(
                                        call.operand(RUN),
                                        file -> experiments.run(file, call.overrides())));
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
                .orElseGet(() -> carriedOut(() -> experiments.resume(name)));
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

    /** Takes the progress line away before results or an error are printed. */
    private List<Table> quietly(Supplier<List<Table>> work) {
        return progress.during(
                () -> {
                    try {
                        return work.get();
                    } catch (Problem e) {
                        if (Thread.currentThread().isInterrupted()) {
                            // after Ctrl-C the shell does not wait for the command, so nobody else
                            // would say it
                            progress.clear();
                            progress.tell(e.getMessage());
                        }
                        throw e;
                    }
                });
    }

    /**
     * Carries an experiment out; says where it lies, to who sees only that the command ends too.
     */
    private List<Table> carriedOut(Supplier<List<Table>> work) {
        return quietly(
                () -> {
                    List<Table> tables = work.get();
                    Errand errand = Errand.current();
                    if (errand.folder().isEmpty()) {
                        return tables;
                    }
                    Path folder = errand.folder().get();
                    if (errand.aside()) {
                        progress.tell(folder.getFileName() + " is done: " + results(folder));
                    }
                    return located(tables, "All in " + results(folder));
                });
    }

    private static String results(Path folder) {
        Path report = folder.resolve("report.html");
        return Files.exists(report) ? report.toString() : folder.toString();
    }

    private static List<Table> located(List<Table> tables, String note) {
        if (tables.isEmpty()) {
            return List.of(new Table("", List.of(), List.of(), List.of(note)));
        }
        List<Table> all = new ArrayList<>(tables);
        Table last = all.remove(all.size() - 1);
        List<String> notes = new ArrayList<>(last.notes());
        notes.add(note);
        all.add(new Table(last.title(), last.header(), last.rows(), notes));
        return List.copyOf(all);
    }
}
