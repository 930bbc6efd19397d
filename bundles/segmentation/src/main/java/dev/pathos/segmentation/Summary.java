package dev.pathos.segmentation;

import dev.pathos.api.run.Table;
import dev.pathos.segmentation.SegmentTable.Done;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    private static final List<String> FACES =
            List.of(
                    "recording",
                    "speaker visible",
                    "without",
                    "left out",
                    "sound late",
                    "correlation");

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

    /**
     * The table of faces.
     *
     * @param done the recordings that were used
     * @return for each recording whose pictures were looked at, how far its speaker is visible and
     *     whether its sound fits its pictures; empty if there is none
     */
    static Optional<Table> faces(List<Done> done) {
        List<List<String>> rows = new ArrayList<>();
        for (Done one : done) {
            Outcome outcome = one.outcome();
            List<Segment> seen =
                    outcome.segments().stream().filter(s -> !Double.isNaN(s.faceShare())).toList();
            if (seen.isEmpty()) {
                continue;
            }
            double share =
                    seen.stream().mapToDouble(s -> s.faceShare() * s.stretch().seconds()).sum()
                            / seen.stream().mapToDouble(s -> s.stretch().seconds()).sum();
            boolean known = !Double.isNaN(outcome.offset());
            rows.add(
                    List.of(
                            one.recording().name(),
                            String.format(Locale.ROOT, "%.0f %%", 100 * share),
                            String.valueOf(seen.stream().filter(s -> s.faceShare() == 0).count()),
                            String.valueOf(outcome.faceless()),
                            known ? String.format(Locale.ROOT, "%+.2f s", outcome.offset()) : "-",
                            known
                                    ? String.format(
                                            Locale.ROOT, "%.2f", outcome.offsetCorrelation())
                                    : "-"));
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>();
        notes.add(
                "Speaker visible: share of the utterances' time in which a face is seen whose mouth"
                        + " moves as the voice sounds. Sound late: below 0 it is early; - where no"
                        + " lag within .6 s stands out.");
        if (rows.size() > SHOWN) {
            notes.add("The first " + SHOWN + " of " + rows.size() + "; segments.csv has them all.");
        }
        return Optional.of(
                new Table(
                        "Faces of recordings",
                        FACES,
                        rows.subList(0, Math.min(SHOWN, rows.size())),
                        notes));
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
