package dev.pathos.bench;

import dev.pathos.bench.Racer.Lap;
import dev.pathos.bench.Racer.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * What racers took for one network with one number of threads, lap by lap in turn.
 *
 * @param net the network
 * @param threads that each of them used
 * @param results by program, ours first; empty if ours did not start
 */
record Race(Net net, int threads, Map<String, Result> results) {
    /** What we are called. */
    static final String OURS = "Pathos";

    /** Laps that only warm up. */
    static final int WARM_UP = 2;

    /**
     * What one of them took.
     *
     * @param ready what it said before
     * @param inferring the most memory of its process when it had only predicted, in bytes
     * @param training the most in the end
     * @param rates utterances a second, lap after lap
     * @param byCpu utterances for a second of processor time, all laps together; 0 if unknown
     * @param others processors that other programs kept busy meanwhile, on average; NaN if unknown
     */
    record Result(
            Racer.Ready ready,
            long inferring,
            long training,
            Map<Phase, List<Double>> rates,
            Map<Phase, Double> byCpu,
            double others) {
        Times times(Phase phase) {
            return Times.of(rates.get(phase));
        }

        /** How many times as fast it was as another, lap for lap. */
        Times over(Result other, Phase phase) {
            Times ratios = new Times();
            List<Double> mine = rates.get(phase);
            for (int i = 0; i < mine.size(); i++) {
                ratios.add(mine.get(i) / other.rates.get(phase).get(i));
            }
            return ratios;
        }

        /** How many times as fast its fastest lap was as another's. */
        double best(Result other, Phase phase) {
            return Collections.max(rates.get(phase)) / Collections.max(other.rates.get(phase));
        }
    }

    /**
     * Has racers run, each in turn, laps that warm up and then those that count.
     *
     * @param racers by name, ours first
     * @param rounds laps of each phase that count
     * @param seconds of a lap
     * @param lap is told before each lap
     * @param busy seconds that the machine's processors were busy so far
     */
    static Race run(
            Net net,
            int threads,
            Map<String, Racer> racers,
            int rounds,
            double seconds,
            Runnable lap,
            DoubleSupplier busy) {
        Map<String, Course> courses = new LinkedHashMap<>();
        racers.forEach((name, racer) -> courses.put(name, new Course(racer, net, busy)));
        for (Phase phase : Phase.values()) {
            for (int w = 0; w < WARM_UP; w++) {
                for (Course course : courses.values()) {
                    lap.run();
                    course.warmUp(phase, seconds);
                }
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Phase phase : Phase.values()) {
                for (Course course : courses.values()) {
                    lap.run();
                    course.measure(phase, seconds);
                }
            }
        }
        Map<String, Result> results = new LinkedHashMap<>();
        courses.forEach((name, course) -> results.put(name, course.result()));
        return new Race(net, threads, results);
    }

    /** Processors that other programs kept busy meanwhile, on average; NaN if unknown. */
    double others() {
        return results.values().stream().mapToDouble(Result::others).average().orElse(Double.NaN);
    }

    /** One racer's laps. */
    private static final class Course {
        private final Racer racer;
        private final Net net;
        private final DoubleSupplier busy;
        private final Map<Phase, List<Double>> rates = new EnumMap<>(Phase.class);
        private final Map<Phase, Double> done = new EnumMap<>(Phase.class);
        private final Map<Phase, Double> cpu = new EnumMap<>(Phase.class);
        private long inferring;
        private long training;
        private double elapsed;
        private double others;

        Course(Racer racer, Net net, DoubleSupplier busy) {
            this.racer = racer;
            this.net = net;
            this.busy = busy;
            for (Phase phase : Phase.values()) {
                rates.put(phase, new ArrayList<>());
            }
        }

        void warmUp(Phase phase, double seconds) {
            Lap lap = racer.run(phase, seconds);
            if (phase == Phase.INFERENCE) {
                inferring = lap.memory();
            }
        }

        void measure(Phase phase, double seconds) {
            double before = busy.getAsDouble();
            Lap lap = racer.run(phase, seconds);
            others += busy.getAsDouble() - before - lap.cpu();
            double utterances = (double) lap.steps() * net.utterances();
            rates.get(phase).add(utterances / lap.seconds());
            done.merge(phase, utterances, Double::sum);
            cpu.merge(phase, lap.cpu(), Double::sum);
            training = lap.memory();
            elapsed += lap.seconds();
        }

        Result result() {
            Map<Phase, Double> byCpu = new EnumMap<>(Phase.class);
            cpu.forEach(
                    (phase, spent) -> byCpu.put(phase, spent > 0 ? done.get(phase) / spent : 0));
            double load = Math.max(0, others / elapsed);
            return new Result(racer.ready(), inferring, training, rates, byCpu, load);
        }
    }
}
