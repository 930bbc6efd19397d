package dev.pathos.leakage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.signal.Audio;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FingerprintKernelTest {
    private static Fingerprint of(float[] sound) {
        return FingerprintKernel.of(Audio.of(Voice.RATE, sound), 0, sound.length);
    }

    /** Energy of a band by the definition of the Fourier transform; bin k is k - .5 to k + .5. */
    private static double energy(float[] sound, int frame, int band) {
        double low = 300 * Math.pow(10, band / 33.0) * 1024 / 16000;
        double high = 300 * Math.pow(10, (band + 1) / 33.0) * 1024 / 16000;
        double energy = 0;
        for (int k = (int) Math.rint(low); k - 0.5 < high; k++) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < 1024; n++) {
                double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / 1024);
                double x = window * sound[frame * 128 + n];
                re += x * Math.cos(2 * Math.PI * k * n / 1024);
                im += x * Math.sin(2 * Math.PI * k * n / 1024);
            }
            double share = Math.min(k + 0.5, high) - Math.max(k - 0.5, low);
            energy += Math.max(0, share) * (re * re + im * im);
        }
        return energy;
    }

    @Test
    void should_set_bits_as_the_formula_says_when_sound_is_arbitrary() {
        float[] sound = Voice.speech(3, 0.2);
        Fingerprint fingerprint = of(sound);
        assertEquals((3200 - 1024) / 128 + 1 - 4, fingerprint.frames());
        for (int frame : new int[] {0, 1, 7}) {
            double[] margins = new double[32];
            for (int m = 0; m < 32; m++) {
                double now = energy(sound, frame + 4, m) - energy(sound, frame + 4, m + 1);
                double before = energy(sound, frame, m) - energy(sound, frame, m + 1);
                assertEquals(
                        now - before > 0,
                        (fingerprint.words()[frame] >> m & 1) != 0,
                        "frame " + frame + ", bit " + m);
                margins[m] = Math.abs(now - before);
            }
            double third = Arrays.stream(margins).sorted().toArray()[2];
            int changed = fingerprint.changed(frame, 7) ^ fingerprint.words()[frame];
            assertEquals(3, Integer.bitCount(changed));
            for (int m = 0; m < 32; m++) {
                assertEquals(margins[m] <= third, (changed >> m & 1) != 0, "bit " + m);
            }
        }
    }

    @Test
    void should_count_no_frame_when_nothing_is_there_or_nothing_changes() {
        assertEquals(0, of(new float[16_000]).counting());
        assertEquals(0, of(Voice.tone(1000, 1, 0.5)).counting());
        assertEquals(0, of(new float[100]).frames());
        assertEquals(0, of(new float[0]).frames());
    }

    @Test
    void should_count_no_frame_of_a_pause_when_speech_is_30_dB_louder() {
        float[] speech = Voice.speech(1, 1);
        float[] sound = Arrays.copyOf(speech, 32_000);
        float[] noise = Voice.noise(2, 1, 1e-4);
        System.arraycopy(noise, 0, sound, 16_000, noise.length);
        Fingerprint fingerprint = of(sound);
        assertTrue(fingerprint.counting() > 80, "" + fingerprint.counting());
        for (int i = 16_000 / 128 + 1; i < fingerprint.frames(); i++) {
            assertTrue(!fingerprint.counts(i), "frame " + i);
        }
    }

    @Test
    void should_count_quiet_speech_when_loud_speech_is_far_away() {
        float[] quiet = Voice.speech(1, 1);
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] *= 1e-3f;
        }
        float[] sound = Arrays.copyOf(quiet, 80_000);
        System.arraycopy(Voice.speech(2, 1), 0, sound, 64_000, 16_000);
        assertTrue(of(quiet).counting() > 80);
        for (int i = 0; i < of(quiet).frames(); i++) {
            assertEquals(of(quiet).counts(i), of(sound).counts(i), "frame " + i);
        }
    }

    @Test
    void should_be_a_stretch_of_the_whole_when_a_stretch_is_asked_for() {
        float[] sound = Voice.speech(4, 2);
        Fingerprint whole = of(sound);
        Fingerprint part =
                FingerprintKernel.of(Audio.of(Voice.RATE, sound), 128 * 20, 128 * 20 + 16_000);
        for (int i = 0; i < part.frames(); i++) {
            assertEquals(whole.words()[20 + i], part.words()[i], "frame " + i);
        }
    }
}
