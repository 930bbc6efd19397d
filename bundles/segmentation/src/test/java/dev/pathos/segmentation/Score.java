package dev.pathos.segmentation;

import java.util.List;
import java.util.Locale;

/**
 * How far utterances agree with what is known of a recording.
 *
 * @param precision share of the 10 ms frames in utterances that are speech
 * @param recall share of the frames of speech that are in utterances
 * @param hits share of the beginnings and ends of speech with one of an utterance within .2 s
 * @param utterances how many there are
 */
record Score(double precision, double recall, double hits, int utterances) {
    private static final double TOLERANCE = .2;

    static Score of(List<Stretch> truth, List<Stretch> found, double seconds) {
        boolean[] wanted = frames(truth, seconds);
        boolean[] given = frames(found, seconds);
        int both = 0;
        int inTruth = 0;
        int inFound = 0;
        for (int t = 0; t < wanted.length; t++) {
            both += wanted[t] && given[t] ? 1 : 0;
            inTruth += wanted[t] ? 1 : 0;
            inFound += given[t] ? 1 : 0;
        }
        long hits = 0;
        for (Stretch s : truth) {
            hits += found.stream().anyMatch(f -> near(f.start(), s.start())) ? 1 : 0;
            hits += found.stream().anyMatch(f -> near(f.end(), s.end())) ? 1 : 0;
        }
        return new Score(
                (double) both / inFound,
                (double) both / inTruth,
                hits / (2.0 * truth.size()),
                found.size());
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE;
    }

    private static boolean[] frames(List<Stretch> stretches, double seconds) {
        boolean[] frames = new boolean[(int) Math.round(seconds * 100)];
        for (Stretch s : stretches) {
            int to = (int) Math.min(frames.length, Math.round(s.end() * 100));
            for (int t = (int) Math.round(s.start() * 100); t < to; t++) {
                frames[t] = true;
            }
        }
        return frames;
    }

    /** One line for a person. */
    String line(String what) {
        return String.format(
                Locale.ROOT,
                "%-49s precision %.3f  recall %.3f  boundaries %.3f  utterances %d",
                what,
                precision,
                recall,
                hits,
                utterances);
    }
}
