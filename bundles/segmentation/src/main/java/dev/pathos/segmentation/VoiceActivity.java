package dev.pathos.segmentation;

import dev.pathos.api.signal.Audio;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/**
 * How far each 10 ms of a sound are speech: the likelihood ratio of speech against noise alone.
 *
 * <p>Sohn, Kim and Sung, A statistical model-based voice activity detection, IEEE Signal Processing
 * Letters 6(1), 1999: bins are complex Gaussian; with the a posteriori SNR g and the a priori SNR x
 * by the decision-directed rule, a bin's log likelihood ratio is {@code g x / (1 + x) - log(1 +
 * x)}, and a frame's is the mean over bins. Noise is tracked by {@link NoisePower}.
 *
 * @param likelihood log likelihood ratio of each hop
 * @param level mean square of each hop in decibels of full scale
 */
record VoiceActivity(float[] likelihood, float[] level) {
    /** Seconds from one value to the next. */
    static final double HOP_SECONDS = .01;

    /** Decibels under loud speech at which sound is no speech, whatever lies beneath it. */
    private static final double RANGE = 50;

    /** Decibels of rounding to 16 bits. */
    private static final double ROUNDING = -101;

    /** The first part of a sound, whose quietest frames show the noise to begin with. */
    private static final int BEGINNING = 3000;

    private static final double QUIET_SHARE = .05;

    /** How much of the a priori SNR comes from the frame before; .98 there. */
    private static final double DIRECTED = .98;

    private static final double LEAST_PRIOR = Math.pow(10, -2.5);

    /** As {@link #of(Audio, DoubleConsumer)}, with nobody waiting. */
    static VoiceActivity of(Audio audio) {
        return of(audio, share -> {});
    }

    /**
     * Listens to a sound, piece by piece; 8 bytes a hop are kept.
     *
     * @param audio the sound
     * @param progress is told the share that is done now and then
     * @return how far it is speech
     */
    static VoiceActivity of(Audio audio, DoubleConsumer progress) {
        float[] level = level(audio);
        float[] likelihood = new float[level.length];
        if (level.length == 0) {
            return new VoiceActivity(likelihood, level);
        }
        double floor = Math.pow(10, Math.max(ROUNDING, quantile(level, .98) - RANGE) / 10);
        Spectrum spectrum = new Spectrum(audio);
        NoisePower noise = new NoisePower(beginning(spectrum, level), floor);
        double[] clean = new double[spectrum.bins()];
        for (int t = 0; t < level.length; t++) {
            double[] power = spectrum.of(t);
            double sum = 0;
            for (int k = 0; k < power.length; k++) {
                double n = noise.at(k);
                double posterior = power[k] / n;
                double prior =
                        Math.max(
                                LEAST_PRIOR,
                                DIRECTED * clean[k] / n
                                        + (1 - DIRECTED) * Math.max(0, posterior - 1));
                double gain = prior / (1 + prior);
                sum += posterior * gain - Math.log1p(prior);
                clean[k] = gain * gain * power[k];
            }
            likelihood[t] = (float) (sum / power.length);
            noise.update(power);
            if (t % BEGINNING == 0) {
                progress.accept((double) t / level.length);
            }
        }
        return new VoiceActivity(likelihood, level);
    }

    /** The mean spectrum of the quietest frames at the beginning. */
    private static double[] beginning(Spectrum spectrum, float[] level) {
        float[] first = Arrays.copyOf(level, Math.min(level.length, BEGINNING));
        double quiet = quantile(first, QUIET_SHARE);
        double[] mean = new double[spectrum.bins()];
        int count = 0;
        for (int t = 0; t < first.length; t++) {
            if (first[t] <= quiet) {
                double[] power = spectrum.of(t);
                count++;
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += (power[k] - mean[k]) / count;
                }
            }
        }
        return mean;
    }

    private static float[] level(Audio audio) {
        int hop = Spectrum.hop(audio.sampleRate());
        float[] level = new float[Math.toIntExact((audio.length() + hop - 1) / hop)];
        float[] samples = new float[hop];
        for (int t = 0; t < level.length; t++) {
            int n = audio.read((long) t * hop, samples);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (double) samples[i] * samples[i];
            }
            level[t] = (float) Math.max(ROUNDING, 10 * Math.log10(sum / n));
        }
        return level;
    }

    private static double quantile(float[] values, double share) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
