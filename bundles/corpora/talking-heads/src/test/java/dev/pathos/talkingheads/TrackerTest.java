package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackerTest {
    private final Parameters parameters = Parameters.load();
    private final Studio studio = new Studio(parameters, new Recipe(24, 30, 4, 1, true));

    private List<Take> takes() {
        List<Take> takes = new ArrayList<>();
        for (int s = 0; s < 24; s++) {
            for (int u = 0; u < 6; u++) {
                takes.add(studio.take(s, u));
            }
        }
        return takes;
    }

    private static double size(TrackedFrame frame) {
        return Math.hypot(frame.x()[45] - frame.x()[36], frame.y()[45] - frame.y()[36]);
    }

    private static boolean spoken(Take take, double seconds) {
        return take.score().segments().stream()
                .anyMatch(
                        s ->
                                s.phone().kind() == Phone.Kind.VOWEL
                                        && seconds >= s.start()
                                        && seconds < s.end());
    }

    @Test
    void should_open_the_mouth_when_vowels_are_spoken() {
        double open = 0;
        double shut = 0;
        int vowels = 0;
        int rests = 0;
        for (Take take : takes()) {
            for (TrackedFrame frame : studio.video(take)) {
                double t = frame.seconds();
                double gap = (frame.y()[66] - frame.y()[62]) / Math.max(1, size(frame));
                if (frame.success() && spoken(take, t)) {
                    open += gap;
                    vowels++;
                } else if (frame.success() && t < take.score().begin() - .08) {
                    shut += gap;
                    rests++;
                }
            }
        }
        assertTrue(open / vowels > 1.5 * shut / rests, open / vowels + " " + shut / rests);
    }

    @Test
    void should_lose_faces_sometimes_and_keep_most_when_many_are_tracked() {
        int frames = 0;
        int lost = 0;
        int doubtful = 0;
        int zeros = 0;
        int partly = 0;
        for (Take take : takes()) {
            List<TrackedFrame> track = studio.video(take);
            assertEquals(take.frames(), track.size());
            long gone = track.stream().filter(f -> !f.success()).count();
            partly += gone > 0 && gone < track.size() ? 1 : 0;
            for (TrackedFrame frame : track) {
                frames++;
                lost += frame.success() ? 0 : 1;
                doubtful += frame.success() && frame.confidence() < .8 ? 1 : 0;
                zeros += !frame.success() && frame.x()[0] == 0 ? 1 : 0;
                assertTrue(frame.success() || frame.confidence() <= .3);
            }
        }
        assertTrue(lost > .005 * frames && lost < .12 * frames, lost + " of " + frames);
        assertTrue(doubtful > .005 * frames && doubtful < .1 * frames, doubtful + "");
        assertTrue(zeros > 0 && zeros < lost, "some lost faces leave values, some zeros");
        assertTrue(partly > 5, "clips that lose the face for a while: " + partly);
    }

    @Test
    void should_see_action_units_where_the_emotion_shows_them_when_averaged() {
        double[][] mean = new double[Emotion.values().length][ActionUnit.values().length];
        for (Take take : takes()) {
            List<TrackedFrame> track = studio.video(take);
            for (TrackedFrame frame : track) {
                for (int u = 0; u < mean[0].length && frame.success(); u++) {
                    mean[take.face().emotion().ordinal()][u] +=
                            frame.intensity()[u] / track.size() / 24;
                }
            }
        }
        more(mean, ActionUnit.AU12, Emotion.HAPPINESS, Emotion.SADNESS);
        more(mean, ActionUnit.AU06, Emotion.HAPPINESS, Emotion.ANGER);
        more(mean, ActionUnit.AU09, Emotion.DISGUST, Emotion.NEUTRAL);
        more(mean, ActionUnit.AU15, Emotion.SADNESS, Emotion.HAPPINESS);
        more(mean, ActionUnit.AU20, Emotion.FEAR, Emotion.NEUTRAL);
        more(mean, ActionUnit.AU23, Emotion.ANGER, Emotion.NEUTRAL);
    }

    private static void more(double[][] mean, ActionUnit unit, Emotion most, Emotion less) {
        double high = mean[most.ordinal()][unit.ordinal()];
        double low = mean[less.ordinal()][unit.ordinal()];
        assertTrue(high > low + .3, unit + " in " + most + " " + high + ", " + less + " " + low);
    }

    @Test
    void should_disagree_sometimes_and_mostly_agree_when_presence_meets_intensity() {
        int agree = 0;
        int all = 0;
        for (Take take : takes()) {
            for (TrackedFrame frame : studio.video(take)) {
                for (int u = 0; u < frame.present().length && frame.success(); u++) {
                    agree += frame.present()[u] == frame.intensity()[u] >= 1 ? 1 : 0;
                    all++;
                }
            }
        }
        assertTrue(agree > .75 * all && agree < .98 * all, agree + " of " + all);
    }

    @Test
    void should_blink_now_and_then_when_time_passes() {
        int blinks = 0;
        double seconds = 0;
        for (Take take : takes()) {
            boolean shut = false;
            for (TrackedFrame frame : studio.video(take)) {
                boolean now = frame.intensity()[ActionUnit.AU45.ordinal()] > 2;
                blinks += now && !shut && frame.success() ? 1 : 0;
                shut = now;
            }
            seconds += take.score().seconds();
        }
        double perMinute = 60 * blinks / seconds;
        assertTrue(perMinute > 8 && perMinute < 40, perMinute + " blinks a minute");
    }
}
