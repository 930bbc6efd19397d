package dev.pathos.segmentation;

import dev.pathos.segmentation.FaceWatch.Seen;
import dev.pathos.tracking.Trace;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which face speaks in an utterance: the largest, by area and time, whose mouth moves as the
 * voice sounds.
 *
 * <p>Mouth and voice are compared from half a second before the utterance to half a second after
 * it, so that the pauses around it count, with the recording's offset taken out.
 */
final class SpeakingFace {
    /** What a mouth must agree with the voice. */
    static final double LEAST_CORRELATION = .25;

    private static final double AROUND = .5;

    private final Seen seen;
    private final List<Trace> mouths;
    private final Trace voice;
    private final SoundOffset offset;

    /**
     * Compares the faces with the voice.
     *
     * @param seen all faces of the video
     * @param activity the sound
     */
    SpeakingFace(Seen seen, VoiceActivity activity) {
        this.seen = seen;
        this.mouths = seen.faces().stream().map(f -> mouth(f, seen.times())).toList();
        this.voice = voice(activity);
        this.offset = SoundOffset.of(mouths, voice);
    }

    /** log(1 + likelihood ratio of speech). */
    static Trace voice(VoiceActivity activity) {
        double[] times = new double[activity.likelihood().length];
        double[] voice = new double[times.length];
        for (int t = 0; t < times.length; t++) {
            times[t] = (t + .5) * VoiceActivity.HOP_SECONDS;
            voice[t] = Math.log1p(Math.max(0, activity.likelihood()[t]));
        }
        return Trace.of(times, voice);
    }

    private static Trace mouth(SeenFace face, double[] times) {
        double[] at = new double[face.count()];
        double[] motion = new double[face.count()];
        for (int i = 0; i < at.length; i++) {
            at[i] = times[face.picture(i)];
            motion[i] = face.motion(i);
        }
        return Trace.of(at, motion);
    }

    /** How much later than the picture the sound comes. */
    SoundOffset offset() {
        return offset;
    }

    /**
     * Looks for the face that speaks.
     *
     * @param utterance a stretch of the sound
     * @return the utterance with the share of its pictures in which that face is visible, and the
     *     agreement; the share is 0 if no face speaks, and the agreement then that of the face that
     *     agrees best
     */
    Segment of(Stretch utterance) {
        double late = Double.isNaN(offset.seconds()) ? 0 : offset.seconds();
        int lag = (int) Math.round(late * Trace.RATE);
        double start = utterance.start() - late;
        double end = utterance.end() - late;
        double largest = 0;
        double share = 0;
        double correlation = Double.NaN;
        double best = Double.NaN;
        int first = index(start);
        int last = index(end);
        for (int f = 0; f < mouths.size(); f++) {
            SeenFace face = seen.faces().get(f);
            double r = mouths.get(f).correlation(voice, lag, start - AROUND, end + AROUND);
            int from = face.from(first);
            int to = face.from(last);
            if (to == from || Double.isNaN(r)) {
                continue;
            }
            best = Double.isNaN(best) ? r : Math.max(best, r);
            double area = 0;
            for (int i = from; i < to; i++) {
                area += face.area(i);
            }
            if (r >= LEAST_CORRELATION && area > largest) {
                largest = area;
                share = Math.min(1, (double) (to - from) / (last - first));
                correlation = r;
            }
        }
        return new Segment(utterance, share, share > 0 ? correlation : best);
    }

    /** The number of the first picture from a time on. */
    private int index(double seconds) {
        int at = Arrays.binarySearch(seen.times(), seconds);
        return at < 0 ? -at - 1 : at;
    }
}
