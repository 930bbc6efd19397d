package ${package};

import dev.pathos.api.run.State;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.HighLow;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Pretext task: does the sound's zero-crossing rate vary more than in half of the training part?
 *
 * <p>The rate tells noise from tone (Kedem, Spectral analysis and discrimination by zero-crossings,
 * Proceedings of the IEEE 74, 1986), so what varies is how voiced and unvoiced stretches alternate.
 * The measure is the standard deviation of the rate over windows; the class is high above the
 * training part's median, else low. A sound with fewer than two windows has no target.
 */
@Component(name = "${artifactId}", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ${className}.Settings.class, factory = true)
public final class ${className} implements PretextTask {
    private final double window;
    private final HighLow task;

    /** The keys of a configuration: {@code window_ms} is called {@code window.ms} there. */
    @ObjectClassDefinition(
            name = "${className}",
            description = "Pretext task: does the zero-crossing rate vary more than usual?")
    public @interface Settings {
        /** The window. */
        @AttributeDefinition(
                name = "Window",
                description = "Duration of a window in milliseconds",
                min = "1")
        double window_ms() default 32;

        /** The head's hidden layer. */
        @AttributeDefinition(
                name = "Hidden",
                description = "Width of the head's hidden layer",
                min = "1")
        int hidden() default 64;
    }

    /**
     * Stores the settings; nothing is computed yet.
     *
     * @param settings the part's configuration
     */
    @Activate
    public ${className}(Settings settings) {
        window = settings.window_ms() / 1000;
        Head head = Head.utterance(2, settings.hidden());
        task = new HighLow(this::measure, "zero-crossing variation", false, false, head);
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
        Audio audio = sample.audio();
        int length = Math.max(2, (int) Math.round(window * audio.sampleRate()));
        int windows = (int) (audio.length() / length);
        if (windows < 2) {
            return Target.none("shorter than two windows");
        }
        double sum = 0;
        double squares = 0;
        float[] samples = new float[length];
        for (int w = 0; w < windows; w++) {
            audio.read((long) w * length, samples);
            double rate = crossings(samples) / (length - 1.);
            sum += rate;
            squares += rate * rate;
        }
        double mean = sum / windows;
        return Target.of((float) Math.sqrt(Math.max(0, squares / windows - mean * mean)));
    }

    /** How often the sign changes; 0 counts as positive. */
    static int crossings(float[] samples) {
        int count = 0;
        for (int i = 1; i < samples.length; i++) {
            if (samples[i - 1] < 0 != samples[i] < 0) {
                count++;
            }
        }
        return count;
    }
}
