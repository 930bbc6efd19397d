package dev.pathos.lld;

import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import dev.pathos.api.run.Seeds;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The periodicity of the voice, on 64 ms around the frame's centre at half the sample rate: two
 * periods of a voice of 31 Hz.
 *
 * <ul>
 *   <li>{@code f0}: fundamental frequency in hertz by YIN (de Cheveigne and Kawahara 2002), in
 *       TarsosDSP's form by FFT; NaN where the aperiodicity stays above the threshold or the value
 *       falls out of range.
 *   <li>{@code voicing}: 1 - YIN's aperiodicity where there is an F0, else 0.
 *   <li>{@code hnr}: harmonics-to-noise ratio {@code 10 log10(r / (1 - r))} in decibels, -30..40,
 *       with r the highest peak of the normalised autocorrelation in the range of F0 (Boersma
 *       1993); of every frame, voiced or not. Of a voice with fewer than four periods in 47 ms it
 *       is too low.
 * </ul>
 */
final class Voice implements Descriptors {
    private static final int LENGTH = 512;

    /**
     * Noise of -30 dB for signals without any: rounding can make YIN's aperiodicity of a perfectly
     * periodic signal negative, and TarsosDSP takes that for no pitch at all.
     */
    private static final double DITHER = Math.pow(10, -30 / 20.);

    /** An autocorrelation at which a signal may be such a one. */
    private static final double PERIODIC = .9;

    /** How many samples around the centre it looks at. */
    static final int SPAN = 2 * LENGTH + 2 * HalfBand.REACH;

    private final HalfBand half = new HalfBand(LENGTH);
    private final float[] x = new float[LENGTH];
    private final Autocorrelation autocorrelation;
    private final float[] noise = new float[LENGTH];
    private final FastYin yin;
    private final double lowest;
    private final double highest;

    Voice(Options options, double sampleRate) {
        double rate = sampleRate / 2;
        yin = new FastYin((float) rate, LENGTH, options.aperiodicity());
        SplittableRandom random = Seeds.random(0, "dither");
        for (int n = 0; n < LENGTH; n++) {
            noise[n] = (float) (Math.sqrt(3) * random.nextDouble(-1, 1));
        }
        lowest = options.f0Min();
        highest = options.f0Max();
        autocorrelation =
                new Autocorrelation(
                        LENGTH, (int) Math.ceil(rate / highest), (int) Math.floor(rate / lowest));
    }

    @Override
    public List<String> names() {
        return List.of("f0", "voicing", "hnr");
    }

    @Override
    public void describe(Frame frame, float[] row, int at) {
        half.apply(frame.wide, x);
        double power = centre(x);
        row[at] = Float.NaN;
        row[at + 1] = 0;
        double r = 0;
        if (power > Spectrum.ROUNDING) {
            r = autocorrelation.peak(x);
            PitchDetectionResult pitch = yin.getPitch(x);
            if (!pitch.isPitched() && r > PERIODIC) {
                dither(Math.sqrt(power));
                pitch = yin.getPitch(x);
            }
            float hertz = pitch.getPitch();
            if (pitch.isPitched() && hertz >= lowest && hertz <= highest) {
                row[at] = hertz;
                row[at + 1] = pitch.getProbability();
            }
        }
        r = Math.max(1e-3, Math.min(1 - 1e-4, r));
        row[at + 2] = (float) (10 * Math.log10(r / (1 - r)));
    }

    /** Adds a little noise, relative to the signal. */
    private void dither(double level) {
        float gain = (float) (DITHER * level);
        for (int n = 0; n < x.length; n++) {
            x[n] += gain * noise[n];
        }
    }

    /** Takes the mean away and returns the mean square of what is left. */
    private static double centre(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += value;
        }
        float mean = (float) (sum / x.length);
        double squares = 0;
        for (int n = 0; n < x.length; n++) {
            x[n] -= mean;
            squares += (double) x[n] * x[n];
        }
        return squares / x.length;
    }
}
