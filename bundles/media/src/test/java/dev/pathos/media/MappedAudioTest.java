package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedAudioTest {
    @TempDir Path folder;

    @Test
    void should_read_across_segments() throws IOException {
        Path file = folder.resolve("a.f32");
        float[] samples = new float[10];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i / 8f;
        }
        try (SampleFile out = new SampleFile(file)) {
            out.write(samples, samples.length);
            out.finish();
            assertEquals(10, out.count());
        }
        MappedAudio audio = MappedAudio.of(file, 4);
        assertEquals(10, audio.length());
        assertArrayEquals(samples, audio.toArray());
        float[] some = new float[5];
        assertEquals(5, audio.read(3, some));
        assertArrayEquals(new float[] {3 / 8f, 4 / 8f, 5 / 8f, 6 / 8f, 7 / 8f}, some);
        assertEquals(2, audio.read(8, some));
        assertEquals(0, audio.read(10, some));
        assertEquals(0, audio.read(99, some));
        assertEquals(4, MappedAudio.of(file, 5).read(6, new float[9]));
    }
}
