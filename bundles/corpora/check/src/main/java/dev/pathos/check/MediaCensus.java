package dev.pathos.check;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files behind the utterances: how long, which rates, what is missing or there twice. */
final class MediaCensus {
    /** So many files' digests are kept, about 25 MB. */
    private static final int DIGESTS = 100_000;

    /** Tables round seconds. */
    private static final double ROUNDING = .05;

    private final MediaSource source;
    private final boolean fast;
    private final Findings findings;
    private final Strays strays;
    private final Tally formats = new Tally(100);
    private final Tally sidecars = new Tally(100);
    private final Map<String, String> digests = new HashMap<>();
    private Path last;
    private double lastSeconds;
    private double total;
    private long known;
    private long files;
    private double shortest = Double.POSITIVE_INFINITY;
    private double longest;

    /**
     * Looks at nothing yet.
     *
     * @param source decodes sound whose header says too little
     * @param fast whether to leave files closed
     * @param findings is told what is wrong
     */
    MediaCensus(MediaSource source, boolean fast, Findings findings) {
        this.source = source;
        this.fast = fast;
        this.findings = findings;
        this.strays = new Strays();
    }

    /**
     * Looks at an utterance's files.
     *
     * @param utterance the utterance
     * @return its seconds; NaN if they stay unknown
     */
    double add(Utterance utterance) {
        utterance
                .sidecars()
                .forEach(
                        (kind, file) -> {
                            sidecars.add(kind);
                            strays.used(file);
                            if (!Files.isRegularFile(file)) {
                                findings.add("no such file (" + kind + ")", file.toString());
                            }
                        });
        if (!utterance.media().equals(last)) {
            last = utterance.media();
            lastSeconds = file(utterance);
        }
        double seconds = seconds(utterance, lastSeconds);
        if (!Double.isNaN(seconds)) {
            total += seconds;
            known++;
            shortest = Math.min(shortest, seconds);
            longest = Math.max(longest, seconds);
        }
        return seconds;
    }

    private double seconds(Utterance utterance, double file) {
        Recording recording = utterance.recording();
        double end = recording.end();
        if (end > file + ROUNDING && !Double.isInfinite(end) || recording.start() >= file) {
            findings.add(
                    "it ends after its file",
                    String.format(Locale.ROOT, "%s (%.2f s of %.2f s)", utterance.id(), end, file));
        }
        double until = Double.isNaN(file) ? end : Math.min(end, file);
        return Double.isInfinite(until) ? Double.NaN : Math.max(0, until - recording.start());
    }

    /** Looks at a file that was not the last one too; its seconds, or NaN. */
    private double file(Utterance utterance) {
        Path media = utterance.media();
        files++;
        strays.used(media);
        if (!Files.isRegularFile(media)) {
            findings.add("no such file", media.toString());
            return Double.NaN;
        }
        if (fast) {
            return Double.NaN;
        }
        try {
            if (digests.size() < DIGESTS) {
                String before = digests.putIfAbsent(Digests.of(media), utterance.id());
                if (before != null && !before.equals(utterance.id())) {
                    findings.add("identical files", before + " = " + utterance.id());
                }
            }
            Optional<SoundHeader> header = SoundHeader.of(media);
            if (header.isPresent()) {
                formats.add(format(header.get()));
                return header.get().seconds();
            }
            formats.add("in other formats");
            return source.open(whole(utterance)).audio().seconds();
        } catch (IOException e) {
            findings.add("its sound cannot be read", utterance.id() + " (" + e.getMessage() + ")");
            return Double.NaN;
        }
    }

    private static String format(SoundHeader header) {
        String channels =
                switch (header.channels()) {
                    case 1 -> "mono";
                    case 2 -> "stereo";
                    default -> header.channels() + " channels";
                };
        return "at " + String.format(Locale.ROOT, "%,d", header.rate()) + " Hz " + channels;
    }

    private static Utterance whole(Utterance u) {
        return new Utterance(
                u.id(), u.speaker(), u.session(), u.media(), u.sidecars(), u.annotations());
    }

    /** Rows of the summary. */
    List<List<String>> rows(long clips) {
        List<List<String>> rows = new ArrayList<>();
        if (known > 0) {
            rows.add(
                    List.of(
                            "duration",
                            Words.duration(total)
                                    + (known < clips
                                            ? " in " + Words.count(known) + " clips, others unknown"
                                            : "")));
            rows.add(
                    List.of(
                            "a clip",
                            Words.duration(shortest)
                                    + " to "
                                    + Words.duration(longest)
                                    + ", on average "
                                    + Words.duration(total / known)));
        } else {
            rows.add(List.of("duration", fast ? "not looked at (--fast)" : "unknown"));
        }
        if (files < clips) {
            rows.add(List.of("files", Words.count(files) + ", of which clips are parts"));
        }
        if (!formats.isEmpty()) {
            rows.add(List.of("sound files", formats.inWords()));
        }
        rows.add(List.of("sidecars", sidecars.isEmpty() ? "none" : sidecars.inWords()));
        return rows;
    }

    /** Sentences about what was not looked at. */
    List<String> limits() {
        List<String> sentences = new ArrayList<>();
        if (digests.size() >= DIGESTS) {
            sentences.add(
                    "Identical files were looked for among the first "
                            + Words.count(DIGESTS)
                            + " only.");
        }
        if (strays.givenUp()) {
            sentences.add("There are too many files to look for those that no clip uses.");
        }
        return sentences;
    }

    /**
     * Notes different rates, and files that no utterance uses.
     *
     * @param ledger knows which are left out on purpose
     */
    void find(LedgerCensus ledger) {
        if (formats.counts().size() > 1) {
            findings.add("sound files differ in rate or channels", formats.inWords());
        }
        strays.find(ledger, findings);
    }
}
