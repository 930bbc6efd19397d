package dev.pathos.leakage;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.signal.Audio;
import java.util.Arrays;

/**
 * Makes fingerprints from signs of energy differences between neighbouring bands and times, after
 * Haitsma and Kalker, A Highly Robust Audio Fingerprinting System, ISMIR 2002, section 4.2:
 *
 * <p>bit m of frame n is 1 if {@code E(n,m) - E(n,m+1) - (E(n-d,m) - E(n-d,m+1)) > 0}, with {@code
 * E(n,m)} the energy of band m. Signs of differences survive gain, filters and noise.
 *
 * <p>Speech is shorter and faster than their music: windows of 64 ms every 8 ms in place of 370 ms
 * every 11.6 ms, differences over d = 4 frames, 33 bands from 300 to 3000 Hz, which the telephone
 * and low rates leave alone. A frame counts if it is at most 30 dB below the loudest of the 3 s
 * around it and its energies change: silence and lasting tones have nothing to compare.
 */
final class FingerprintKernel {
    /** Goes up whenever the same sound would get another fingerprint. */
    static final int REVISION = 1;

    static final int WINDOW = 1024;
    static final int HOP = 128;
    private static final int BANDS = 33;
    private static final int LAG = 4;
    private static final double LOWEST_HZ = 300;
    private static final double HIGHEST_HZ = 3000;

    /** 30 dB. */
    private static final double RANGE = 1e-3;

    /** 1.5 s to each side. */
    private static final int AROUND = 188;

    /** The share of the energy that must have moved between bands or times. */
    private static final double CHANGE = 0.02;

    private static final Fft FFT = new Fft(WINDOW);
    private static final double[] HANN = hann();
    private static final double[] EDGES = edges();

    private FingerprintKernel() {}

    private static double[] hann() {
        double[] window = new double[WINDOW];
        Arrays.setAll(window, i -> 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW));
        return window;
    }

    /** Band edges in bins, equal on a logarithmic scale; bin k reaches from k to k + 1. */
    private static double[] edges() {
        double[] edges = new double[BANDS + 1];
        double ratio = HIGHEST_HZ / LOWEST_HZ;
        double bins = (double) WINDOW / MediaSource.SAMPLE_RATE;
        Arrays.setAll(edges, b -> LOWEST_HZ * Math.pow(ratio, (double) b / BANDS) * bins + 0.5);
        return edges;
    }

    /**
     * A sound's fingerprint.
     *
     * @param audio the sound at {@link MediaSource#SAMPLE_RATE}
     * @param from its first sample to look at
     * @param to the sample after the last
     * @return the fingerprint; without frames if there are less than 96 ms
     */
    static Fingerprint of(Audio audio, long from, long to) {
        long windows = (to - from - WINDOW) / HOP + 1;
        int frames = (int) Math.max(0, Math.min(Integer.MAX_VALUE - 8, windows - LAG));
        int[] words = new int[frames];
        int[] marks = new int[frames];
        float[] levels = new float[frames];
        double[][] energies = new double[LAG + 1][BANDS];
        double[] margins = new double[BANDS - 1];
        float[] samples = new float[WINDOW + HOP];
        double[][] spectra = new double[2][WINDOW];
        for (int n = 0; n < frames + LAG; n++) {
            if (n % 2 == 0) {
                Arrays.fill(samples, 0);
                audio.read(from + (long) n * HOP, samples);
                transform(samples, spectra);
            }
            double[] now = energies[n % (LAG + 1)];
            bands(spectra, n % 2 == 0, now);
            if (n >= LAG) {
                int frame = n - LAG;
                double[] before = energies[(n + 1) % (LAG + 1)];
                words[frame] = word(now, before, margins);
                marks[frame] = weakest(margins);
                boolean changes = levelsAndChange(now, before, margins, levels, frame);
                marks[frame] |= changes ? 1 << 31 : 0;
            }
        }
        silence(levels, marks);
        return new Fingerprint(words, marks);
    }

    /** Two windows in one transform: one as its real, the next as its imaginary part. */
    private static void transform(float[] samples, double[][] into) {
        for (int i = 0; i < WINDOW; i++) {
            into[0][i] = samples[i] * HANN[i];
            into[1][i] = samples[i + HOP] * HANN[i];
        }
        FFT.transform(into[0], into[1]);
    }

    private static void bands(double[][] spectra, boolean first, double[] into) {
        for (int b = 0; b < BANDS; b++) {
            double energy = 0;
            for (int k = (int) EDGES[b]; k < EDGES[b + 1]; k++) {
                double share = Math.min(k + 1, EDGES[b + 1]) - Math.max(k, EDGES[b]);
                energy += share * power(spectra[0], spectra[1], k, first);
            }
            into[b] = energy;
        }
    }

    /** The power of one of the two real signals that share a spectrum. */
    private static double power(double[] re, double[] im, int k, boolean first) {
        double a = re[k];
        double b = im[k];
        double c = re[WINDOW - k];
        double d = im[WINDOW - k];
        double real = first ? a + c : b + d;
        double imaginary = first ? b - d : c - a;
        return (real * real + imaginary * imaginary) / 4;
    }

    private static int word(double[] now, double[] before, double[] margins) {
        int word = 0;
        for (int m = 0; m < BANDS - 1; m++) {
            double change = now[m] - now[m + 1] - (before[m] - before[m + 1]);
            word |= change > 0 ? 1 << m : 0;
            margins[m] = Math.abs(change);
        }
        return word;
    }

    private static int weakest(double[] margins) {
        int named = 0;
        int taken = 0;
        for (int w = 0; w < Fingerprint.WEAK; w++) {
            int least = -1;
            for (int m = 0; m < margins.length; m++) {
                if ((taken >> m & 1) == 0 && (least < 0 || margins[m] < margins[least])) {
                    least = m;
                }
            }
            taken |= 1 << least;
            named |= least << 5 * w;
        }
        return named;
    }

    private static boolean levelsAndChange(
            double[] now, double[] before, double[] margins, float[] levels, int frame) {
        double level = Arrays.stream(now).sum() + Arrays.stream(before).sum();
        levels[frame] = (float) level;
        return Arrays.stream(margins).sum() > CHANGE * level;
    }

    /** Frames far below the loudest around them no longer count. */
    private static void silence(float[] levels, int[] marks) {
        int[] falling = new int[levels.length];
        int head = 0;
        int tail = 0;
        for (int i = 0; i < levels.length + AROUND; i++) {
            if (i < levels.length) {
                while (tail > head && levels[falling[tail - 1]] <= levels[i]) {
                    tail--;
                }
                falling[tail++] = i;
            }
            int at = i - AROUND;
            if (at >= 0) {
                while (falling[head] < at - AROUND) {
                    head++;
                }
                if (!(levels[at] > RANGE * levels[falling[head]])) {
                    marks[at] &= Integer.MAX_VALUE;
                }
            }
        }
    }
}
