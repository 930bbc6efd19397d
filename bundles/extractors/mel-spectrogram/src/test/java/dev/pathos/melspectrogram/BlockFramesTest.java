package dev.pathos.melspectrogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.signal.Framing;
import dev.pathos.api.signal.MelScale;
import dev.pathos.tck.Configured;
import dev.pathos.tck.Tones;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlockFramesTest {
    private final List<FeatureExtractor> extractors =
            List.of(
                    new MelSpectrogram(
                            Lanes.best(),
                            new Framing(400, 160),
                            40,
                            0,
                            8000,
                            MelScale.HTK,
                            true,
                            true),
                    new Mfcc(Configured.of(Mfcc.Settings.class, Map.of())),
                    new Mfcc(Configured.of(Mfcc.Settings.class, Map.of("deltas", 2))));

    @Test
    void should_give_the_same_bits_when_read_in_pieces_of_any_size_from_anywhere() {
        for (FeatureExtractor extractor : extractors) {
            Frames frames = extractor.extract(Tones.noise(3, .5, .8));
            int width = frames.columns().size();
            float[] all = frames.toArray();
            assertEquals(78, frames.rows());
            for (int size : new int[] {1, 3, 15, 16, 17, 40, 200}) {
                for (int from = 0; from < frames.rows(); from += 7) {
                    float[] piece = new float[size * width];
                    int count = frames.read(from, piece);
                    assertEquals(Math.min(size, frames.rows() - from), count);
                    assertArrayEquals(
                            Arrays.copyOfRange(all, from * width, (from + count) * width),
                            Arrays.copyOf(piece, count * width));
                }
            }
        }
    }

    @Test
    void should_read_no_more_than_a_block_at_a_time_when_a_sound_lasts_hours() {
        int[] most = {0};
        Audio hours =
                new Audio() {
                    @Override
                    public int sampleRate() {
                        return 16_000;
                    }

                    @Override
                    public long length() {
                        return 4L * 3600 * 16_000;
                    }

                    @Override
                    public int read(long from, float[] into) {
                        most[0] = Math.max(most[0], into.length);
                        Arrays.fill(into, from > 200_000_000 ? .5f : 0);
                        return (int) Math.max(0, Math.min(into.length, length() - from));
                    }
                };
        Frames frames = extractors.get(1).extract(hours);
        float[] row = new float[frames.columns().size()];

        assertEquals(1_439_998, frames.rows());
        assertEquals(1, frames.read(frames.rows() - 1, row));
        assertEquals(15 * 160 + 400, most[0]);
    }
}
