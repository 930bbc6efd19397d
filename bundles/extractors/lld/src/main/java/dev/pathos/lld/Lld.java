package dev.pathos.lld;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.PitchRange;
import dev.pathos.acoustics.SequentialFrames;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Extracts the 65 low-level descriptors of the paralinguistics challenges from 2013 to 2016 and
 * their regression deltas: 130 columns, smoothed over three frames.
 *
 * <p>The set is that of Weninger et al. (Frontiers in Psychology 4:292, 2013, table 1) and ComParE
 * 2016; each formula stands with the class that computes it. All values are finite; F0, voicing,
 * jitter and shimmer are 0 without a voice. Row i describes windows that begin at {@code i * hop}.
 */
@Component(
        name = "lld",
        configurationPid = "lld",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Lld.Settings.class, factory = true)
public final class Lld implements FeatureExtractor {
    private final Lanes lanes;
    private final Preset preset;
    private final boolean deltas;
    private final PitchRange range;
    private final List<String> columns;

    /** What can be configured. */
    @ObjectClassDefinition(
            name = "Low-level descriptors",
            description = "65 descriptors of a frame of speech and their regression deltas.")
    public @interface Settings {
        /** The preset. */
        @AttributeDefinition(
                name = "Preset",
                description = "Windows and hops, of everything but the voice, which has 60 ms.",
                options = {
                    @Option(label = "20 ms every 10 ms, as ComParE 2016", value = "compare2016"),
                    @Option(label = "32 ms every 16 ms, as chunk-level models", value = "serlab")
                })
        String preset() default "compare2016";

        /** Whether deltas follow. */
        @AttributeDefinition(
                name = "Deltas",
                description = "Append the regression delta of each descriptor over 2 + 2 rows.")
        boolean deltas() default true;

        /** The lowest F0. */
        @AttributeDefinition(
                name = "Lowest F0",
                description = "Lowest fundamental frequency in hertz.",
                min = "40",
                max = "1000")
        double f0_min() default 52;

        /** The highest F0. */
        @AttributeDefinition(
                name = "Highest F0",
                description = "Highest fundamental frequency in hertz.",
                min = "40",
                max = "1000")
        double f0_max() default 620;

        /** The voicing threshold. */
        @AttributeDefinition(
                name = "Voicing threshold",
                description = "A frame has a voice from this voicing on, 0 to 1.",
                min = "0.01",
                max = "1")
        double voicing_threshold() default .7;
    }

    /**
     * Makes the extractor.
     *
     * @param settings the configuration
     */
    @Activate
    public Lld(Settings settings) {
        this(
                Lanes.best(),
                Preset.valueOf(settings.preset().toUpperCase(Locale.ROOT)),
                settings.deltas(),
                range(settings));
    }

    Lld(Lanes lanes, Preset preset, boolean deltas, PitchRange range) {
        this.lanes = lanes;
        this.preset = preset;
        this.deltas = deltas;
        this.range = range;
        columns = Columns.names(deltas);
    }

    private static PitchRange range(Settings settings) {
        if (settings.f0_max() <= settings.f0_min()) {
            throw new Problem(
                    "the range of F0 from "
                            + settings.f0_min()
                            + " to "
                            + settings.f0_max()
                            + " Hz is empty",
                    "lld, keys f0.min and f0.max",
                    "set f0.max above f0.min, such as 52 and 620");
        }
        return new PitchRange(settings.f0_min(), settings.f0_max(), settings.voicing_threshold());
    }

    @Override
    public Frames extract(Audio audio) {
        if (audio.sampleRate() != MediaSource.SAMPLE_RATE) {
            throw new Problem(
                    "a sound with " + audio.sampleRate() + " samples per second",
                    "lld",
                    "hand it over at " + MediaSource.SAMPLE_RATE + ", as the media bundle does");
        }
        return new SequentialFrames(
                columns,
                (double) audio.sampleRate() / preset.framing().hop(),
                LldRows.count(audio, preset.framing()),
                () -> new LldRows(lanes, audio, preset.framing(), range, deltas));
    }

    @Override
    public String revision() {
        return "2";
    }
}
