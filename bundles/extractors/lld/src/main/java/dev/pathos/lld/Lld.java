package dev.pathos.lld;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Extracts 65 low-level descriptors of a frame and their regression deltas: 130 columns.
 *
 * <p>Similar in kind to the descriptor sets of the paralinguistics challenges (Weninger et al.,
 * Frontiers in Psychology 4:292, 2013; Eyben et al., IEEE TAC 7(2), 2016) but defined by the
 * formulas written down in this bundle. Columns are finite but for {@code f0} and {@code f0-delta},
 * which are NaN where the voice is not periodic. Row i describes the window that begins at {@code i
 * * hop}.
 */
@Component(
        name = "lld",
        configurationPid = "lld",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Lld.Settings.class, factory = true)
public final class Lld implements FeatureExtractor {
    private final Options options;
    private final List<String> columns;

    /** What can be configured. */
    @ObjectClassDefinition(
            name = "Low-level descriptors",
            description = "65 descriptors of a frame of speech and their regression deltas.")
    public @interface Settings {
        /** The window. */
        @AttributeDefinition(
                name = "Window",
                description = "Length of the analysis window in milliseconds.",
                min = "5",
                max = "500")
        double window_ms() default 32;

        /** The hop. */
        @AttributeDefinition(
                name = "Hop",
                description = "From one window's start to the next, in milliseconds.",
                min = "1",
                max = "500")
        double hop_ms() default 16;

        /** Whether deltas follow. */
        @AttributeDefinition(
                name = "Deltas",
                description = "Append the regression delta of each descriptor over 2 + 2 rows.")
        boolean deltas() default true;

        /** The pre-emphasis. */
        @AttributeDefinition(
                name = "Pre-emphasis",
                description = "k of x[n] - k x[n-1] before the spectrum; 0 for none.",
                min = "0",
                max = "1")
        double pre_emphasis() default 0;

        /** The lowest F0. */
        @AttributeDefinition(
                name = "Lowest F0",
                description = "Lowest fundamental frequency in hertz.",
                min = "40",
                max = "1000")
        double f0_min() default 60;

        /** The highest F0. */
        @AttributeDefinition(
                name = "Highest F0",
                description = "Highest fundamental frequency in hertz.",
                min = "40",
                max = "1000")
        double f0_max() default 500;

        /** The voicing threshold. */
        @AttributeDefinition(
                name = "Voicing threshold",
                description = "A frame is voiced if YIN's aperiodicity falls below this, 0 to 1.",
                min = "0.01",
                max = "1")
        double voicing_threshold() default .3;
    }

    /**
     * Makes the extractor.
     *
     * @param settings the configuration
     */
    @Activate
    public Lld(Settings settings) {
        this(Options.of(settings));
    }

    Lld(Options options) {
        this.options = options;
        List<String> names = new ArrayList<>(new Analysis(options).names());
        if (options.deltas()) {
            List.copyOf(names).forEach(name -> names.add(name + "-delta"));
        }
        columns = List.copyOf(names);
    }

    @Override
    public Frames extract(Audio audio) {
        if (audio.sampleRate() != MediaSource.SAMPLE_RATE) {
            throw new Problem(
                    "a sound with " + audio.sampleRate() + " samples per second",
                    "lld",
                    "hand it over at " + MediaSource.SAMPLE_RATE + ", as the media bundle does");
        }
        return new LldFrames(audio, options, columns);
    }

    @Override
    public String revision() {
        return "1";
    }
}
