package dev.pathos.leakage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static Fingerprint random(int frames, long seed) {
        int[] marks = new int[frames];
        Arrays.fill(marks, 1 << 31);
        return new Fingerprint(Seeds.random(seed, "words").ints(frames).toArray(), marks);
    }

    private static Fingerprint part(Fingerprint of, int from, int to) {
        return new Fingerprint(
                Arrays.copyOfRange(of.words(), from, to), Arrays.copyOfRange(of.marks(), from, to));
    }

    @Test
    void should_match_at_its_place_only_when_it_is_a_part() {
        Fingerprint whole = random(200, 1);
        Fingerprint part = part(whole, 70, 140);
        assertTrue(whole.matches(part, 70));
        assertTrue(part.matches(whole, -70));
        assertFalse(whole.matches(part, 71));
        assertFalse(whole.matches(random(70, 2), 70));
    }

    @Test
    void should_need_half_of_the_shorter_and_50_frames_when_ends_overlap() {
        Fingerprint whole = random(300, 1);
        assertTrue(part(whole, 0, 200).matches(part(whole, 100, 300), 100));
        assertFalse(part(whole, 0, 200).matches(part(whole, 101, 301 - 1), 101));
        assertTrue(whole.matches(part(whole, 10, 60), 10));
        assertFalse(whole.matches(part(whole, 10, 59), 10));
    }

    @Test
    void should_bear_a_quarter_of_wrong_bits_when_compared() {
        Fingerprint one = random(64, 1);
        int[] words = one.words().clone();
        for (int i = 0; i < words.length; i++) {
            words[i] ^= 0xFF;
        }
        assertTrue(one.matches(new Fingerprint(words, one.marks()), 0));
        words[3] ^= 0x100;
        assertFalse(one.matches(new Fingerprint(words, one.marks()), 0));
    }

    @Test
    void should_leave_frames_out_when_they_do_not_count_on_one_side() {
        Fingerprint one = random(120, 1);
        int[] words = one.words().clone();
        int[] marks = one.marks().clone();
        for (int i = 0; i < 60; i++) {
            words[i] = ~words[i];
            marks[i] = 0;
        }
        Fingerprint other = new Fingerprint(words, marks);
        assertEquals(60, other.counting());
        assertTrue(one.matches(other, 0));
    }

    @Test
    void should_change_the_named_bits_when_asked() {
        Fingerprint one = new Fingerprint(new int[] {0}, new int[] {31 << 10 | 4 << 5 | 2});
        assertEquals(0, one.changed(0, 0));
        assertEquals(1 << 2, one.changed(0, 1));
        assertEquals(1 << 4 | 1 << 31, one.changed(0, 6));
    }
}
