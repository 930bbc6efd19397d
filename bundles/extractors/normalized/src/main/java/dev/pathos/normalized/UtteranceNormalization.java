package dev.pathos.normalized;

import dev.pathos.api.feature.ExtractorIdentity;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The features of another extractor with each column shifted and scaled within each utterance, so
 * that level, channel and voice of a recording count less.
 *
 * <p>Looks at nothing but the utterance itself, so that no test speaker is in what is fitted.
 * Undefined values (NaN) stay undefined and do not count; a column that is constant in an utterance
 * becomes 0.
 */
@Component(
        name = "utterance-normalization",
        configurationPid = "utterance-normalization",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = UtteranceNormalization.Settings.class, factory = true)
public final class UtteranceNormalization implements FeatureExtractor {
    /** What is taken off. */
    @ObjectClassDefinition(
            name = "Utterance normalization",
            description =
                    "Shifts and scales the columns of another extractor within each utterance."
                            + " Reference: extractor.")
    public @interface Settings {
        /** Whether deviations are made equal, too. */
        @AttributeDefinition(
                name = "Scale",
                description =
                        "Whether each column is divided by its standard deviation in the utterance"
                                + " after its mean is taken off.")
        boolean scale() default true;
    }

    private final FeatureExtractor extractor;
    private final boolean scale;
    private final String inner;

    /**
     * Made by Declarative Services.
     *
     * @param extractor whose features are normalised
     * @param settings its settings
     */
    @Activate
    public UtteranceNormalization(
            @Reference(name = "extractor")
                    Map.Entry<Map<String, Object>, FeatureExtractor> extractor,
            Settings settings) {
        this.extractor = extractor.getValue();
        this.scale = settings.scale();
        this.inner = ExtractorIdentity.of(extractor.getKey(), this.extractor);
    }

    @Override
    public Frames extract(Audio audio) {
        Frames frames = extractor.extract(audio);
        int width = frames.columns().size();
        float[] values = frames.toArray();
        for (int c = 0; c < width; c++) {
            normalise(values, c, width);
        }
        return Frames.of(frames.columns(), frames.frameRate(), values);
    }

    private void normalise(float[] values, int column, int width) {
        double sum = 0;
        int count = 0;
        for (int i = column; i < values.length; i += width) {
            if (!Float.isNaN(values[i])) {
                sum += values[i];
                count++;
            }
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = column; i < values.length; i += width) {
            double d = values[i] - mean;
            squares += Double.isNaN(d) ? 0 : d * d;
        }
        double deviation = Math.sqrt(squares / count);
        // below what single precision resolves, differences are rounding and no signal
        boolean constant = deviation <= 1e-6 * Math.abs(mean) || deviation == 0;
        double factor = constant ? 0 : scale ? 1 / deviation : 1;
        for (int i = column; i < values.length; i += width) {
            values[i] = (float) ((values[i] - mean) * factor);
        }
    }

    /** Its own revision and everything that decides what the other extractor gives. */
    @Override
    public String revision() {
        return "1 of " + inner;
    }
}
