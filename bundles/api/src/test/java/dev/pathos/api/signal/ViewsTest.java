package dev.pathos.api.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {
    @Test
    void should_copy_what_there_is_when_a_sound_is_read_at_its_end() {
        Audio audio = Audio.of(4, new float[] {1, 2, 3, 4, 5});
        float[] into = {9, 9, 9};
        assertEquals(2, audio.read(3, into));
        assertArrayEquals(new float[] {4, 5, 9}, into);
        assertEquals(0, audio.read(5, into));
        assertEquals(0, audio.read(5_000_000_000L, into));
        assertEquals(1.25, audio.seconds());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5}, audio.toArray());
    }

    @Test
    void should_copy_whole_rows_when_frames_are_read() {
        Frames frames = Frames.of(List.of("a", "b"), 10, new float[] {1, 2, 3, 4, 5, 6});
        assertEquals(3, frames.rows());
        float[] into = {9, 9, 9, 9};
        assertEquals(1, frames.read(2, into));
        assertArrayEquals(new float[] {5, 6, 9, 9}, into);
        assertEquals(0, frames.read(3, into));
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, frames.toArray());
    }

    @Test
    void should_refuse_values_when_they_do_not_fill_rows() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Frames.of(List.of("a", "b"), 10, new float[3]));
        assertThrows(IllegalArgumentException.class, () -> Frames.of(List.of(), 10, new float[0]));
    }
}
