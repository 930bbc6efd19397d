package dev.pathos.melspectrogram;

import dev.pathos.acoustics.Cepstrum;
import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.MelBands;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.signal.Framing;
import java.util.List;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Extracts mel-frequency cepstral coefficients as HTK defines them (Young et al., The HTK Book 3.4,
 * chapter 5): pre-emphasis, Hamming window, magnitudes in triangles even on the mel scale, natural
 * logarithm, cosine transform, lifter.
 *
 * <p>Columns {@code mfcc0 .. mfcc12}, then, if asked for, their deltas {@code mfcc0_de ..} and the
 * deltas of these {@code mfcc0_de_de ..}; all finite. Samples count as 16-bit integers, as in HTK:
 * that alone sets {@code mfcc0}, HTK's C0. Row i describes the window that begins at {@code i *
 * hop}.
 */
@Component(
        name = "mfcc",
        configurationPid = "mfcc",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Mfcc.Settings.class, factory = true)
public final class Mfcc implements FeatureExtractor {
    private static final float STEPS_OF_16_BITS = 1 << 15;

    private final Framing framing;
    private final List<String> columns;
    private final int deltas;
    private final IdleKernels kernels;

    /** What can be configured. */
    @ObjectClassDefinition(
            name = "Mel-frequency cepstral coefficients",
            description = "The shape of the spectrum in few numbers, as HTK defines them.")
    public @interface Settings {
        /** The window. */
        @AttributeDefinition(
                name = "Window",
                description = "Length of the analysis window in samples of 1/16000 s.",
                min = "64",
                max = "8192")
        int window_samples() default 400;

        /** The hop. */
        @AttributeDefinition(
                name = "Hop",
                description = "From one window's start to the next, in samples of 1/16000 s.",
                min = "16",
                max = "8192")
        int hop_samples() default 160;

        /** Pre-emphasis. */
        @AttributeDefinition(
                name = "Pre-emphasis",
                description = "How much of its predecessor is taken off each sample.",
                min = "0",
                max = "1")
        double preemphasis() default .97;

        /** The number of bands. */
        @AttributeDefinition(
                name = "Bands",
                description = "Number of mel bands.",
                min = "1",
                max = "512")
        int mels() default 26;

        /** The lower end. */
        @AttributeDefinition(
                name = "Lowest frequency",
                description = "Lower edge of the first band in hertz.",
                min = "0",
                max = "8000")
        double fmin() default 20;

        /** The upper end. */
        @AttributeDefinition(
                name = "Highest frequency",
                description = "Upper edge of the last band in hertz.",
                min = "1",
                max = "8000")
        double fmax() default 8000;

        /** Whether bands weigh powers. */
        @AttributeDefinition(
                name = "Power",
                description = "Weigh powers in the bands instead of magnitudes.")
        boolean use_power() default false;

        /** The number of coefficients. */
        @AttributeDefinition(
                name = "Coefficients",
                description = "Number of coefficients with the first, mfcc0; at most the bands.",
                min = "1",
                max = "512")
        int coefficients() default 13;

        /** The lifter. */
        @AttributeDefinition(
                name = "Lifter",
                description = "Length of the cepstral lifter; 0 for none.",
                min = "0",
                max = "512")
        int lifter() default 22;

        /** Which deltas come with them. */
        @AttributeDefinition(
                name = "Deltas",
                description = "0 for none, 1 for deltas, 2 for deltas of deltas too.",
                min = "0",
                max = "2")
        int deltas() default 0;
    }

    /**
     * Makes the extractor.
     *
     * @param settings the configuration
     */
    @Activate
    public Mfcc(Settings settings) {
        this(Lanes.best(), settings);
    }

    Mfcc(Lanes lanes, Settings settings) {
        int mels = settings.mels();
        int coefficients = settings.coefficients();
        if (settings.fmax() <= settings.fmin()) {
            throw new Problem(
                    "the range from " + settings.fmin() + " to " + settings.fmax() + " Hz is empty",
                    "mfcc, keys fmin and fmax",
                    "set fmax above fmin, such as 20 and 8000");
        }
        if (coefficients > mels) {
            throw new Problem(
                    coefficients + " coefficients of " + mels + " bands",
                    "mfcc, keys coefficients and mels",
                    "ask for at most as many coefficients as bands, such as 13 of 26");
        }
        framing = new Framing(settings.window_samples(), settings.hop_samples());
        deltas = settings.deltas();
        columns = IntStream.range(0, coefficients).mapToObj(i -> "mfcc" + i).toList();
        int fftSize = Integer.highestOneBit(2 * framing.window() - 1);
        MelBands bands =
                MelBands.htk(
                        mels,
                        settings.fmin(),
                        settings.fmax(),
                        fftSize,
                        MediaSource.SAMPLE_RATE,
                        0);
        float[][] cosines = Cepstrum.weights(0, coefficients, mels, settings.lifter());
        float emphasis = (float) settings.preemphasis();
        boolean power = settings.use_power();
        kernels =
                new IdleKernels(
                        () ->
                                new MfccKernel(
                                        lanes, framing, fftSize, emphasis, bands, power, cosines));
    }

    @Override
    public Frames extract(Audio audio) {
        Rate.check(audio, "mfcc");
        Frames plain = new BlockFrames(audio, STEPS_OF_16_BITS, framing, columns, kernels);
        return deltas == 0 ? plain : new DeltaFrames(plain, deltas);
    }

    @Override
    public String revision() {
        return "1";
    }
}
