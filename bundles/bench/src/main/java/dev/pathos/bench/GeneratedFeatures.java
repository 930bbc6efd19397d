package dev.pathos.bench;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.util.List;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Noise in the place of features, of any number of columns, to measure what large corpora cost
 * without having one: short sounds can be stretched to long utterances. Their first samples are the
 * seed.
 */
@Component(
        name = "generated-features",
        configurationPid = "generated-features",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = GeneratedFeatures.Settings.class, factory = true)
public final class GeneratedFeatures implements FeatureExtractor {
    private static final int SEEDING = 64;

    /** Uniform values of variance 1 lie within the root of 3. */
    private static final double REACH = Math.sqrt(3);

    private static final double UNIT = 0x1p-52;

    /** What can be configured. */
    @ObjectClassDefinition(
            name = "Generated features",
            description =
                    "Noise, to measure what large corpora cost; nothing can be learned of it.")
    public @interface Settings {
        /** The width. */
        @AttributeDefinition(name = "Columns", description = "Features of a frame.", min = "1")
        int columns() default 130;

        /** The rate. */
        @AttributeDefinition(name = "Frame rate", description = "Frames per second.", min = "1")
        double frame_rate() default 62.5;

        /** How much longer than the sound they are. */
        @AttributeDefinition(
                name = "Stretch",
                description = "How many seconds of features a second of sound gives.",
                min = "1")
        double stretch() default 1;
    }

    private final List<String> columns;
    private final double frameRate;
    private final double stretch;

    /** Made by Declarative Services. */
    @Activate
    public GeneratedFeatures(Settings settings) {
        this(settings.columns(), settings.frame_rate(), settings.stretch());
    }

    GeneratedFeatures(int width, double frameRate, double stretch) {
        this.columns = IntStream.range(0, width).mapToObj(c -> "noise" + c).toList();
        this.frameRate = frameRate;
        this.stretch = stretch;
    }

    @Override
    public Frames extract(Audio audio) {
        float[] first = new float[(int) Math.min(SEEDING, audio.length())];
        audio.read(0, first);
        long seed = 0;
        for (float sample : first) {
            seed = mixed(seed ^ Float.floatToIntBits(sample));
        }
        double rows = audio.seconds() * stretch * frameRate;
        // 625 must not become 624 because of a rounding error in the product
        return new Noise(seed, (int) Math.max(1, rows + 1e-6), columns, frameRate);
    }

    @Override
    public String revision() {
        return "1";
    }

    /**
     * The output function of SplitMix64 (Steele, Lea and Flood 2014, with Stafford's constants).
     */
    private static long mixed(long state) {
        long z = state + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Noise that is computed where it is read. */
    private record Noise(long seed, int rows, List<String> columns, double frameRate)
            implements Frames {
        @Override
        public int read(int fromRow, float[] into) {
            int width = columns.size();
            int count = Math.max(0, Math.min(into.length / width, rows - fromRow));
            long first = seed + (long) fromRow * width;
            for (int i = 0; i < count * width; i++) {
                // 53 bits with their sign
                into[i] = (float) (REACH * UNIT * (mixed(first + i) >> 11));
            }
            return count;
        }
    }
}
