package dev.pathos.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundHeaderTest {
    @TempDir Path folder;

    @Test
    void should_read_rate_channels_and_duration_of_wav() throws IOException {
        Path file = Wav.write(folder.resolve("a.wav"), 48_000, 2, 12_000, 0);
        assertEquals(Optional.of(new SoundHeader(48_000, 2, .25)), SoundHeader.of(file));
    }

    @Test
    void should_go_by_the_file_when_a_wav_declares_more_or_nothing() throws IOException {
        byte[] data = new byte[16_000];
        for (int declared : new int[] {0, -1, Integer.MAX_VALUE}) {
            Path file = Wav.write(folder.resolve("a.wav"), 8_000, 1, data, declared);
            assertEquals(1, SoundHeader.of(file).orElseThrow().seconds(), declared + "");
        }
    }

    @Test
    void should_read_rate_channels_and_duration_of_flac() throws IOException {
        ByteBuffer flac = ByteBuffer.allocate(42);
        flac.putInt(0x664C6143).putInt(0x80000022).put(new byte[10]);
        flac.putLong(16_000L << 44 | 1L << 41 | 15L << 36 | 40_000L);
        Path file = Files.write(folder.resolve("a.flac"), flac.array());
        assertEquals(Optional.of(new SoundHeader(16_000, 2, 2.5)), SoundHeader.of(file));
    }

    @Test
    void should_say_nothing_of_other_files_and_broken_headers() throws IOException {
        assertEquals(Optional.empty(), SoundHeader.of(file(new byte[0])));
        assertEquals(Optional.empty(), SoundHeader.of(file("RIFF".getBytes())));
        assertEquals(Optional.empty(), SoundHeader.of(file("RIFFxxxxAVI LIST".getBytes())));
        assertEquals(
                Optional.empty(), SoundHeader.of(file("RIFFxxxxWAVEdata\1\0\0\0x".getBytes())));
        assertEquals(Optional.empty(), SoundHeader.of(file("fLaC1234".getBytes())));
        assertEquals(Optional.empty(), SoundHeader.of(file(new byte[100])));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("x"), content);
    }

    @Test
    void should_read_real_headers() throws IOException {
        Path data = data("cremad/1001_DFA_ANG_XX.wav");
        assumeTrue(data != null, "no shared/data/cremad");
        SoundHeader header = SoundHeader.of(data).orElseThrow();
        assertEquals(16_000, header.rate());
        assertEquals(2.28, header.seconds(), .01);
        Path flac = data("ravdess/Actor_01/03-01-01-01-01-01-01.flac");
        assertEquals(3.3033, SoundHeader.of(flac).orElseThrow().seconds(), .0005);
    }

    private static Path data(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path found = up.resolveSibling("shared").resolve("data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return null;
    }
}
