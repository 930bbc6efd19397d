package dev.pathos.energyvariation;

import dev.pathos.api.run.State;
import dev.pathos.api.signal.Energy;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.HighLow;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.io.IOException;
import java.util.Arrays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Pretext task: does the sound's energy vary more than in half of the training part? (Goncalves and
 * Busso, Interspeech 2022, task 1.)
 *
 * <p>The RMS energy of overlapping windows is reduced to one measure v; the class is high if v is
 * above the training part's median, else low. A sound whose mean RMS is below one step of 16-bit
 * samples is silent and has no target; neither has one with fewer than two windows.
 */
@Component(name = "energy-variation", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = EnergyVariation.Settings.class, factory = true)
public final class EnergyVariation implements PretextTask {
    /** One step of 16-bit samples: what is quieter cannot be told from dither. */
    private static final double SILENCE = 1.0 / 32768;

    private final Measure measure;
    private final double window;
    private final double hop;
    private final double floor;
    private final HighLow task;

    /** How energy variation is measured and learned. */
    @ObjectClassDefinition(
            name = "Energy variation",
            description =
                    "Pretext task: is the variation of the sound's energy above the training part's"
                            + " median?")
    public @interface Settings {
        /** The measure. */
        @AttributeDefinition(
                name = "Measure",
                description =
                        "What varies: variation (standard deviation over mean of the RMS, free of"
                                + " gain), deviation (standard deviation of the RMS), decibel (standard"
                                + " deviation of the RMS in dB, free of gain above the floor),"
                                + " difference (mean absolute difference of consecutive RMS)",
                options = {
                    @Option(label = "std / mean", value = "variation"),
                    @Option(label = "std", value = "deviation"),
                    @Option(label = "std of dB", value = "decibel"),
                    @Option(label = "mean absolute difference", value = "difference")
                })
        String measure() default "variation";

        /** The window. */
        @AttributeDefinition(
                name = "Window",
                description = "Duration of a window in milliseconds",
                min = "1")
        double window_ms() default 32;

        /** The hop. */
        @AttributeDefinition(
                name = "Hop",
                description = "From one window's start to the next in milliseconds",
                min = "1")
        double hop_ms() default 16;

        /** The floor of the measure in decibels. */
        @AttributeDefinition(
                name = "Floor",
                description =
                        "RMS below this counts as this, in dB of full scale; for measure decibel"
                                + " only",
                max = "0")
        double floor_db() default -80;

        /** Whose median. */
        @AttributeDefinition(
                name = "Median",
                description =
                        "Split at the median of the whole training part, or of each speaker;"
                                + " speakers with fewer than 5 training utterances, and so all held-out"
                                + " ones, are split at the training part's",
                options = {
                    @Option(label = "training part", value = "training"),
                    @Option(label = "speaker", value = "speaker")
                })
        String median() default "training";

        /** The head's hidden layers. */
        @AttributeDefinition(
                name = "Hidden",
                description = "Widths of the head's hidden layers; none for a linear head",
                min = "1")
        int[] hidden() default {128};

        /** The head's dropout. */
        @AttributeDefinition(
                name = "Dropout",
                description = "Share of the hidden layers dropped in training",
                min = "0",
                max = "0.99")
        double dropout() default .2;

        /** Class weights. */
        @AttributeDefinition(
                name = "Class weights",
                description = "none, or balanced: both classes get the same total weight",
                options = {
                    @Option(label = "none", value = "none"),
                    @Option(label = "balanced", value = "balanced")
                })
        String class_weights() default "none";
    }

    /**
     * Makes the task.
     *
     * @param settings how energy variation is measured and learned
     */
    @Activate
    public EnergyVariation(Settings settings) {
        measure = Measure.named(settings.measure());
        window = settings.window_ms() / 1000;
        hop = settings.hop_ms() / 1000;
        floor = Math.pow(10, settings.floor_db() / 20);
        task =
                new HighLow(
                        this::measure,
                        "energy variation",
                        settings.median().equals("speaker"),
                        settings.class_weights().equals("balanced"),
                        Head.utterance(
                                2,
                                Arrays.stream(settings.hidden()).boxed().toList(),
                                settings.dropout()));
    }

    @Override
    public Labeler fit(Iterable<Sample> training, long seed) {
        return task.fit(training);
    }

    @Override
    public Labeler restore(State state) {
        return task.restore(state);
    }

    private Target measure(Sample sample) throws IOException {
        double[] rms = Energy.rms(sample.audio(), window, hop);
        if (rms.length < 2) {
            return Target.none("shorter than two windows");
        }
        if (Arrays.stream(rms).sum() / rms.length < SILENCE) {
            return Target.none("silent");
        }
        return Target.of((float) measure.of(rms, floor));
    }
}
