package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.acoustics.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final List<Summarized> CONTOURS = Summarized.all();

    /** Frames of which a few descriptors matter: F0, alpha ratio, loudness and the level. */
    private static Rows rows(double[]... frames) {
        return new Rows() {
            private int next;

            @Override
            public int width() {
                return DescriptorRows.LEVEL + 1;
            }

            @Override
            public boolean next(float[] row) {
                if (next == frames.length) {
                    return false;
                }
                double[] frame = frames[next++];
                row[Descriptor.F0.ordinal()] = (float) frame[0];
                row[Descriptor.ALPHA_RATIO.ordinal()] = (float) frame[1];
                row[Descriptor.LOUDNESS.ordinal()] = (float) frame[2];
                row[DescriptorRows.LEVEL] = (float) frame[3];
                return true;
            }
        };
    }

    @Test
    void should_share_frames_out_when_some_have_a_voice() {
        // rows 0 to 6; those that depend on a voice count the first five
        float[] found =
                new Summary(CONTOURS, .01)
                        .of(
                                rows(
                                        new double[] {0, -1, 3, .1},
                                        new double[] {20, -2, 3, .1},
                                        new double[] {24, -6, 3, .1},
                                        new double[] {0, -3, 6, .1},
                                        new double[] {0, -5, 6, .1},
                                        new double[] {0, -7, 6, .4},
                                        new double[] {0, -9, 6, .5}),
                                5);
        List<String> names = Summary.names(CONTOURS);
        assertEquals(88, names.size());
        assertEquals(22, found[names.indexOf("F0semitoneFrom27.5Hz_sma3nz_amean")], 1e-5);
        // voiced -2, -6 are smoothed to -4, -4, unvoiced ones next to each other: -1 alone, then
        // (-3 -5)/2 and (-3 -5 -7)/3
        assertEquals(-4, found[names.indexOf("alphaRatioV_sma3nz_amean")], 1e-5);
        assertEquals(-10 / 3., found[names.indexOf("alphaRatioUV_sma3nz_amean")], 1e-5);
        // loudness in all frames: 3 3 4 5 6 6 6
        assertEquals(33 / 7., found[names.indexOf("loudness_sma3_amean")], 1e-5);
        assertEquals(5, found[names.indexOf("loudness_sma3_percentile50.0")], 1e-5);
        assertEquals(10 * Math.log10(.2), found[names.indexOf("equivalentSoundLevel_dBp")], 1e-5);
    }

    @Test
    void should_give_0_when_there_is_neither_voice_nor_sound() {
        float[] found = new Summary(CONTOURS, .01).of(rows(new double[] {0, 0, 0, 0}), 1);
        for (int i = 0; i < 87; i++) {
            assertEquals(0, found[i], 1e-12, Summary.names(CONTOURS).get(i));
        }
        assertEquals(-120, found[87], 1e-4);
    }
}
