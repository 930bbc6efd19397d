package dev.pathos.bench;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.run.Benchmark;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.task.DownstreamTask;
import dev.pathos.batch.Composed;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Measures how fast encoders train and predict, and how much memory they take, beside PyTorch. */
@Component
public final class TrainingBenchmark implements Benchmark {
    private static final String NET = "net";
    private static final String THREADS = "threads";
    private static final String PYTHON = "python";
    private static final String TASK = "categorical";

    private final BundleContext context;
    private final Composer composer;

    /**
     * Made by Declarative Services.
     *
     * @param context finds composed parts
     * @param composer composes them
     */
    @Activate
    public TrainingBenchmark(BundleContext context, @Reference Composer composer) {
        this.context = context;
        this.composer = composer;
    }

    @Override
    public String name() {
        return "training";
    }

    @Override
    public String description() {
        return "speed and memory of training and predicting with the encoders, beside PyTorch's";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(NET, "<name,...>", THREADS, "<n,...>", PYTHON, "<exe>");
    }

    @Override
    public List<Table> run(Request request, Progress progress) {
        return run(request, Map.of(), progress);
    }

    @Override
    public List<Table> run(Request request, Map<String, String> options, Progress progress) {
        List<Net> nets = nets(options.get(NET));
        List<Integer> threads = threads(options.getOrDefault(THREADS, "1,2"));
        if (Boolean.parseBoolean(context.getProperty(Relaunch.RACER))) {
            serve(nets.get(0), threads.get(0));
            return List.of();
        }
        String usual = Objects.requireNonNullElse(System.getenv("PATHOS_PYTHON"), "python3");
        String features = Objects.requireNonNullElse(context.getProperty("pathos.features"), "");
        try (ProcessRacers racers =
                new ProcessRacers(
                        new Relaunch(features)::racer, options.getOrDefault(PYTHON, usual))) {
            return run(nets, threads, racers, request, progress);
        }
    }

    private static List<Net> nets(String names) {
        if (names == null) {
            return Net.ALL;
        }
        return Arrays.stream(names.split(","))
                .map(
                        name ->
                                Net.ALL.stream()
                                        .filter(net -> net.name().equals(name))
                                        .findFirst()
                                        .orElseThrow(() -> unknown(name)))
                .toList();
    }

    private static Problem unknown(String name) {
        return new Problem(
                "there is no net '" + name + "'",
                "bench training --net",
                "name one of " + String.join(", ", Net.ALL.stream().map(Net::name).toList()));
    }

    private static List<Integer> threads(String numbers) {
        try {
            List<Integer> threads =
                    Arrays.stream(numbers.split(",")).map(Integer::valueOf).toList();
            if (!threads.isEmpty() && threads.stream().allMatch(n -> n >= 1)) {
                return threads;
            }
        } catch (NumberFormatException e) {
            // told below, as a number that is too small
        }
        throw new Problem(
                "'" + numbers + "' are no numbers of threads",
                "bench training --threads",
                "give whole numbers from 1, joined by commas");
    }

    /**
     * Measures all networks.
     *
     * @param nets the networks
     * @param threads numbers of threads
     * @param racers bring them to the start
     */
    static List<Table> run(
            List<Net> nets,
            List<Integer> threads,
            Racers racers,
            Request request,
            Progress progress) {
        List<String> notes = new ArrayList<>();
        notes.add(machine(request));
        List<Race> races = new ArrayList<>();
        for (Net net : nets) {
            for (int n : threads) {
                String phase = net.name() + ", " + n + (n == 1 ? " thread" : " threads");
                progress.at(phase, 0, 0);
                try {
                    races.add(race(net, n, threads.size(), racers, request, progress, notes));
                } catch (Problem e) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    // What fails with one thread fails with two.
                    notes.add(net.name() + " is not measured: " + e.what());
                    races.add(new Race(net, n, Map.of()));
                    break;
                }
            }
        }
        return new TrainingTables(races, notes.stream().distinct().toList()).all();
    }

    private static Race race(
            Net net,
            int threads,
            int parts,
            Racers racers,
            Request request,
            Progress progress,
            List<String> notes) {
        Map<String, Racer> started = racers.start(net, threads, notes);
        try {
            int laps =
                    Racer.Phase.values().length
                            * started.size()
                            * (request.rounds() + Race.WARM_UP);
            double seconds = request.seconds() / (parts * laps);
            int[] done = new int[1];
            String phase = net.name() + ", " + threads + (threads == 1 ? " thread" : " threads");
            return Race.run(
                    net,
                    threads,
                    started,
                    request.rounds(),
                    seconds,
                    () -> progress.at(phase, done[0]++, laps),
                    Processors::busySeconds);
        } finally {
            started.values().forEach(Racer::close);
        }
    }

    private static String machine(Request request) {
        return String.format(
                Locale.ROOT,
                "Medians of %d rounds in turn after a warm-up. Java %s, %d processors.",
                request.rounds(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
    }

    /** Our side of the race, for another process. */
    private void serve(Net net, int threads) {
        // Not System.in and System.out: Gogo replaces them while a command runs.
        RacerServer server =
                new RacerServer(
                        new FileInputStream(FileDescriptor.in),
                        new PrintStream(
                                new FileOutputStream(FileDescriptor.out),
                                true,
                                StandardCharsets.UTF_8));
        long before = Memory.peak();
        try (Composition net1 = composer.compose(net.part(), net.overrides(threads));
                Composition task1 = composer.compose(TASK, List.of());
                Composed<Encoder> encoder = Composed.one(context, Encoder.class, net1, net.part());
                Composed<DownstreamTask> task =
                        Composed.one(context, DownstreamTask.class, task1, TASK);
                Trainee trainee = new Trainee(encoder.service(), task.service(), net)) {
            server.about("encoder " + net1.resolved());
            server.about("task " + task1.resolved());
            server.about("classes " + Trainee.CLASSES);
            server.serve(trainee, before);
        } catch (Problem e) {
            server.fail(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
