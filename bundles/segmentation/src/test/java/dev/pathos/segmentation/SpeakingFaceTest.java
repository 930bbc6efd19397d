package dev.pathos.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import dev.pathos.segmentation.FaceWatch.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpeakingFaceTest {
    private static final double SECONDS = 30;

    /** A voice that comes and goes, the same at the same time always. */
    private static double voice(double time) {
        return Math.max(0, Math.sin(time * 2.1) + .8 * Math.sin(time * 5.3 + 1) + .3);
    }

    private static VoiceActivity sound(double late) {
        float[] likelihood = new float[(int) (SECONDS * 100)];
        for (int t = 0; t < likelihood.length; t++) {
            likelihood[t] = (float) Math.expm1(2 * voice((t + .5) / 100 - late));
        }
        return new VoiceActivity(likelihood, new float[likelihood.length]);
    }

    private static double[] times() {
        double[] times = new double[(int) (SECONDS * 25)];
        Arrays.setAll(times, i -> i / 25.0);
        return times;
    }

    private static SeenFace face(double area, boolean speaking, double from, double to, long seed) {
        SplittableRandom random = Seeds.random(seed, "faces");
        SeenFace face = new SeenFace();
        double[] times = times();
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= from && times[i] < to) {
                double noise = random.nextDouble(.5);
                face.add(i, area, speaking ? voice(times[i]) + noise : 2 * noise);
            }
        }
        return face;
    }

    private static SpeakingFace look(double late, SeenFace... faces) {
        return new SpeakingFace(new Seen(times(), List.of(faces)), sound(late));
    }

    @Test
    void should_find_the_offset_when_the_sound_is_late_or_early() {
        for (double late : new double[] {-.5, -.23, 0, .1, .4}) {
            SoundOffset offset = look(late, face(.1, true, 0, SECONDS, 1)).offset();
            assertEquals(late, offset.seconds(), .015);
            assertTrue(offset.correlation() > .8, offset.toString());
        }
    }

    @Test
    void should_not_know_the_offset_when_nobody_speaks_or_is_seen_for_long() {
        assertEquals(SoundOffset.UNKNOWN, look(0, face(.1, false, 0, SECONDS, 1)).offset());
        assertEquals(SoundOffset.UNKNOWN, look(0, face(.1, true, 5, 6, 1)).offset());
        assertEquals(SoundOffset.UNKNOWN, look(0).offset());
        assertEquals(SoundOffset.UNKNOWN, look(.9, face(.1, true, 0, SECONDS, 1)).offset());
    }

    @Test
    void should_take_the_face_that_speaks_when_another_one_is_larger() {
        SpeakingFace look = look(.2, face(.3, false, 0, SECONDS, 2), face(.1, true, 0, 20, 3));
        Segment seen = look.of(new Stretch(10, 14));
        assertEquals(1, seen.faceShare());
        assertTrue(seen.correlation() > .7, seen.toString());
        Segment half = look.of(new Stretch(18.2, 22.2));
        assertEquals(.5, half.faceShare(), .02);
        Segment none = look.of(new Stretch(24, 28));
        assertEquals(0, none.faceShare());
        assertTrue(none.correlation() < SpeakingFace.LEAST_CORRELATION, none.toString());
    }

    @Test
    void should_take_the_largest_over_time_when_two_speak() {
        SpeakingFace look = look(0, face(.05, true, 0, SECONDS, 2), face(.3, true, 10, 13, 3));
        assertEquals(.5, look.of(new Stretch(10, 16)).faceShare(), .02);
    }

    @Test
    void should_have_no_agreement_when_there_is_no_face() {
        Segment seen = look(0).of(new Stretch(10, 14));
        assertEquals(0, seen.faceShare());
        assertTrue(Double.isNaN(seen.correlation()));
    }
}
