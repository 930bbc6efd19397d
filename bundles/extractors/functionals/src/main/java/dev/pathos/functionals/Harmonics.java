package dev.pathos.functionals;

import dev.pathos.acoustics.FrameBlocks;
import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.PowerSpectrum;
import dev.pathos.acoustics.Windows;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;

/**
 * The amplitudes of a voice's harmonics in Gauss-windowed frames of 60 ms, one frame after the
 * other (Eyben et al., IEEE TAC 7(2), 2016, section 3.1; Hanson, JASA 101, 1997).
 *
 * <p>The amplitude of the harmonic n is that of the local maximum of the amplitude spectrum that is
 * nearest to n F0, at most half an F0 away, by a parabola through it and its neighbours. For one
 * thread.
 */
final class Harmonics {
    private static final int FFT = 1024;
    private static final double DEVIATION = .4;

    /** A formant's harmonic is the strongest in this share of its frequency to each side. */
    private static final double AROUND = .2;

    private static final double SILENCE = 1e-9;

    private final FrameBlocks blocks;
    private final PowerSpectrum spectrum;
    private final int hop;
    private final double binWidth;
    private final float[] magnitude;
    private final float[] amplitude;
    private int left;
    private int current;

    /**
     * Begins before the first frame.
     *
     * @param lanes arithmetic
     * @param audio the sound
     * @param framing frames of 60 ms
     */
    Harmonics(Lanes lanes, Audio audio, Framing framing) {
        blocks = new FrameBlocks(audio, framing);
        hop = framing.hop();
        spectrum = lanes.spectrum(FFT, Windows.gauss(framing.window(), DEVIATION));
        binWidth = (double) audio.sampleRate() / FFT;
        magnitude = new float[spectrum.bins() * Lanes.WIDTH];
        amplitude = new float[spectrum.bins()];
    }

    /**
     * Moves on to the next frame.
     *
     * @param needed whether its harmonics will be asked for
     */
    void advance(boolean needed) {
        if (left == 0) {
            blocks.advance();
            left = blocks.frames();
            current = 0;
            spectrum.magnitude(blocks.samples(), 0, hop, magnitude);
        } else {
            current++;
        }
        left--;
        if (needed) {
            for (int k = 0; k < amplitude.length; k++) {
                amplitude[k] = magnitude[k * Lanes.WIDTH + current];
            }
        }
    }

    /** The samples of the current block, in which the current frame begins at {@link #offset}. */
    float[] samples() {
        return blocks.samples();
    }

    /** Where the current frame begins in {@link #samples}. */
    int offset() {
        return current * hop;
    }

    /**
     * The level of a harmonic.
     *
     * @param hertz the fundamental frequency
     * @param number 1 for the fundamental
     * @return decibels
     */
    double level(double hertz, int number) {
        int k = peak(hertz, number);
        if (k < 0) {
            return decibels(amplitude[nearestBin(number * hertz)]);
        }
        double left = amplitude[k - 1];
        double here = amplitude[k];
        double right = amplitude[k + 1];
        double bend = left - 2 * here + right;
        return decibels(bend < 0 ? here - (left - right) * (left - right) / (8 * bend) : here);
    }

    /**
     * The level of the fundamental as its bin has it, without a parabola.
     *
     * @param hertz the fundamental frequency
     * @return decibels
     */
    double fundamental(double hertz) {
        int k = peak(hertz, 1);
        return decibels(amplitude[k < 0 ? nearestBin(hertz) : k]);
    }

    /**
     * The level of the strongest harmonic around a formant.
     *
     * @param hertz the fundamental frequency
     * @param formant the formant's frequency in hertz
     * @return decibels; that of the nearest harmonic if none lies within a fifth
     */
    double strongest(double hertz, double formant) {
        int first = Math.max(1, (int) Math.ceil(formant * (1 - AROUND) / hertz));
        int last = (int) Math.floor(formant * (1 + AROUND) / hertz);
        if (last < first) {
            return compared(hertz, Math.max(1, (int) Math.round(formant / hertz)));
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int n = first; n <= last; n++) {
            best = Math.max(best, compared(hertz, n));
        }
        return best;
    }

    /** The fundamental is compared with itself as it is, so that its level is exactly 0 then. */
    private double compared(double hertz, int number) {
        return number == 1 ? fundamental(hertz) : level(hertz, number);
    }

    private static double decibels(double amplitude) {
        return 20 * Math.log10(amplitude + SILENCE);
    }

    private int nearestBin(double hertz) {
        return (int) Math.max(0, Math.min(amplitude.length - 1, Math.round(hertz / binWidth)));
    }

    /** The local maximum nearest to a harmonic, or -1 if there is none near. */
    private int peak(double hertz, int number) {
        double centre = number * hertz / binWidth;
        int middle = nearestBin(number * hertz);
        int reach = Math.max(1, (int) (hertz / 2 / binWidth));
        for (int d = 0; d <= reach; d++) {
            boolean belowFirst = centre < middle;
            if (isPeak(belowFirst ? middle - d : middle + d)) {
                return belowFirst ? middle - d : middle + d;
            }
            if (isPeak(belowFirst ? middle + d : middle - d)) {
                return belowFirst ? middle + d : middle - d;
            }
        }
        return -1;
    }

    private boolean isPeak(int k) {
        return k >= 1
                && k < amplitude.length - 1
                && amplitude[k] >= amplitude[k - 1]
                && amplitude[k] >= amplitude[k + 1];
    }
}
