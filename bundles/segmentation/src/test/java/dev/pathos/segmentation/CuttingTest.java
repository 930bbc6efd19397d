package dev.pathos.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CuttingTest {
    private final float[] likelihood = new float[6000];
    private final float[] level = new float[6000];

    CuttingTest() {
        Arrays.fill(level, -60);
    }

    private void speak(int from, int to) {
        Arrays.fill(likelihood, from, to, 5);
        Arrays.fill(level, from, to, -20);
    }

    private Cutting.Cut cut(double min, double max, double pause) {
        return new Cutting(min, max, pause).cut(new VoiceActivity(likelihood, level));
    }

    private static void expect(List<Stretch> found, double... bounds) {
        double[] flat =
                found.stream().flatMapToDouble(s -> DoubleStream.of(s.start(), s.end())).toArray();
        // Smoothing over 50 ms widens a run by up to 20 ms on each side.
        assertArrayEquals(bounds, flat, .021, found.toString());
    }

    @Test
    void should_add_a_tenth_of_a_second_when_there_is_room() {
        speak(100, 300);
        expect(cut(1, 12, .4).utterances(), .9, 3.1);
    }

    @Test
    void should_stay_in_the_recording_when_speech_fills_it() {
        speak(0, 6000);
        expect(cut(1, 120, .4).utterances(), 0, 60);
    }

    @Test
    void should_join_when_a_pause_is_short_and_part_when_it_is_long() {
        speak(100, 200);
        speak(230, 400);
        speak(450, 600);
        expect(cut(.5, 12, .4).utterances(), .9, 4.1, 4.4, 6.1);
    }

    @Test
    void should_meet_in_the_middle_when_a_pause_has_no_room_for_both() {
        speak(100, 200);
        speak(216, 300);
        List<Stretch> found = cut(.5, 12, .1).utterances();
        expect(found, .9, 2.08, 2.08, 3.1);
        assertEquals(found.get(0).end(), found.get(1).start(), 1e-9);
    }

    @Test
    void should_leave_out_and_count_when_a_stretch_is_too_short() {
        speak(100, 150);
        speak(300, 500);
        Cutting.Cut cut = cut(1, 12, .4);
        expect(cut.utterances(), 2.9, 5.1);
        assertEquals(1, cut.tooShort());
        assertEquals(2.5, cut.speech(), .1);
    }

    @Test
    void should_leave_out_when_a_run_is_shorter_than_any_syllable() {
        speak(100, 108);
        Cutting.Cut cut = cut(.1, 12, .4);
        assertEquals(List.of(), cut.utterances());
        assertEquals(0, cut.tooShort());
    }

    @Test
    void should_split_at_the_quietest_point_when_a_stretch_is_too_long() {
        speak(100, 1900);
        Arrays.fill(level, 820, 840, -40);
        Arrays.fill(level, 200, 220, -50);
        // -50 dB is outside of the middle half of the first cut, but inside of that of the second.
        expect(cut(1, 12, .4).utterances(), .9, 8.3, 8.3, 19.1);
        expect(cut(1, 8, .4).utterances(), .9, 8.3, 8.3, 13.7, 13.7, 19.1);
    }

    @Test
    void should_keep_to_both_limits_when_all_is_one_stretch() {
        speak(0, 6000);
        List<Stretch> found = cut(2, 4, .4).utterances();
        assertTrue(found.stream().allMatch(s -> s.seconds() >= 2 && s.seconds() <= 4.0001));
        assertEquals(60, found.stream().mapToDouble(Stretch::seconds).sum(), 1e-6);
    }
}
