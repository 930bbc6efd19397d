package ${package};

import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.task.Optimizer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * An encoder of statistics: mean and deviation of each column over the frames of a chunk, a dense
 * layer with tanh, and the mean over an utterance's chunks. In plain Java, and small: it knows
 * heads of level utterance only, and they read no other heads.
 */
@Component(name = "${artifactId}", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ${className}.Settings.class, factory = true)
public final class ${className} implements Encoder {
    private final Chunking chunking;
    private final int embedding;

    /** The keys of a configuration: {@code window_seconds} is called {@code window.seconds}. */
    @ObjectClassDefinition(
            name = "${className}",
            description = "Mean and deviation of each chunk into a dense layer")
    public @interface Settings {
        /** Duration of a chunk. */
        @AttributeDefinition(
                name = "Window",
                description = "Duration of a chunk in seconds, above 0")
        double window_seconds() default 1;

        /** Multiplies the number of chunks. */
        @AttributeDefinition(
                name = "Scale",
                description = "Multiplies the number of chunks of an utterance",
                min = "1")
        int scale() default 1;

        /** Width of the embedding. */
        @AttributeDefinition(
                name = "Embedding",
                description = "Width of the dense layer",
                min = "1")
        int embedding() default 64;
    }

    /**
     * Stores the settings; nothing is computed yet.
     *
     * @param settings the part's configuration
     */
    @Activate
    public ${className}(Settings settings) {
        chunking = new Chunking(settings.window_seconds(), settings.scale());
        embedding = settings.embedding();
    }

    @Override
    public Chunking chunking() {
        return chunking;
    }

    @Override
    public Learner open(int columns, int frames, Optimizer optimizer, long seed) {
        return new StatisticsLearner(columns, frames, embedding, optimizer, seed);
    }
}
