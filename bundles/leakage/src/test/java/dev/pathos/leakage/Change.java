package dev.pathos.leakage;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;

/** What happens to a recording on its way into a second corpus. */
enum Change {
    GAIN((sound, seed) -> mapped(sound, x -> 0.2 * x)),
    OFFSET((sound, seed) -> mapped(sound, x -> x + 0.02)),
    NOISE_20_DB((sound, seed) -> noisy(sound, seed, 0.1)),
    HALF_RATE((sound, seed) -> lowPass(sound, 0.23)),
    TELEPHONE((sound, seed) -> lowPass(sound, 3300.0 / Voice.RATE)),
    COMPANDED((sound, seed) -> mapped(sound, Change::companded)),
    TRIMMED((sound, seed) -> trimmed(sound, seed)),
    PADDED((sound, seed) -> padded(sound, seed)),
    SHIFTED_BY_A_FRACTION((sound, seed) -> delayed(sound)),
    ALL_OF_IT(
            (sound, seed) ->
                    mapped(
                            noisy(lowPass(trimmed(sound, seed), 0.23), seed, 0.07),
                            x -> companded(0.5 * x)));

    private final BiFunction<float[], Long, float[]> change;

    Change(BiFunction<float[], Long, float[]> change) {
        this.change = change;
    }

    float[] of(float[] sound, long seed) {
        return change.apply(sound, seed);
    }

    private static float[] mapped(float[] sound, DoubleUnaryOperator each) {
        float[] changed = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            changed[i] = (float) each.applyAsDouble(sound[i]);
        }
        return changed;
    }

    private static float[] noisy(float[] sound, long seed, double share) {
        float[] noise = Voice.noise(seed, 0.001 + (double) sound.length / Voice.RATE, 1);
        double by = share * Voice.level(sound);
        float[] changed = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            changed[i] = (float) (sound[i] + by * noise[i]);
        }
        return changed;
    }

    /** A windowed sinc; what a change of rate does to a sound. */
    private static float[] lowPass(float[] sound, double cut) {
        int half = 24;
        double[] taps = new double[2 * half + 1];
        double sum = 0;
        for (int k = -half; k <= half; k++) {
            double sinc = k == 0 ? 2 * cut : Math.sin(2 * Math.PI * cut * k) / (Math.PI * k);
            taps[k + half] = sinc * (0.5 + 0.5 * Math.cos(Math.PI * k / (half + 1)));
            sum += taps[k + half];
        }
        float[] changed = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            double y = 0;
            for (int k = Math.max(-half, -i); k <= half && i + k < sound.length; k++) {
                y += taps[k + half] * sound[i + k];
            }
            changed[i] = (float) (y / sum);
        }
        return changed;
    }

    /** To 8 bits and back, on the logarithmic scale of G.711 (mu = 255). */
    private static double companded(double x) {
        double coded = Math.rint(127 * Math.log1p(255 * Math.min(1, Math.abs(x))) / Math.log(256));
        return Math.signum(x) * Math.expm1(coded / 127 * Math.log(256)) / 255;
    }

    private static float[] trimmed(float[] sound, long seed) {
        int begin = (int) (1000 + seed * 7919 % 4000);
        int end = (int) (1000 + seed * 104729 % 4000);
        return Arrays.copyOfRange(sound, begin, sound.length - end);
    }

    private static float[] padded(float[] sound, long seed) {
        int before = (int) (seed * 7919 % 8000);
        float[] changed = new float[before + sound.length + 3000];
        System.arraycopy(sound, 0, changed, before, sound.length);
        return changed;
    }

    private static float[] delayed(float[] sound) {
        float[] changed = new float[sound.length];
        for (int i = 1; i < sound.length; i++) {
            changed[i] = 0.6f * sound[i] + 0.4f * sound[i - 1];
        }
        return changed;
    }
}
