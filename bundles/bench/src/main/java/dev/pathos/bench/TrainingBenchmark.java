package dev.pathos.bench;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.run.Benchmark;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.util.ArrayList;
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
        return TrainingOptions.NAMES;
    }

    @Override
    public List<Table> run(Request request, Progress progress) {
        return run(request, Map.of(), progress);
    }

    @Override
    public List<Table> run(Request request, Map<String, String> options, Progress progress) {
        TrainingOptions chosen = TrainingOptions.of(options);
        if (Boolean.parseBoolean(context.getProperty(Relaunch.RACER))) {
            new OurRacer(context, composer, chosen.precision())
                    .serve(chosen.nets().get(0), chosen.threads().get(0));
            return List.of();
        }
        String features = Objects.requireNonNullElse(context.getProperty("pathos.features"), "");
        Relaunch again = new Relaunch(features);
        try (ProcessRacers racers =
                new ProcessRacers(
                        (net, count) -> again.racer(net, count, chosen.precision()),
                        chosen.python())) {
            return run(chosen.nets(), chosen.threads(), racers, request, progress);
        }
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
}
