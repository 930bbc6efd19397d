package dev.pathos.segmentation;

import java.util.Arrays;

/**
 * Tracks the power spectrum of the noise beneath speech.
 *
 * <p>Each bin's estimate moves towards the spectrum as far as speech is improbable there (Gerkmann
 * and Hendriks, Unbiased MMSE-based noise power estimation with low complexity and low tracking
 * delay, IEEE TASLP 20(4), 2012, eqs. 18, 22, 23; their constants, smoothing adapted to the hop).
 */
final class NoisePower {
    /** What a bin's power rises to where there is speech, by the noise: 15 dB. */
    private static final double PRIOR_SNR = Math.pow(10, 1.5);

    /** Their .8 at a hop of 16 ms. */
    private static final double KEEP = Math.pow(.8, VoiceActivity.HOP_SECONDS / .016);

    /** Their .9 at a hop of 16 ms. */
    private static final double KEEP_PROBABILITY = Math.pow(.9, VoiceActivity.HOP_SECONDS / .016);

    /** A bin in which speech seems never to end is let go of, or it would never adapt again. */
    private static final double STUCK = .99;

    private final double[] power;
    private final double[] probability;
    private final double floor;

    /**
     * Begins with a spectrum.
     *
     * @param initial power of each bin
     * @param floor the least power of a bin, above 0
     */
    NoisePower(double[] initial, double floor) {
        this.power = Arrays.stream(initial).map(p -> Math.max(p, floor)).toArray();
        this.probability = new double[initial.length];
        this.floor = floor;
    }

    /** A bin's noise power. */
    double at(int bin) {
        return power[bin];
    }

    /** Takes a frame's power spectrum in. */
    void update(double[] spectrum) {
        for (int k = 0; k < power.length; k++) {
            double exponent = spectrum[k] / power[k] * PRIOR_SNR / (1 + PRIOR_SNR);
            double speech = 1 / (1 + (1 + PRIOR_SNR) * Math.exp(-exponent));
            probability[k] = KEEP_PROBABILITY * probability[k] + (1 - KEEP_PROBABILITY) * speech;
            if (probability[k] > STUCK) {
                speech = Math.min(speech, STUCK);
            }
            double noise = speech * power[k] + (1 - speech) * spectrum[k];
            power[k] = Math.max(floor, KEEP * power[k] + (1 - KEEP) * noise);
        }
    }
}
