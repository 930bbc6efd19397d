package dev.pathos.bench;

import dev.pathos.api.run.Benchmark;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Measures how the cost of a training grows with the data and with the length of clips, and how
 * much memory it takes: whole experiments on generated features, each in a process of its own.
 */
@Component
public final class ScalingBenchmark implements Benchmark {
    /** Utterances of each speaker in the smallest workload, and how long they are. */
    private static final int CLIPS = 20;

    private static final double SECONDS = 4;
    private static final int MOST = 16;

    /** The length of what streams. */
    private static final double STREAMED_SECONDS = 10;

    /** Carries workloads out. */
    interface Runner {
        /** As {@link WorkloadRun#run}. */
        Expense run(Workload workload, WorkloadRun.Tick tick);
    }

    private final BundleContext context;

    /**
     * Made by Declarative Services.
     *
     * @param context tells how the platform was started
     */
    @Activate
    public ScalingBenchmark(BundleContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public String description() {
        return "how cost and memory of a training grow with the data, on generated features";
    }

    @Override
    public Map<String, String> options() {
        return ScalingOptions.NAMES;
    }

    @Override
    public List<Table> run(Request request, Progress progress) {
        return run(request, Map.of(), progress);
    }

    @Override
    public List<Table> run(Request request, Map<String, String> options, Progress progress) {
        String cwd = Objects.requireNonNullElse(context.getProperty("pathos.cwd"), "");
        String features = Objects.requireNonNullElse(context.getProperty("pathos.features"), "");
        ScalingOptions chosen = ScalingOptions.of(options, Path.of(cwd));
        Runner runner =
                new WorkloadRun(new Relaunch(features), chosen.heap(), chosen.folder())::run;
        return run(chosen, request.rounds(), runner, progress);
    }

    static List<Table> run(ScalingOptions chosen, int rounds, Runner runner, Progress progress) {
        return chosen.hours().isEmpty()
                ? grid(chosen, rounds, runner, progress)
                : List.of(streamed(chosen, runner, progress));
    }

    private static List<Table> grid(
            ScalingOptions chosen, int rounds, Runner runner, Progress progress) {
        int columns = chosen.columns();
        List<Workload> workloads =
                List.of(
                        workload("1x", 1, 1, columns, rounds),
                        workload("4x data", 4, 1, columns, rounds),
                        workload("16x data", 16, 1, columns, rounds),
                        workload("4x longer clips", 1, 4, columns, rounds));
        double busy = Processors.busySeconds();
        long begun = System.nanoTime();
        List<Expense> found = carriedOut(workloads, runner, progress);
        Expense one = found.get(0);
        double cpuOfOne = one.cpu(rounds * MOST) / one.workload().hoursOfEpoch();
        List<List<String>> rows = new ArrayList<>();
        for (Expense expense : found) {
            Workload w = expense.workload();
            int last = counted(w, rounds);
            double perHour = expense.perHour(last);
            double cpuPerHour = expense.cpu(last) / w.hoursOfEpoch();
            rows.add(
                    List.of(
                            w.name(),
                            String.valueOf(w.utterances()),
                            number("%.0f s", w.seconds()),
                            number("%.2f", w.hoursOfEpoch()),
                            String.valueOf(last),
                            number("%.3f", expense.epoch(last)),
                            number("%.3f", perHour),
                            number("%.2f", perHour / one.perHour(rounds * MOST)),
                            number("%.3f", cpuPerHour),
                            number("%.2f", cpuPerHour / cpuOfOne),
                            number("%.1f", 100 * expense.waiting()),
                            number("%.1f", expense.reading()),
                            number("%.1f", expense.leaks()),
                            number("%.1f", expense.job())));
        }
        List<String> notes = new ArrayList<>();
        notes.add(
                "Epoch: median of so many, training and evaluation on development speakers, which"
                        + " go through so many hours. CPU: processor time of all threads, the mean"
                        + " of these epochs; others on the machine change it less. Of linear:"
                        + " seconds for an hour of features, those of 1x being 1. Job: from the"
                        + " start of Java to its end.");
        notes.add(machine(busy, begun));
        chosen.plot().ifPresent(file -> notes.add(drawn(file, found, rounds)));
        return List.of(
                new Table(
                        "Cost of a training of the small CNN on generated features, "
                                + columns
                                + " columns, 62.5 frames/s",
                        List.of(
                                "size",
                                "utterances",
                                "of",
                                "hours",
                                "epochs",
                                "epoch, s",
                                "s for 1 h",
                                "of linear",
                                "CPU s for 1 h",
                                "of linear (CPU)",
                                "waiting, %",
                                "features, s",
                                "leaks, s",
                                "job, s"),
                        rows,
                        notes));
    }

    /** All workloads train the same number of steps, so that none is less warm than another. */
    private static Workload workload(String name, int data, int length, int columns, int rounds) {
        int epochs = (1 + rounds) * MOST / (data * length);
        return new Workload(name, CLIPS * data, SECONDS * length, columns, epochs);
    }

    /** Epochs that count: without the first sixteenth of what all of them train. */
    private static int counted(Workload workload, int rounds) {
        return workload.epochs() * rounds / (1 + rounds);
    }

    private static Table streamed(ScalingOptions chosen, Runner runner, Progress progress) {
        List<Workload> workloads =
                chosen.hours().stream()
                        .map(h -> Workload.of(h, STREAMED_SECONDS, chosen.columns()))
                        .toList();
        double busy = Processors.busySeconds();
        long begun = System.nanoTime();
        List<List<String>> rows = new ArrayList<>();
        for (Expense expense : carriedOut(workloads, runner, progress)) {
            Workload w = expense.workload();
            rows.add(
                    List.of(
                            number("%.1f", w.hours()),
                            String.valueOf(w.utterances()),
                            number("%.2f", w.bytes() / 1e9),
                            number("%.1f", expense.reading()),
                            number("%.1f", expense.leaks()),
                            number("%.1f", expense.epoch(1)),
                            number("%.2f", w.hoursOfEpoch() / expense.epoch(1)),
                            number("%.1f", 100 * expense.waiting()),
                            number("%.1f", expense.job()),
                            number("%.0f", expense.heap() / 1048576.),
                            expense.anonymous() == 0
                                    ? "-"
                                    : number("%.0f", expense.anonymous() / 1048576.)));
        }
        return new Table(
                "One epoch of the small CNN over generated features in the feature cache, "
                        + chosen.columns()
                        + " columns, 62.5 frames/s, utterances of 10 s, -Xmx"
                        + chosen.heap(),
                List.of(
                        "hours",
                        "utterances",
                        "GB",
                        "features, s",
                        "leaks, s",
                        "epoch, s",
                        "hours/s",
                        "waiting, %",
                        "job, s",
                        "heap, MB",
                        "anonymous, MB"),
                rows,
                List.of(
                        "Features: generating and writing them. Heap: the most in use, garbage"
                                + " among it. Anonymous: the most that was resident without mapped"
                                + " files (RssAnon), Java and native memory together. MB are 2^20"
                                + " bytes.",
                        machine(busy, begun)));
    }

    private static List<Expense> carriedOut(
            List<Workload> workloads, Runner runner, Progress progress) {
        List<Expense> found = new ArrayList<>();
        for (Workload workload : workloads) {
            int done = found.size();
            found.add(
                    runner.run(
                            workload,
                            seconds -> progress.at(workload.name(), done, workloads.size())));
        }
        return found;
    }

    private static String machine(double busyBefore, long begun) {
        double took = (System.nanoTime() - begun) / 1e9;
        return String.format(
                Locale.ROOT,
                "Java %s, %d processors, of which all programs together kept %.2f busy.",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                (Processors.busySeconds() - busyBefore) / took);
    }

    private static String drawn(Path file, List<Expense> found, int rounds) {
        List<ScalingPlot.Point> points =
                found.stream()
                        .map(
                                e ->
                                        new ScalingPlot.Point(
                                                e.workload().name(),
                                                e.workload().hoursOfEpoch(),
                                                e.epoch(counted(e.workload(), rounds)),
                                                e.workload().seconds() > SECONDS))
                        .toList();
        try {
            Files.writeString(file, new ScalingPlot(points).svg());
        } catch (IOException e) {
            throw new Problem(
                    "the plot could not be written: " + e, file.toString(), "name another file", e);
        }
        return "Plot: " + file;
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
