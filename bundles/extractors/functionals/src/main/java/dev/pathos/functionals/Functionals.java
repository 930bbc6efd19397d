package dev.pathos.functionals;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.Rows;
import dev.pathos.acoustics.SequentialFrames;
import dev.pathos.acoustics.SmoothedRows;
import dev.pathos.acoustics.VoiceRows;
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
 * Extracts the extended Geneva minimalistic acoustic parameter set, eGeMAPSv02: 88 functionals of
 * an utterance in one row, or the 25 descriptors of every frame that they are taken of (Eyben et
 * al., IEEE TAC 7(2), 2016).
 *
 * <p>All values are finite. Frames come every 10 ms; row i describes windows of 20 and of 60 ms
 * that begin at {@code i * 10 ms}.
 */
@Component(
        name = "functionals",
        configurationPid = "functionals",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Functionals.Settings.class, factory = true)
public final class Functionals implements FeatureExtractor {
    private static final double HOP = .01;
    private static final int HOP_SAMPLES = (int) (HOP * MediaSource.SAMPLE_RATE);

    private final Lanes lanes;
    private final Level level;
    private final List<Summarized> contours = Summarized.all();
    private final List<String> columns;

    /** What rows stand for. */
    enum Level {
        /** One row for the whole sound. */
        FUNCTIONALS,
        /** A row for every frame. */
        LLD
    }

    /** What can be configured. */
    @ObjectClassDefinition(
            name = "Functionals",
            description = "The extended Geneva minimalistic acoustic parameter set, eGeMAPSv02.")
    public @interface Settings {
        /** The level. */
        @AttributeDefinition(
                name = "Level",
                description = "Whether a row stands for an utterance or for a frame.",
                options = {
                    @Option(label = "88 functionals of the utterance", value = "functionals"),
                    @Option(label = "25 low-level descriptors, every 10 ms", value = "lld")
                })
        String level() default "functionals";
    }

    /**
     * Makes the extractor.
     *
     * @param settings the configuration
     */
    @Activate
    public Functionals(Settings settings) {
        this(Lanes.best(), Level.valueOf(settings.level().toUpperCase(Locale.ROOT)));
    }

    Functionals(Lanes lanes, Level level) {
        this.lanes = lanes;
        this.level = level;
        List<String> theirs = level == Level.LLD ? Descriptor.columns() : Summary.names(contours);
        columns = theirs.stream().map(ColumnNames::of).toList();
    }

    @Override
    public Frames extract(Audio audio) {
        if (audio.sampleRate() != MediaSource.SAMPLE_RATE) {
            throw new Problem(
                    "a sound with " + audio.sampleRate() + " samples per second",
                    "functionals",
                    "hand it over at " + MediaSource.SAMPLE_RATE + ", as the media bundle does");
        }
        if (level == Level.LLD) {
            return new SequentialFrames(
                    columns, 1 / HOP, descriptorRows(audio), () -> smoothed(audio));
        }
        // one row: a rate that keeps it within the sound whatever its length
        return new SequentialFrames(
                columns,
                1,
                audio.length() > 0 ? 1 : 0,
                () -> new Once(columns.size(), () -> summary(audio)));
    }

    /** The voice's windows are longer, so there are fewer of them; one row more has none. */
    private static int descriptorRows(Audio audio) {
        int voices = VoiceRows.framing(audio, HOP_SAMPLES).rows(audio.length());
        int frames = DescriptorRows.framing(audio, HOP_SAMPLES).rows(audio.length());
        return Math.min(voices + 1, frames);
    }

    private Rows smoothed(Audio audio) {
        Rows raw = new DescriptorRows(lanes, audio, HOP_SAMPLES);
        return new SmoothedRows(raw, Descriptor.gaps(), 0);
    }

    private float[] summary(Audio audio) {
        int voices = VoiceRows.framing(audio, HOP_SAMPLES).rows(audio.length());
        Rows raw = new DescriptorRows(lanes, audio, HOP_SAMPLES);
        return new Summary(contours, HOP).of(raw, Math.max(1, voices - 1));
    }

    @Override
    public String revision() {
        return "1";
    }
}
