package dev.pathos.acoustics;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Arithmetic on blocks of {@value #WIDTH} consecutive frames that lie side by side: row r of a
 * block is {@code values[r * WIDTH .. r * WIDTH + WIDTH - 1]}, one value of each frame.
 *
 * <p>What happens to one frame happens to all of them at once, so each step is one vector
 * instruction or a few. No value depends on the lane that its frame lies in, nor on what lies in
 * the others. Implementations are stateless and usable from several threads; {@link #spectrum} is
 * not. They agree within 2e-6 of the largest value that enters a sum, and within 2e-6, relatively,
 * in the elementary functions.
 *
 * <p>Where a step is not offered here, write a loop over whole rows in plain Java: the compiler
 * vectorises what has no branches and calls nothing.
 */
@ProviderType
public interface Lanes {
    /** Frames in a block. */
    int WIDTH = 16;

    /**
     * The fastest implementation that this Java machine has: vector instructions where the module
     * {@code jdk.incubator.vector} is there and the optimising compiler runs, else plain Java.
     *
     * @return the same object at every call
     */
    static Lanes best() {
        return BestLanes.INSTANCE;
    }

    /**
     * Plain Java, on every machine.
     *
     * @return an implementation that needs no module
     */
    static Lanes plain() {
        return PlainLanes.INSTANCE;
    }

    /** Which implementation this is, for people, such as "Vector API, 512 bits". */
    String description();

    /**
     * Prepares Fourier transforms of windowed frames.
     *
     * @param fftSize samples of the transform, a power of two from 8 on
     * @param window the weights of a frame's samples, at most {@code fftSize}; zeros follow them
     * @return working memory for one thread
     * @throws IllegalArgumentException if the size is no power of two or the window is longer
     */
    default PowerSpectrum spectrum(int fftSize, float[] window) {
        return spectrum(fftSize, window, 0);
    }

    /**
     * Prepares Fourier transforms of frames in which high frequencies are emphasised before the
     * window is laid over them: {@code s_n - emphasis * s_(n-1)}, where a frame's first sample is
     * taken to have itself before it (Young et al., The HTK Book 3.4, section 5.2).
     *
     * @param fftSize samples of the transform, a power of two from 8 on
     * @param window the weights of a frame's samples, at most {@code fftSize}; zeros follow them
     * @param emphasis how much of its predecessor is taken off each sample, 0 for none
     * @return working memory for one thread
     * @throws IllegalArgumentException if the size is no power of two or the window is longer
     */
    PowerSpectrum spectrum(int fftSize, float[] window, float emphasis);

    /**
     * Weighs rows and adds them up: {@code out = sum_k weights[k] * x[firstRow + k]}, say a band of
     * a filterbank, a coefficient of a cosine transform or a moment.
     *
     * @param x a block
     * @param firstRow the row that the first weight belongs to
     * @param weights one a row
     * @param out the block that takes the sum; may be {@code x}
     * @param outRow the row that takes the sum
     */
    void combine(float[] x, int firstRow, float[] weights, float[] out, int outRow);

    /**
     * Adds weighted rows to as many others: {@code out[outRow + k] += weight * x[fromRow + k]}, say
     * a harmonic to a subharmonic sum.
     *
     * @param x a block
     * @param fromRow its first row that is added
     * @param rows the number of rows
     * @param weight their weight
     * @param out the block that is added to, not overlapping the rows read
     * @param outRow its first row that is added to
     */
    void addScaled(float[] x, int fromRow, int rows, float weight, float[] out, int outRow);

    /**
     * The scalar product over rows: {@code out = sum_k x[xRow + k] * y[yRow + k]}.
     *
     * @param x a block
     * @param xRow its first row
     * @param y a block, may be {@code x}
     * @param yRow its first row
     * @param rows the number of rows
     * @param out the block that takes the sum
     * @param outRow the row that takes the sum
     */
    void product(float[] x, int xRow, float[] y, int yRow, int rows, float[] out, int outRow);

    /**
     * The natural logarithm of rows, {@code ln(max(floor, x))}, NaN where x is not finite.
     *
     * @param x a block
     * @param fromRow its first row
     * @param rows the number of rows
     * @param floor what smaller values are raised to, at least the smallest normal float
     * @param out the block that takes the logarithms; may be {@code x} at the same rows
     * @param outRow its first row
     */
    void ln(float[] x, int fromRow, int rows, float floor, float[] out, int outRow);

    /**
     * The exponential of rows, of arguments that are first confined to -87..88; NaN for NaN.
     *
     * @param x a block
     * @param fromRow its first row
     * @param rows the number of rows
     * @param out the block that takes the exponentials; may be {@code x} at the same rows
     * @param outRow its first row
     */
    void exp(float[] x, int fromRow, int rows, float[] out, int outRow);

    /**
     * The square root of rows, rounded correctly; NaN below 0.
     *
     * @param x a block
     * @param fromRow its first row
     * @param rows the number of rows
     * @param out the block that takes the roots; may be {@code x} at the same rows
     * @param outRow its first row
     */
    void sqrt(float[] x, int fromRow, int rows, float[] out, int outRow);

    /**
     * Rows to a power, {@code max(floor, x) ^ exponent}, say the compression of loudness.
     *
     * @param x a block
     * @param fromRow its first row
     * @param rows the number of rows
     * @param exponent the exponent, of a size at most 1
     * @param floor what smaller values are raised to, at least the smallest normal float
     * @param out the block that takes the powers; may be {@code x} at the same rows
     * @param outRow its first row
     */
    void pow(
            float[] x, int fromRow, int rows, float exponent, float floor, float[] out, int outRow);

    /**
     * Correlates a stretch of samples with those that begin later, {@code out[l] = sum_i x[at + i]
     * * x[at + firstLag + l + i]}; unlike everything else here not about blocks.
     *
     * @param x samples, as far as the last product's
     * @param at where the stretch begins
     * @param length its length
     * @param firstLag the first lag, at least 0
     * @param lags the number of lags
     * @param out takes one sum a lag
     */
    void correlate(float[] x, int at, int length, int firstLag, int lags, float[] out);

    /**
     * Copies frames out of a block, a frame's rows side by side.
     *
     * @param x a block
     * @param fromRow its first row that is copied
     * @param rows the number of rows
     * @param frames how many frames are copied, the first ones, at most {@link #WIDTH}
     * @param out takes them: row r of frame f goes to {@code at + f * stride + r}
     * @param at where the first frame begins
     * @param stride from one frame to the next
     */
    static void frames(
            float[] x, int fromRow, int rows, int frames, float[] out, int at, int stride) {
        for (int f = 0; f < frames; f++) {
            int to = at + f * stride;
            for (int r = 0, p = fromRow * WIDTH + f; r < rows; r++, p += WIDTH) {
                out[to + r] = x[p];
            }
        }
    }
}
