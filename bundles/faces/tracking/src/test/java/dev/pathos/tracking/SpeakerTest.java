package dev.pathos.tracking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.signal.Audio;
import dev.pathos.tracking.Follower.State;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SpeakerTest {
    private static final int RATE = 16_000;
    private static final double PICTURES = 25;

    /** Syllables, as loud as they are and as wide as the mouth opens for them. */
    private static final DoubleUnaryOperator SPEECH =
            t ->
                    Math.max(
                            0,
                            Math.sin(2 * Math.PI * 3.1 * t) + .8 * Math.sin(2 * Math.PI * 1.3 * t));

    /** What a mouth does that chews: as fast, and unrelated. */
    private static final DoubleUnaryOperator CHEWING =
            t ->
                    Math.max(
                            0,
                            Math.sin(2 * Math.PI * 2.2 * t + 1)
                                    + .5 * Math.sin(2 * Math.PI * .9 * t));

    private static final DoubleUnaryOperator STILL = t -> .02;

    private static double[] times(double seconds) {
        double[] times = new double[(int) Math.round(seconds * PICTURES)];
        Arrays.setAll(times, i -> i / PICTURES);
        return times;
    }

    private static FollowedFace face(
            double[] times, int first, int last, double width, DoubleUnaryOperator mouth) {
        FollowedFace face = new FollowedFace(first);
        for (int p = first; p <= last; p++) {
            double speed = mouth.applyAsDouble(times[p]);
            face.add(new State(new Box(0, 0, width, width), 1, speed, new float[0]));
            face.tried(true);
        }
        return face;
    }

    private static Audio sound(double seconds, DoubleUnaryOperator loudness) {
        Random noise = new Random(1);
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            double level = .001 + .2 * loudness.applyAsDouble(i / (double) RATE);
            samples[i] = (float) (level * noise.nextGaussian());
        }
        return Audio.of(RATE, samples);
    }

    private static int[] choose(double[] times, Audio sound, FollowedFace... faces) {
        return Speaker.choose(
                new Crowd(times, 640, 480, List.of(faces)), Optional.ofNullable(sound));
    }

    private static int[] all(int pictures, int face) {
        int[] all = new int[pictures];
        Arrays.fill(all, face);
        return all;
    }

    @Test
    void should_choose_the_face_whose_mouth_moves_as_the_voice_sounds() {
        double[] times = times(8);
        FollowedFace small = face(times, 0, 199, 60, SPEECH);
        FollowedFace chewing = face(times, 0, 199, 120, CHEWING);
        FollowedFace still = face(times, 0, 199, 200, STILL);
        int[] chosen = choose(times, sound(8, SPEECH), still, chewing, small);
        assertArrayEquals(all(200, 2), chosen);
    }

    @Test
    void should_choose_the_largest_when_several_mouths_agree_with_the_voice() {
        double[] times = times(6);
        FollowedFace small = face(times, 0, 149, 60, SPEECH);
        FollowedFace mirrored = face(times, 0, 149, 90, SPEECH);
        FollowedFace still = face(times, 0, 149, 200, STILL);
        assertArrayEquals(all(150, 1), choose(times, sound(6, SPEECH), small, mirrored, still));
    }

    @Test
    void should_choose_the_largest_when_there_is_no_sound() {
        double[] times = times(3);
        FollowedFace small = face(times, 0, 74, 60, SPEECH);
        FollowedFace large = face(times, 0, 74, 90, STILL);
        assertArrayEquals(all(75, 1), choose(times, null, small, large));
    }

    @Test
    void should_go_over_to_whoever_speaks_next() {
        double[] times = times(16);
        FollowedFace first = face(times, 0, 399, 100, t -> t < 8 ? SPEECH.applyAsDouble(t) : .02);
        FollowedFace second = face(times, 0, 399, 80, t -> t < 8 ? .02 : SPEECH.applyAsDouble(t));
        int[] chosen = choose(times, sound(16, SPEECH), first, second);
        for (int p = 0; p < 400; p++) {
            if (times[p] < 6.5 || times[p] > 9.5) {
                assertEquals(times[p] < 8 ? 0 : 1, chosen[p], times[p] + " s");
            }
        }
    }

    @Test
    void should_stay_with_the_speaker_in_a_pause() {
        double[] times = times(12);
        DoubleUnaryOperator paused = t -> t > 4 && t < 9 ? 0 : SPEECH.applyAsDouble(t);
        FollowedFace speaker = face(times, 0, 299, 60, paused);
        FollowedFace larger = face(times, 0, 299, 120, STILL);
        assertArrayEquals(all(300, 0), choose(times, sound(12, paused), speaker, larger));
    }

    @Test
    void should_stay_with_the_speaker_when_the_sound_ends_before_the_pictures() {
        double[] times = times(12);
        FollowedFace speaker = face(times, 0, 299, 60, SPEECH);
        FollowedFace larger = face(times, 0, 299, 120, STILL);
        assertArrayEquals(all(300, 0), choose(times, sound(4, SPEECH), speaker, larger));
        // Sound that is longer than the pictures changes nothing.
        assertArrayEquals(all(300, 0), choose(times, sound(30, SPEECH), speaker, larger));
    }

    @Test
    void should_find_the_speaker_when_the_pictures_begin_late() {
        double[] times = Arrays.stream(times(8)).map(t -> t + 2.5).toArray();
        FollowedFace speaker = face(times, 0, 199, 60, SPEECH);
        FollowedFace larger = face(times, 0, 199, 120, CHEWING);
        assertArrayEquals(all(200, 0), choose(times, sound(12, SPEECH), speaker, larger));
    }

    @Test
    void should_take_whoever_is_there_while_the_speaker_is_not() {
        double[] times = times(9);
        FollowedFace speaker = face(times, 20, 150, 60, SPEECH);
        FollowedFace other = face(times, 0, 200, 100, STILL);
        int[] chosen = choose(times, sound(9, SPEECH), speaker, other);
        assertEquals(1, chosen[0]);
        assertEquals(0, chosen[60]);
        assertEquals(0, chosen[149]);
        assertEquals(1, chosen[180]);
        assertEquals(1, chosen[200]);
        assertEquals(-1, chosen[201]);
        assertEquals(-1, chosen[224]);
    }

    @Test
    void should_know_where_a_face_is_lost_in_between() {
        double[] times = times(8);
        FollowedFace speaker = face(times, 0, 99, 60, SPEECH);
        State back = new State(new Box(0, 0, 60, 60), 1, 1, new float[0]);
        speaker.add(120, back);
        FollowedFace other = face(times, 0, 199, 40, STILL);
        int[] chosen = choose(times, sound(8, SPEECH), speaker, other);
        assertEquals(0, chosen[99]);
        assertEquals(1, chosen[100]);
        assertEquals(1, chosen[119]);
        assertTrue(chosen[120] == 0 || chosen[120] == 1);
        assertEquals(1, chosen[150]);
    }

    @Test
    void should_choose_nobody_when_there_is_nobody() {
        assertArrayEquals(new int[0], choose(new double[0], sound(1, SPEECH)));
        assertArrayEquals(all(25, -1), choose(times(1), sound(1, SPEECH)));
        double[] one = {0};
        assertArrayEquals(new int[] {0}, choose(one, null, face(one, 0, 0, 50, STILL)));
        FollowedFace small = face(one, 0, 0, 50, t -> Double.NaN);
        FollowedFace large = face(one, 0, 0, 80, t -> Double.NaN);
        assertArrayEquals(new int[] {1}, choose(one, sound(1, SPEECH), small, large));
    }
}
