package dev.pathos.acoustics;

import org.osgi.annotation.versioning.ProviderType;

/** The Fourier transforms of a block's windowed frames; holds working memory, so one a thread. */
@ProviderType
public interface PowerSpectrum {
    /** Rows of a spectrum: half the size of the transform, and one. */
    int bins();

    /**
     * Transforms the {@link Lanes#WIDTH} frames that begin at {@code from + f * hop}: weighted with
     * the window, filled up with zeros to the size of the transform, its squared magnitudes.
     *
     * @param samples the sound, as far as the last frame's last sample
     * @param from where the first frame begins, at least 0
     * @param hop samples from one frame's start to the next, at least 1
     * @param power takes one row a bin, from 0 to half the sample rate
     */
    void power(float[] samples, int from, int hop, float[] power);

    /**
     * The same with magnitudes, that is, the roots of the power.
     *
     * @param samples the sound, as far as the last frame's last sample
     * @param from where the first frame begins, at least 0
     * @param hop samples from one frame's start to the next, at least 1
     * @param magnitude takes one row a bin, from 0 to half the sample rate
     */
    void magnitude(float[] samples, int from, int hop, float[] magnitude);
}
