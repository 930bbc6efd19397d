package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.acoustics.Lanes;
import org.junit.jupiter.api.Test;

class SpectralFluxTest {
    @Test
    void should_compare_each_frame_with_the_one_before_when_blocks_follow_one_another() {
        SpectralFlux flux = new SpectralFlux(2);
        float[] amplitude = new float[2 * Lanes.WIDTH];
        for (int f = 0; f < Lanes.WIDTH; f++) {
            amplitude[f] = f % 2 == 0 ? 1 : 4;
            amplitude[Lanes.WIDTH + f] = f % 2 == 0 ? 2 : 6;
        }
        float[] out = new float[Lanes.WIDTH];
        for (int block = 0; block < 2; block++) {
            flux.describe(amplitude, out, 0);
            for (int f = 0; f < Lanes.WIDTH; f++) {
                double expected = block == 0 && f == 0 ? 0 : Math.sqrt((9 + 16) / 2.);
                assertEquals(expected, out[f], 1e-6);
            }
        }
    }
}
