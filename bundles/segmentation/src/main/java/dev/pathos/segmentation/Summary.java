package dev.pathos.segmentation;

import dev.pathos.api.run.Table;
import dev.pathos.segmentation.SegmentTable.Done;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Tells a person what was found. */
final class Summary {
    /** Recordings that stand in the table by themselves. */
    private static final int SHOWN = 20;

    private static final List<String> HEADER =
            List.of(
                    "recording",
                    "length",
                    "speech",
                    "utterances",
                    "median",
                    "shortest",
                    "longest",
                    "too short");

    private Summary() {}

    /**
     * The table of recordings.
     *
     * @param done the recordings that were used
     * @param notes sentences beneath
     * @return the table, the longest recordings first, all together last
     */
    static Table of(List<Done> done, List<String> notes) {
        List<Done> longest =
                done.stream()
                        .sorted(
                                Comparator.comparingDouble((Done d) -> -d.outcome().seconds())
                                        .thenComparing(d -> d.recording().name()))
                        .limit(SHOWN)
                        .toList();
        List<List<String>> rows = new ArrayList<>();
        longest.forEach(d -> rows.add(row(d.recording().name(), List.of(d.outcome()))));
        if (done.size() > SHOWN) {
            rows.add(
                    row(
                            (done.size() - SHOWN) + " shorter ones",
                            done.stream()
                                    .filter(d -> !longest.contains(d))
                                    .map(Done::outcome)
                                    .toList()));
        }
        if (done.size() > 1) {
            rows.add(row("all " + done.size(), done.stream().map(Done::outcome).toList()));
        }
        return new Table("Utterances of recordings", HEADER, rows, notes);
    }

    private static List<String> row(String name, List<Outcome> outcomes) {
        double seconds = outcomes.stream().mapToDouble(Outcome::seconds).sum();
        double speech = outcomes.stream().mapToDouble(Outcome::speech).sum();
        double[] lengths =
                outcomes.stream()
                        .flatMap(o -> o.segments().stream())
                        .mapToDouble(s -> s.stretch().seconds())
                        .sorted()
                        .toArray();
        int n = lengths.length;
        return List.of(
                name,
                length(seconds),
                String.format(Locale.ROOT, "%.0f %%", 100 * speech / seconds),
                String.valueOf(n),
                n == 0 ? "-" : seconds(lengths[n / 2]),
                n == 0 ? "-" : seconds(lengths[0]),
                n == 0 ? "-" : seconds(lengths[n - 1]),
                String.valueOf(outcomes.stream().mapToInt(Outcome::tooShort).sum()));
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f s", value);
    }

    /** Seconds, minutes or hours. */
    static String length(double seconds) {
        if (seconds < 60) {
            return seconds(seconds);
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
                : String.format(Locale.ROOT, "%.2f h", seconds / 3600);
    }
}
