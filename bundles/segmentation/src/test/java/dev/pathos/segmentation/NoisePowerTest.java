package dev.pathos.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoisePowerTest {
    private final SplittableRandom random = Seeds.random(1, "noise-power");

    /** A frame of noise: its power is exponentially distributed. */
    private double[] frame(double mean) {
        double[] frame = new double[200];
        Arrays.setAll(frame, k -> -mean * Math.log(1 - random.nextDouble()));
        return frame;
    }

    private static double mean(NoisePower noise) {
        double sum = 0;
        for (int k = 0; k < 200; k++) {
            sum += noise.at(k);
        }
        return sum / 200;
    }

    private NoisePower noise(double initial) {
        double[] spectrum = new double[200];
        Arrays.fill(spectrum, initial);
        return new NoisePower(spectrum, 1e-10);
    }

    @Test
    void should_find_the_power_when_noise_goes_on() {
        for (double initial : new double[] {.3, 1, 5}) {
            NoisePower noise = noise(initial);
            for (int t = 0; t < 300; t++) {
                noise.update(frame(1));
            }
            // Speech is suspected in the loudest frames of noise, too: a bias of about -1 dB.
            assertEquals(.8, mean(noise), .1);
        }
    }

    @Test
    void should_stay_when_speech_lies_above_the_noise() {
        NoisePower noise = noise(1);
        for (int t = 0; t < 300; t++) {
            noise.update(frame(t % 60 < 30 ? 1 : 1000));
        }
        assertEquals(1, mean(noise), .5);
    }

    @Test
    void should_let_go_when_speech_seems_never_to_end() {
        NoisePower noise = noise(1);
        for (int t = 0; t < 3000; t++) {
            noise.update(frame(1000));
        }
        assertTrue(mean(noise) > 700, "" + mean(noise));
    }

    @Test
    void should_not_fall_under_the_floor_when_there_is_nothing() {
        NoisePower noise = noise(1);
        for (int t = 0; t < 1000; t++) {
            noise.update(new double[200]);
        }
        assertEquals(1e-10, mean(noise), 1e-20);
    }
}
