package dev.pathos.acoustics;

import static dev.pathos.acoustics.Lanes.WIDTH;
import static dev.pathos.acoustics.VectorLanes.SPECIES;
import static dev.pathos.acoustics.VectorLanes.STEP;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The transform of a block at once: sixteen frames are as many complex sequences of half the
 * length, made of even and odd samples, through a fast Fourier transform of radix 4, decimated in
 * time, from which the spectra of the real frames are then put together (Press et al., Numerical
 * Recipes, section 12.3).
 */
final class VectorSpectrum implements PowerSpectrum {
    private final float[] window;
    private final float emphasis;

    /** The number of complex values of a frame, half the size of the transform. */
    private final int size;

    private final int[] reversed;

    /** Cosine and minus sine of each angle {@code 2 pi i / size}. */
    private final float[] cosines;

    private final float[] sines;

    /** The same for {@code pi i / size}, up to half of it. */
    private final float[] halfCosines;

    private final float[] halfSines;
    private final float[] columns;
    private final float[] re;
    private final float[] im;

    VectorSpectrum(int fftSize, float[] window, float emphasis) {
        PlainLanes.check(fftSize, window);
        this.window = window.clone();
        this.emphasis = emphasis;
        columns = new float[window.length * WIDTH + 1];
        size = fftSize / 2;
        reversed = new int[size];
        int bits = Integer.numberOfTrailingZeros(size);
        for (int i = 0; i < size; i++) {
            reversed[i] = Integer.reverse(i) >>> Integer.SIZE - bits;
        }
        cosines = new float[size];
        sines = new float[size];
        turn(cosines, sines, 2 * Math.PI / size);
        halfCosines = new float[size / 2 + 1];
        halfSines = new float[size / 2 + 1];
        turn(halfCosines, halfSines, Math.PI / size);
        re = new float[size * WIDTH];
        im = new float[size * WIDTH];
    }

    private static void turn(float[] cosines, float[] sines, double step) {
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = (float) Math.cos(i * step);
            sines[i] = (float) -Math.sin(i * step);
        }
    }

    @Override
    public int bins() {
        return size + 1;
    }

    @Override
    public void power(float[] samples, int from, int hop, float[] power) {
        load(samples, from, hop);
        transform();
        unfold(power);
    }

    @Override
    public void magnitude(float[] samples, int from, int hop, float[] magnitude) {
        power(samples, from, hop, magnitude);
        for (int i = 0; i < bins() * WIDTH; i += STEP) {
            FloatVector.fromArray(SPECIES, magnitude, i).sqrt().intoArray(magnitude, i);
        }
    }

    /** Puts even samples into the real and odd ones into the imaginary parts, bits reversed. */
    private void load(float[] samples, int from, int hop) {
        columns(samples, from, hop);
        for (int i = 0; i < size; i++) {
            int n = 2 * reversed[i];
            weigh(n, re, i * WIDTH);
            weigh(n + 1, im, i * WIDTH);
        }
    }

    /**
     * Puts a sample of each frame side by side. Frames overlap: sample n of a frame is sample n -
     * hop of the next one, so that only the last frame's is new where n is at least the hop.
     */
    private void columns(float[] samples, int from, int hop) {
        int fresh = Math.min(hop, window.length);
        for (int n = 0; n < fresh; n++) {
            for (int f = 0, p = from + n; f < WIDTH; f++, p += hop) {
                columns[n * WIDTH + f] = samples[p];
            }
        }
        int last = from + (WIDTH - 1) * hop;
        for (int n = fresh; n < window.length; n++) {
            int to = n * WIDTH;
            int next = (n - hop) * WIDTH + 1;
            for (int o = 0; o < WIDTH; o += STEP) {
                load(columns, next + o).intoArray(columns, to + o);
            }
            columns[to + WIDTH - 1] = samples[last + n];
        }
    }

    private void weigh(int n, float[] part, int to) {
        if (n >= window.length) {
            Arrays.fill(part, to, to + WIDTH, 0);
            return;
        }
        float weight = window[n];
        int at = n * WIDTH;
        if (emphasis == 0) {
            for (int o = 0; o < WIDTH; o += STEP) {
                load(columns, at + o).mul(weight).intoArray(part, to + o);
            }
            return;
        }
        int before = Math.max(0, at - WIDTH);
        for (int o = 0; o < WIDTH; o += STEP) {
            load(columns, at + o)
                    .sub(load(columns, before + o).mul(emphasis))
                    .mul(weight)
                    .intoArray(part, to + o);
        }
    }

    private void transform() {
        int length = 1;
        if (Integer.numberOfTrailingZeros(size) % 2 == 1) {
            for (int i = 0; i < size * WIDTH; i += 2 * WIDTH) {
                butterfly2(re, im, i);
            }
            length = 2;
        }
        for (; length < size; length *= 4) {
            int turn = size / (4 * length);
            for (int j = 0; j < length; j++) {
                float c1 = cosines[j * turn];
                float s1 = sines[j * turn];
                float c2 = cosines[2 * j * turn];
                float s2 = sines[2 * j * turn];
                for (int i = j * WIDTH; i < size * WIDTH; i += 4 * length * WIDTH) {
                    butterfly4(re, im, i, length * WIDTH, c1, s1, c2, s2);
                }
            }
        }
    }

    private static void butterfly2(float[] re, float[] im, int at) {
        for (int o = at; o < at + WIDTH; o += STEP) {
            FloatVector aRe = load(re, o);
            FloatVector aIm = load(im, o);
            FloatVector bRe = load(re, o + WIDTH);
            FloatVector bIm = load(im, o + WIDTH);
            aRe.add(bRe).intoArray(re, o);
            aIm.add(bIm).intoArray(im, o);
            aRe.sub(bRe).intoArray(re, o + WIDTH);
            aIm.sub(bIm).intoArray(im, o + WIDTH);
        }
    }

    /**
     * Two stages at once: the second quarter, which the reversal of bits has swapped with the
     * third, is turned by twice the angle, the third by the angle, the fourth by three times the
     * angle. One method, as vectors that are handed to another one may have to lie in memory.
     */
    private static void butterfly4(
            float[] re, float[] im, int at, int quarter, float c1, float s1, float c2, float s2) {
        float c3 = c1 * c2 - s1 * s2;
        float s3 = c1 * s2 + s1 * c2;
        for (int o = at; o < at + WIDTH; o += STEP) {
            FloatVector aRe = load(re, o);
            FloatVector aIm = load(im, o);
            FloatVector bRe = load(re, o + quarter);
            FloatVector bIm = load(im, o + quarter);
            FloatVector turnedRe = bRe.mul(c2).sub(bIm.mul(s2));
            FloatVector turnedIm = bRe.mul(s2).add(bIm.mul(c2));
            FloatVector sumRe = aRe.add(turnedRe);
            FloatVector sumIm = aIm.add(turnedIm);
            FloatVector gapRe = aRe.sub(turnedRe);
            FloatVector gapIm = aIm.sub(turnedIm);

            FloatVector cRe = load(re, o + 2 * quarter);
            FloatVector cIm = load(im, o + 2 * quarter);
            FloatVector dRe = load(re, o + 3 * quarter);
            FloatVector dIm = load(im, o + 3 * quarter);
            FloatVector thirdRe = cRe.mul(c1).sub(cIm.mul(s1));
            FloatVector thirdIm = cRe.mul(s1).add(cIm.mul(c1));
            FloatVector fourthRe = dRe.mul(c3).sub(dIm.mul(s3));
            FloatVector fourthIm = dRe.mul(s3).add(dIm.mul(c3));
            FloatVector otherSumRe = thirdRe.add(fourthRe);
            FloatVector otherSumIm = thirdIm.add(fourthIm);
            FloatVector otherGapRe = thirdRe.sub(fourthRe);
            FloatVector otherGapIm = thirdIm.sub(fourthIm);

            sumRe.add(otherSumRe).intoArray(re, o);
            sumIm.add(otherSumIm).intoArray(im, o);
            gapRe.add(otherGapIm).intoArray(re, o + quarter);
            gapIm.sub(otherGapRe).intoArray(im, o + quarter);
            sumRe.sub(otherSumRe).intoArray(re, o + 2 * quarter);
            sumIm.sub(otherSumIm).intoArray(im, o + 2 * quarter);
            gapRe.sub(otherGapIm).intoArray(re, o + 3 * quarter);
            gapIm.add(otherGapRe).intoArray(im, o + 3 * quarter);
        }
    }

    /** Separates the spectra of even and odd samples and takes the power of their combination. */
    private void unfold(float[] power) {
        for (int o = 0; o < WIDTH; o += STEP) {
            FloatVector even = load(re, o);
            FloatVector odd = load(im, o);
            FloatVector sum = even.add(odd);
            FloatVector gap = even.sub(odd);
            sum.mul(sum).intoArray(power, o);
            gap.mul(gap).intoArray(power, size * WIDTH + o);
        }
        for (int k = 1; k <= size / 2; k++) {
            unfold(re, im, power, k * WIDTH, (size - k) * WIDTH, halfCosines[k], halfSines[k]);
        }
    }

    private static void unfold(
            float[] re, float[] im, float[] power, int at, int mirrored, float c, float s) {
        for (int o = 0; o < WIDTH; o += STEP) {
            FloatVector aRe = load(re, at + o);
            FloatVector aIm = load(im, at + o);
            FloatVector bRe = load(re, mirrored + o);
            FloatVector bIm = load(im, mirrored + o);
            FloatVector evenRe = aRe.add(bRe);
            FloatVector evenIm = aIm.sub(bIm);
            FloatVector oddRe = aIm.add(bIm);
            FloatVector oddIm = bRe.sub(aRe);
            FloatVector turnedRe = oddRe.mul(c).sub(oddIm.mul(s));
            FloatVector turnedIm = oddRe.mul(s).add(oddIm.mul(c));
            FloatVector sumRe = evenRe.add(turnedRe);
            FloatVector sumIm = evenIm.add(turnedIm);
            FloatVector gapRe = evenRe.sub(turnedRe);
            FloatVector gapIm = evenIm.sub(turnedIm);
            // A quarter, as the two parts are sums of two values that would have to be halved.
            sumRe.mul(sumRe).add(sumIm.mul(sumIm)).mul(.25f).intoArray(power, at + o);
            gapRe.mul(gapRe).add(gapIm.mul(gapIm)).mul(.25f).intoArray(power, mirrored + o);
        }
    }

    private static FloatVector load(float[] x, int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }
}
