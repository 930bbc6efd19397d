package dev.pathos.melspectrogram;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.signal.Framing;
import dev.pathos.api.signal.MelFilterbank;
import dev.pathos.api.signal.MelScale;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Extracts the mel power spectrogram, by default that of DeepEmoCluster (Lin, Sridhar, Busso,
 * ICASSP 2021): 128 bands of windows of 512 samples every 256, of a sound scaled to a peak of 1, no
 * logarithm.
 *
 * <p>Columns {@code mel0 .. mel127}: the squared magnitudes of the Hann-windowed Fourier transform,
 * weighted by triangles of area 1 (2 / width in hertz). All finite. Row i describes the window that
 * begins at {@code i * hop}; the window is filled up with zeros to a power of two.
 */
@Component(
        name = "mel-spectrogram",
        configurationPid = "mel-spectrogram",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MelSpectrogram.Settings.class, factory = true)
public final class MelSpectrogram implements FeatureExtractor {
    private static final String SLANEY = "slaney";
    private static final String HTK = "htk";

    /** Far below one step of 24 bits; dividing by less could overflow. */
    private static final float SILENT = 1e-9f;

    private final Framing framing;
    private final boolean peakNormalise;
    private final List<String> columns;
    private final IdleKernels kernels;

    /** What can be configured. */
    @ObjectClassDefinition(
            name = "Mel spectrogram",
            description = "The power of speech in bands that are even on a mel scale.")
    public @interface Settings {
        /** The window. */
        @AttributeDefinition(
                name = "Window",
                description = "Length of the analysis window in samples of 1/16000 s.",
                min = "64",
                max = "8192")
        int window_samples() default 512;

        /** The hop. */
        @AttributeDefinition(
                name = "Hop",
                description = "From one window's start to the next, in samples of 1/16000 s.",
                min = "16",
                max = "8192")
        int hop_samples() default 256;

        /** The number of bands. */
        @AttributeDefinition(
                name = "Bands",
                description = "Number of mel bands.",
                min = "1",
                max = "512")
        int mels() default 128;

        /** The lower end. */
        @AttributeDefinition(
                name = "Lowest frequency",
                description = "Lower edge of the first band in hertz.",
                min = "0",
                max = "8000")
        double fmin() default 0;

        /** The upper end. */
        @AttributeDefinition(
                name = "Highest frequency",
                description = "Upper edge of the last band in hertz.",
                min = "1",
                max = "8000")
        double fmax() default 8000;

        /** The mel scale. */
        @AttributeDefinition(
                name = "Mel scale",
                description = "The scale on which bands are even.",
                options = {
                    @Option(label = "linear to 1 kHz, then logarithmic", value = SLANEY),
                    @Option(label = "2595 log10(1 + f / 700)", value = HTK)
                })
        String mel_scale() default SLANEY;

        /** Whether decibels come out. */
        @AttributeDefinition(
                name = "Logarithm",
                description = "Give 10 log10 of the power, at least -100 dB, instead of the power.")
        boolean log() default false;

        /** Whether the sound is scaled. */
        @AttributeDefinition(
                name = "Peak normalisation",
                description = "Scale each sound to a highest absolute sample of 1 beforehand.")
        boolean peak_normalise() default true;
    }

    /**
     * Makes the extractor.
     *
     * @param settings the configuration
     */
    @Activate
    public MelSpectrogram(Settings settings) {
        this(
                Lanes.best(),
                new Framing(settings.window_samples(), settings.hop_samples()),
                settings.mels(),
                settings.fmin(),
                settings.fmax(),
                MelScale.valueOf(settings.mel_scale().toUpperCase(Locale.ROOT)),
                settings.log(),
                settings.peak_normalise());
    }

    MelSpectrogram(
            Lanes lanes,
            Framing framing,
            int mels,
            double fmin,
            double fmax,
            MelScale scale,
            boolean log,
            boolean peakNormalise) {
        if (fmax <= fmin) {
            throw new Problem(
                    "the range from " + fmin + " to " + fmax + " Hz is empty",
                    "mel-spectrogram, keys fmin and fmax",
                    "set fmax above fmin, such as 0 and 8000");
        }
        this.framing = framing;
        this.peakNormalise = peakNormalise;
        int fftSize = Integer.highestOneBit(2 * framing.window() - 1);
        MelFilterbank bank =
                new MelFilterbank(scale, mels, fmin, fmax, fftSize, MediaSource.SAMPLE_RATE, true);
        columns = IntStream.range(0, mels).mapToObj(band -> "mel" + band).toList();
        kernels = new IdleKernels(() -> new MelKernel(lanes, framing, fftSize, bank, log));
    }

    @Override
    public Frames extract(Audio audio) {
        Rate.check(audio, "mel-spectrogram");
        float gain = peakNormalise ? 1 / peak(audio) : 1;
        return new BlockFrames(audio, gain, framing, columns, kernels);
    }

    @Override
    public String revision() {
        return "2";
    }

    /** The highest absolute sample, read piece by piece; 1 for a sound that is as good as zero. */
    static float peak(Audio audio) {
        float[] piece = new float[1 << 14];
        float peak = 0;
        for (long from = 0; from < audio.length(); from += piece.length) {
            int count = audio.read(from, piece);
            for (int n = 0; n < count; n++) {
                peak = Math.max(peak, Math.abs(piece[n]));
            }
        }
        return peak < SILENT ? 1 : peak;
    }
}
