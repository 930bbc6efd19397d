package dev.pathos.melspectrogram;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.PowerSpectrum;
import dev.pathos.api.signal.Framing;

/** Mel-frequency cepstral coefficients of samples in 16 bits, step by step as HTK computes them. */
final class MfccKernel implements Kernel {
    /** What HTK raises a band to: a sound of one step of 16 bits is silence. */
    private static final float FLOOR = 1;

    private final Lanes lanes;
    private final Framing framing;
    private final float emphasis;
    private final Bands bands;
    private final boolean usePower;
    private final float[][] cosines;
    private final PowerSpectrum spectrum;
    private final float[] emphasised;
    private final float[] bins;
    private final float[] logs;
    private final float[] cepstra;

    /**
     * @param emphasis how much of each sample's predecessor is taken off
     * @param usePower whether bands weigh powers instead of magnitudes
     * @param cosines the rows that turn logarithms of bands into coefficients
     */
    MfccKernel(
            Lanes lanes,
            Framing framing,
            int fftSize,
            float emphasis,
            Bands bands,
            boolean usePower,
            float[][] cosines) {
        this.lanes = lanes;
        this.framing = framing;
        this.emphasis = emphasis;
        this.bands = bands;
        this.usePower = usePower;
        this.cosines = cosines;
        spectrum = lanes.spectrum(fftSize, hamming(framing.window()));
        emphasised = new float[Lanes.WIDTH * framing.window()];
        bins = new float[spectrum.bins() * Lanes.WIDTH];
        logs = new float[bands.count() * Lanes.WIDTH];
        cepstra = new float[cosines.length * Lanes.WIDTH];
    }

    /** HTK's window is symmetric, unlike those that frames are put together from again. */
    private static float[] hamming(int length) {
        float[] window = new float[length];
        for (int n = 0; n < length; n++) {
            window[n] = (float) (.54 - .46 * Math.cos(2 * Math.PI * n / (length - 1)));
        }
        return window;
    }

    /**
     * The cosine transform {@code c_i = sqrt(2/N) sum_j m_j cos(pi i (j + 1/2) / N)}, liftered with
     * {@code 1 + L/2 sin(pi i / L)} (The HTK Book 3.4, sections 5.6 and 5.3).
     *
     * @param count the number of coefficients, from i = 0 on
     * @param bands the number of bands, N
     * @param lifter L, or 0 for none
     * @return one row a coefficient
     */
    static float[][] cosines(int count, int bands, int lifter) {
        float[][] rows = new float[count][bands];
        for (int i = 0; i < count; i++) {
            double lift = lifter == 0 ? 1 : 1 + lifter / 2. * Math.sin(Math.PI * i / lifter);
            for (int j = 0; j < bands; j++) {
                double cosine = Math.cos(Math.PI * i * (j + .5) / bands);
                rows[i][j] = (float) (lift * Math.sqrt(2. / bands) * cosine);
            }
        }
        return rows;
    }

    @Override
    public void rows(float[] samples, int frames, float[] into, int at) {
        int window = framing.window();
        for (int f = 0; f < Lanes.WIDTH; f++) {
            emphasise(samples, f * framing.hop(), f * window);
        }
        if (usePower) {
            spectrum.power(emphasised, 0, window, bins);
        } else {
            spectrum.magnitude(emphasised, 0, window, bins);
        }
        bands.weigh(lanes, bins, logs);
        lanes.ln(logs, 0, bands.count(), FLOOR, logs, 0);
        for (int i = 0; i < cosines.length; i++) {
            lanes.combine(logs, 0, cosines[i], cepstra, i);
        }
        Lanes.frames(cepstra, 0, cosines.length, frames, into, at, cosines.length);
    }

    /** Within each frame: its first sample is taken to have itself before it. */
    private void emphasise(float[] samples, int from, int to) {
        emphasised[to] = (1 - emphasis) * samples[from];
        for (int n = 1; n < framing.window(); n++) {
            emphasised[to + n] = samples[from + n] - emphasis * samples[from + n - 1];
        }
    }
}
