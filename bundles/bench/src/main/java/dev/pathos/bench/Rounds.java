package dev.pathos.bench;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Benchmark.Progress;
import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Audio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The rounds of a benchmark: each contestant in turn, in each way of working. */
final class Rounds {
    private static final double FRAMES_PER_SECOND = 100;
    private static final double MICROS = 1e6;
    private static final String ABSENT = "-";

    /** The ways of working, by name. */
    private static final String ALONE = "alone";

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
        List<Audio> clips = material.clips();
        int done = 0;
        for (Extractors.Living each : living.values()) {
            progress.at("warming up", done++, living.size());
            stopwatch.warmUp(each.extractor(), clips, warmUp);
        }
        Map<String, ToDoubleFunction<FeatureExtractor>> ways = new LinkedHashMap<>();
        ways.put(ALONE, extractor -> stopwatch.microseconds(extractor, clips));
        ways.put(ONE, extractor -> stopwatch.microseconds(extractor, clips, 1));
        ways.put(TWO, extractor -> stopwatch.microseconds(extractor, clips, 2));
        for (int length : LENGTHS) {
            List<Audio> looped = List.of(material.looped(length * unit));
            ways.put(name(length), extractor -> stopwatch.microseconds(extractor, looped));
        }
        done = 0;
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, ToDoubleFunction<FeatureExtractor>> way : ways.entrySet()) {
                for (Map.Entry<Contestant, Extractors.Living> each : living.entrySet()) {
                    progress.at("measuring", done++, rounds * ways.size() * living.size());
                    times.computeIfAbsent(each.getKey(), c -> new LinkedHashMap<>())
                            .computeIfAbsent(way.getKey(), w -> new Times())
                            .add(way.getValue().applyAsDouble(each.getValue().extractor()));
                }
            }
        }
        return this;
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
        notes.addAll(missing);
        return List.of(speeds(contestants, notes), others(contestants), scaling());
    }

    private Table speeds(List<Contestant> contestants, List<String> notes) {
        List<List<String>> rows = new ArrayList<>();
        for (Contestant contestant : contestants) {
            Map<String, Times> measured = times.get(contestant);
            if (measured == null) {
                rows.add(
                        List.of(
                                contestant.name(),
                                contestant.configured(),
                                ABSENT,
                                ABSENT,
                                ABSENT,
                                ABSENT));
                continue;
            }
            Times alone = measured.get(ALONE);
            int columns =
                    living.get(contestant)
                            .extractor()
                            .extract(material.clips().get(0))
                            .columns()
                            .size();
            double realTime = MICROS / FRAMES_PER_SECOND / alone.median();
            rows.add(
                    List.of(
                            contestant.name(),
                            contestant.configured(),
                            String.valueOf(columns),
                            Times.text(alone.median()),
                            alone.range(),
                            String.format(Locale.ROOT, "%,.0f", realTime)));
        }
        return new Table(
                "Features on one thread, microseconds for a frame (10 ms of sound)",
                List.of("features", "part", "columns", "us/frame", "range", "x real time"),
                rows,
                notes);
    }

    private Table others(List<Contestant> contestants) {
        List<List<String>> rows = new ArrayList<>();
        for (Contestant contestant : contestants) {
            for (Contestant.Other other : contestant.others()) {
                Map<String, Times> measured = times.get(contestant);
                boolean there = measured != null;
                double ours = there ? measured.get(ALONE).median() : Double.NaN;
                rows.add(
                        List.of(
                                contestant.name(),
                                there ? Times.text(ours) : ABSENT,
                                other.program(),
                                Times.text(other.microseconds()),
                                there ? Times.text(other.microseconds() / ours) : ABSENT));
            }
        }
        return new Table(
                "Beside other programs",
                List.of("features", "us/frame", "other program", "its us/frame", "times as fast"),
                rows,
                List.of(
                        "The times of other programs are written down, not measured now: one"
                                + " thread of a machine with 2 cores, 2405 s of speech in 638"
                                + " files. See docs/benchmarks.md; on another machine the ratios"
                                + " are a guide only."));
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
                "Scaling: threads that share files, and sounds of more and more seconds,"
                        + " microseconds for a frame",
                header,
                rows,
                List.of(
                        "Elapsed time over frames of all threads. The same number in each of the"
                                + " last columns means that time grows as the sound does."));
    }
}
