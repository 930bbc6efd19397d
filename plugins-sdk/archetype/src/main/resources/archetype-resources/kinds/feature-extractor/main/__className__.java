package ${package};

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.signal.Framing;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Two features of each frame: the energy in decibels of full scale, at least -100, and the
 * zero-crossing rate, changes of sign per sample (Rabiner and Schafer, Digital Processing of Speech
 * Signals, 1978, sections 4.2 and 4.3).
 */
@Component(name = "${artifactId}", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ${className}.Settings.class, factory = true)
public final class ${className} implements FeatureExtractor {
    /** What comes out is kept under this name: raise it whenever the values change. */
    private static final String REVISION = "1";

    private static final List<String> COLUMNS = List.of("energy_db", "zero_crossing_rate");
    private static final double FLOOR = 1e-10;

    private final double window;
    private final double hop;

    /** The keys of a configuration: {@code window_ms} is called {@code window.ms} there. */
    @ObjectClassDefinition(
            name = "${className}",
            description = "Energy and zero-crossing rate of each frame")
    public @interface Settings {
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
    }

    /**
     * Stores the settings; nothing is computed yet.
     *
     * @param settings the part's configuration
     */
    @Activate
    public ${className}(Settings settings) {
        window = settings.window_ms() / 1000;
        hop = settings.hop_ms() / 1000;
    }

    @Override
    public Frames extract(Audio audio) {
        int length = Math.max(2, (int) Math.round(window * audio.sampleRate()));
        int step = Math.max(1, (int) Math.round(hop * audio.sampleRate()));
        int rows = new Framing(length, step).rows(audio.length());
        float[] values = new float[rows * COLUMNS.size()];
        float[] samples = new float[length];
        for (int r = 0; r < rows; r++) {
            Framing.read(audio, (long) r * step, samples);
            double square = 0;
            int crossings = 0;
            for (int i = 0; i < length; i++) {
                square += (double) samples[i] * samples[i];
                crossings += i > 0 && samples[i - 1] < 0 != samples[i] < 0 ? 1 : 0;
            }
            values[2 * r] = (float) (10 * Math.log10(Math.max(FLOOR, square / length)));
            values[2 * r + 1] = (float) (crossings / (length - 1.));
        }
        return Frames.of(COLUMNS, (double) audio.sampleRate() / step, values);
    }

    @Override
    public String revision() {
        return REVISION;
    }
}
