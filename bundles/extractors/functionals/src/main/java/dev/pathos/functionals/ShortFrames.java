package dev.pathos.functionals;

import dev.pathos.acoustics.Cepstrum;
import dev.pathos.acoustics.EqualLoudness;
import dev.pathos.acoustics.FrameBlocks;
import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.MelBands;
import dev.pathos.acoustics.PowerSpectrum;
import dev.pathos.acoustics.Rows;
import dev.pathos.acoustics.Windows;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;

/**
 * What frames of 20 ms under a Hamming window tell without knowing about a voice, a row a frame,
 * columns by the constants of this class.
 *
 * <p>Loudness is the mean over 26 mel bands from 20 Hz to 8 kHz of {@code (w(f) power)^.33}
 * (Hermansky, JASA 87(4), 1990); cepstral coefficients 1 to 4 are those of the same bands with a
 * lifter of 22 (Young et al., The HTK Book 3.4, section 5.6); for the others see {@link
 * SpectralBalance}, {@link SpectralFlux} and {@link Formants}. The level is the mean square of the
 * samples as they are.
 */
final class ShortFrames implements Rows {
    static final int LOUDNESS = 0;
    static final int ALPHA_RATIO = 1;
    static final int SPECTRAL_FLUX = 5;
    static final int MFCC = 6;

    /** Frequency and bandwidth of the first formant, then of the others. */
    static final int FORMANTS = 10;

    static final int LEVEL = 16;

    /** The number of columns. */
    static final int WIDTH = 17;

    private static final int BANDS = 26;
    private static final double LOWEST = 20;
    private static final double HIGHEST = 8000;

    /** The lowest bins are direct current and what a window spreads of it. */
    private static final int SKIPPED = 2;

    private static final int CEPSTRUM = 4;
    private static final int LIFTER = 22;
    private static final double FLUX_BELOW = 5000;

    /** One step of 16 bits: less than that is silence. */
    private static final float FLOOR = 1f / (32767f * 32767f);

    private final Lanes lanes;
    private final Framing framing;
    private final FrameBlocks blocks;
    private final PowerSpectrum spectrum;
    private final float[] power;
    private final float[] amplitude;
    private final MelBands bands;
    private final float[] mel = new float[BANDS * Lanes.WIDTH];
    private final float[] compressed = new float[BANDS * Lanes.WIDTH];
    private final float[] loudness;
    private final float[][] cepstrum = Cepstrum.weights(1, CEPSTRUM, BANDS, LIFTER);
    private final SpectralBalance balance;
    private final SpectralFlux flux;
    private final Formants formants;
    private final float[] described = new float[WIDTH * Lanes.WIDTH];
    private final float[] rows = new float[WIDTH * Lanes.WIDTH];
    private int next;
    private int ready;

    /**
     * Begins at the first frame of a sound.
     *
     * @param lanes arithmetic
     * @param audio the sound
     * @param framing frames of 20 ms
     */
    ShortFrames(Lanes lanes, Audio audio, Framing framing) {
        this.lanes = lanes;
        this.framing = framing;
        blocks = new FrameBlocks(audio, framing);
        int fft = Integer.highestOneBit(2 * framing.window() - 1);
        double binWidth = (double) audio.sampleRate() / fft;
        spectrum = lanes.spectrum(fft, Windows.hamming(framing.window()));
        power = new float[spectrum.bins() * Lanes.WIDTH];
        amplitude = new float[power.length];
        bands = MelBands.htk(BANDS, LOWEST, HIGHEST, fft, audio.sampleRate(), SKIPPED);
        loudness = EqualLoudness.compressed(MelBands.centres(BANDS, LOWEST, HIGHEST));
        for (int b = 0; b < BANDS; b++) {
            loudness[b] /= BANDS;
        }
        balance = new SpectralBalance(lanes, binWidth);
        flux = new SpectralFlux((int) Math.round(FLUX_BELOW / binWidth));
        formants = new Formants(lanes, framing.window(), audio.sampleRate());
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public boolean next(float[] row) {
        if (next == ready && !refill()) {
            return false;
        }
        System.arraycopy(rows, next++ * WIDTH, row, 0, WIDTH);
        return true;
    }

    private boolean refill() {
        if (!blocks.advance()) {
            return false;
        }
        float[] samples = blocks.samples();
        spectrum.power(samples, 0, framing.hop(), power);
        lanes.sqrt(power, 0, spectrum.bins(), amplitude, 0);
        bands.weigh(lanes, power, mel);
        lanes.pow(mel, 0, BANDS, EqualLoudness.COMPRESSION, FLOOR, compressed, 0);
        lanes.combine(compressed, 0, loudness, described, LOUDNESS);
        balance.describe(power, described, ALPHA_RATIO);
        flux.describe(amplitude, described, SPECTRAL_FLUX);
        lanes.ln(mel, 0, BANDS, FLOOR, mel, 0);
        for (int c = 0; c < CEPSTRUM; c++) {
            lanes.combine(mel, 0, cepstrum[c], described, MFCC + c);
        }
        ready = blocks.frames();
        next = 0;
        Lanes.frames(described, 0, WIDTH, ready, rows, 0, WIDTH);
        formants.analyse(samples, framing.hop(), ready, rows, FORMANTS, WIDTH);
        for (int f = 0; f < ready; f++) {
            rows[f * WIDTH + LEVEL] = level(samples, f * framing.hop());
        }
        return true;
    }

    private float level(float[] samples, int from) {
        double sum = 0;
        for (int n = 0; n < framing.window(); n++) {
            sum += (double) samples[from + n] * samples[from + n];
        }
        return (float) (sum / framing.window());
    }
}
