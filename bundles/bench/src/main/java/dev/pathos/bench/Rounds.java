package dev.pathos.bench;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Benchmark.Progress;
import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Audio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** The rounds of a benchmark: each contestant in turn, in each way of working. */
final class Rounds {
    private static final double FRAMES_PER_SECOND = 100;
    private static final double MICROS = 1e6;
    private static final String ABSENT = "-";

    /** Elapsed time over CPU time from which on others must have had the processor. */
    private static final double BUSY = 1.15;

    /** The ways of working, by name. */
    private static final String ALONE = "alone";

    private static final String CPU = "cpu";

    private static final String ONE = "1 thread";
    private static final String TWO = "2 threads";
    private static final List<Integer> LENGTHS = List.of(1, 4, 16);

    private final Stopwatch stopwatch;
    private final Material material;
    private final Map<Contestant, Extractors.Living> living;
    private final int rounds;
    private final Progress progress;
    private final double unit;
    private final Map<Contestant, Map<String, Times>> times = new LinkedHashMap<>();

    Rounds(
            Stopwatch stopwatch,
            Material material,
            Map<Contestant, Extractors.Living> living,
            int rounds,
            Progress progress) {
        this.stopwatch = stopwatch;
        this.material = material;
        this.living = living;
        this.rounds = rounds;
        this.progress = progress;
        unit = Material.seconds(material.clips()) / 4;
    }

    /** Warms up and measures. */
    Rounds measure(double warmUp) {
        int done = 0;
        for (Extractors.Living each : living.values()) {
            progress.at("warming up", done++, living.size());
            stopwatch.warmUp(each.extractor(), material.clips(), warmUp);
        }
        List<BiConsumer<Contestant, FeatureExtractor>> ways = ways();
        done = 0;
        for (int round = 0; round < rounds; round++) {
            for (BiConsumer<Contestant, FeatureExtractor> way : ways) {
                for (Map.Entry<Contestant, Extractors.Living> each : living.entrySet()) {
                    progress.at("measuring", done++, rounds * ways.size() * living.size());
                    way.accept(each.getKey(), each.getValue().extractor());
                }
            }
        }
        return this;
    }

    private List<BiConsumer<Contestant, FeatureExtractor>> ways() {
        List<Audio> clips = material.clips();
        List<BiConsumer<Contestant, FeatureExtractor>> ways = new ArrayList<>();
        ways.add(
                (contestant, extractor) -> {
                    Stopwatch.Cost cost = stopwatch.alone(extractor, clips);
                    add(contestant, ALONE, cost.elapsed());
                    add(contestant, CPU, cost.cpu());
                });
        ways.add((who, extractor) -> add(who, ONE, stopwatch.shared(extractor, clips, 1)));
        ways.add((who, extractor) -> add(who, TWO, stopwatch.shared(extractor, clips, 2)));
        for (int length : LENGTHS) {
            List<Audio> looped = List.of(material.looped(length * unit));
            ways.add(
                    (who, extractor) ->
                            add(who, name(length), stopwatch.alone(extractor, looped).steadier()));
        }
        return ways;
    }

    private void add(Contestant contestant, String way, double microseconds) {
        times.computeIfAbsent(contestant, c -> new LinkedHashMap<>())
                .computeIfAbsent(way, w -> new Times())
                .add(microseconds);
    }

    private static String name(int length) {
        return "x " + length;
    }

    /**
     * Tells what was measured.
     *
     * @param contestants all that were wanted, with those that did not come to life
     * @param header what the figures hold for
     * @param missing why some are missing
     */
    List<Table> tables(List<Contestant> contestants, List<String> header, List<String> missing) {
        List<String> notes = new ArrayList<>(header);
        if (busy()) {
            notes.add(
                    "The machine was busy with something else meanwhile: CPU time is nearer to what"
                            + " a quiet one would take.");
        }
        notes.addAll(missing);
        return List.of(speeds(contestants, notes), others(contestants), scaling());
    }

    private boolean busy() {
        return times.values().stream()
                .anyMatch(
                        of ->
                                of.get(CPU).known()
                                        && of.get(ALONE).median() > BUSY * of.get(CPU).median());
    }

    private Table speeds(List<Contestant> contestants, List<String> notes) {
        List<List<String>> rows = new ArrayList<>();
        for (Contestant contestant : contestants) {
            List<String> row = new ArrayList<>(List.of(contestant.name(), contestant.configured()));
            Map<String, Times> measured = times.get(contestant);
            row.addAll(
                    measured == null
                            ? Collections.nCopies(5, ABSENT)
                            : figures(living.get(contestant).extractor(), measured));
            rows.add(row);
        }
        return new Table(
                "Features on one thread, microseconds for a frame (10 ms of sound)",
                List.of("features", "part", "columns", "us/frame", "range", "CPU", "x real time"),
                rows,
                notes);
    }

    private List<String> figures(FeatureExtractor extractor, Map<String, Times> measured) {
        Times alone = measured.get(ALONE);
        int columns = extractor.extract(material.clips().get(0)).columns().size();
        double realTime = MICROS / FRAMES_PER_SECOND / alone.median();
        return List.of(
                String.valueOf(columns),
                Times.text(alone.median()),
                alone.range(),
                measured.get(CPU).known() ? Times.text(measured.get(CPU).median()) : ABSENT,
                String.format(Locale.ROOT, "%,.0f", realTime));
    }

    private Table others(List<Contestant> contestants) {
        List<List<String>> rows = new ArrayList<>();
        for (Contestant contestant : contestants) {
            for (Contestant.Other other : contestant.others()) {
                List<String> row = new ArrayList<>();
                row.add(contestant.name());
                row.add(other.program());
                row.add(Times.text(other.microseconds()));
                Map<String, Times> measured = times.getOrDefault(contestant, Map.of());
                for (String way : List.of(ALONE, CPU)) {
                    Times ours = measured.getOrDefault(way, new Times());
                    row.add(
                            ours.known()
                                    ? Times.text(other.microseconds() / ours.median())
                                    : ABSENT);
                }
                rows.add(row);
            }
        }
        return new Table(
                "Beside other programs: how many times as fast we are",
                List.of("features", "other program", "its us/frame", "times", "by CPU"),
                rows,
                List.of(
                        "The times of other programs are written down, not measured now: elapsed on"
                                + " one thread of another machine with 2 cores, 2405 s of speech in"
                                + " 638 files. A machine that is faster than that one flatters us,"
                                + " and so does CPU time beside elapsed time: docs/benchmarks.md"
                                + " has a yardstick."));
    }

    private Table scaling() {
        List<String> header = new ArrayList<>(List.of("features", ONE, TWO, "speed-up"));
        for (int length : LENGTHS) {
            header.add(
                    new BigDecimal(length * unit).round(new MathContext(3)).toPlainString() + " s");
        }
        List<List<String>> rows = new ArrayList<>();
        times.forEach(
                (contestant, measured) -> {
                    List<String> row = new ArrayList<>();
                    row.add(contestant.name());
                    double one = measured.get(ONE).median();
                    double two = measured.get(TWO).median();
                    row.add(Times.text(one));
                    row.add(Times.text(two));
                    row.add(Times.text(one / two));
                    for (int length : LENGTHS) {
                        row.add(Times.text(measured.get(name(length)).median()));
                    }
                    rows.add(row);
                });
        return new Table(
                "Scaling: threads that share files, and longer and longer sounds, microseconds for a"
                        + " frame",
                header,
                rows,
                List.of(
                        "Threads: elapsed time over the frames of all. Sounds: CPU time, where Java"
                                + " can tell it, of one thread; the same number in each column"
                                + " means that time grows as the sound does."));
    }
}
