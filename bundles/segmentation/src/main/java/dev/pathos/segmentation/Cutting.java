package dev.pathos.segmentation;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what was heard into utterances.
 *
 * <p>Runs of speech are joined across pauses shorter than {@code pause}; what then holds less than
 * .15 s of speech is a click or a knock and is left out; .1 s are added at both ends, up to the
 * middle of the pause; what is longer than {@code max} is split at the quietest point (the lowest
 * level over .2 s) of its middle half, again and again; what is shorter than {@code min} is left
 * out.
 *
 * @param min seconds of the shortest utterance
 * @param max seconds of the longest, at least twice the shortest
 * @param pause seconds without speech that end an utterance
 */
record Cutting(double min, double max, double pause) {
    private static final double HOP = VoiceActivity.HOP_SECONDS;
    private static final double LEAST_SPEECH = .15;
    private static final double PADDING = .1;
    private static final double QUIET_SECONDS = .2;

    /**
     * What came of a recording.
     *
     * @param utterances the utterances in order, apart from each other
     * @param tooShort how many stretches of speech were too short to be one
     * @param speech seconds of speech, whether in an utterance or not
     */
    record Cut(List<Stretch> utterances, int tooShort, double speech) {}

    private record Run(int from, int to, int speech) {}

    /**
     * Cuts a recording.
     *
     * @param activity what was heard
     * @return its utterances
     */
    Cut cut(VoiceActivity activity) {
        List<Run> runs = joined(SpeechRuns.of(activity.likelihood()));
        runs.removeIf(run -> run.speech() * HOP < LEAST_SPEECH);
        int end = activity.level().length;
        Quietness quietness = new Quietness(activity.level(), hops(QUIET_SECONDS));
        List<Stretch> utterances = new ArrayList<>();
        int tooShort = 0;
        double speech = 0;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            int before = i == 0 ? 0 : (runs.get(i - 1).to() + run.from() + 1) / 2;
            int after = i + 1 == runs.size() ? end : (run.to() + runs.get(i + 1).from() + 1) / 2;
            int from = Math.max(before, run.from() - hops(PADDING));
            int to = Math.min(after, run.to() + hops(PADDING));
            speech += run.speech() * HOP;
            if (to - from < hops(min)) {
                tooShort++;
            } else {
                split(from, to, quietness, utterances);
            }
        }
        return new Cut(List.copyOf(utterances), tooShort, speech);
    }

    private List<Run> joined(List<int[]> runs) {
        List<Run> joined = new ArrayList<>();
        for (int[] run : runs) {
            int last = joined.size() - 1;
            if (last >= 0 && run[0] - joined.get(last).to() < hops(pause)) {
                Run before = joined.remove(last);
                joined.add(new Run(before.from(), run[1], before.speech() + run[1] - run[0]));
            } else {
                joined.add(new Run(run[0], run[1], run[1] - run[0]));
            }
        }
        return joined;
    }

    private void split(int from, int to, Quietness quietness, List<Stretch> utterances) {
        int length = to - from;
        if (length <= hops(max)) {
            utterances.add(new Stretch(from * HOP, to * HOP));
            return;
        }
        int margin = Math.max(hops(min), length / 4);
        int point = quietness.quietest(from + margin, to - margin);
        split(from, point, quietness, utterances);
        split(point, to, quietness, utterances);
    }

    private static int hops(double seconds) {
        return (int) Math.round(seconds / HOP);
    }
}
