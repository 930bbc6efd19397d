package dev.pathos.api.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class StretchTest {
    private final Audio audio = Audio.of(10, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});

    @Test
    void should_give_the_samples_between_two_times() {
        Audio part = audio.stretch(.2, .5);
        assertEquals(3, part.length());
        assertEquals(10, part.sampleRate());
        assertArrayEquals(new float[] {2, 3, 4}, part.toArray());
        float[] two = new float[2];
        assertEquals(2, part.read(1, two));
        assertArrayEquals(new float[] {3, 4}, two);
        assertEquals(1, part.read(2, two));
        assertEquals(4, two[0]);
        assertEquals(0, part.read(3, two));
    }

    @Test
    void should_end_where_the_sound_ends() {
        assertArrayEquals(new float[] {8, 9}, audio.stretch(.8, 7).toArray());
        assertArrayEquals(new float[] {9}, audio.stretch(.9, Double.POSITIVE_INFINITY).toArray());
        assertEquals(0, audio.stretch(3, 4).length());
        assertSame(audio, audio.stretch(0, Double.POSITIVE_INFINITY));
    }
}
