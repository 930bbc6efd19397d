package dev.pathos.encoders;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.task.Optimizer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * A chunk encoder of stacked LSTMs whose last state is the chunk's embedding (Lin and Busso, IEEE
 * Transactions on Affective Computing 2021), without the paper's batch normalisation.
 *
 * <p>It keeps the last layer's state at every frame, for heads of level frame.
 */
@Component(
        name = "lstm-encoder",
        configurationPid = "lstm-encoder",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LstmEncoder.Settings.class, factory = true)
public final class LstmEncoder implements Encoder {
    private final int[] widths;
    private final Setup setup;

    /** The architecture and how it is computed. */
    @ObjectClassDefinition(
            name = "LSTM chunk encoder",
            description =
                    "Stacked LSTMs over the frames of a chunk; the last state is its embedding")
    public @interface Settings {
        /** Duration of a chunk. */
        @AttributeDefinition(
                name = "Window",
                description = "Duration of a chunk in seconds, above 0")
        double window_seconds() default 1.0;

        /** Multiplies the number of chunks. */
        @AttributeDefinition(
                name = "Scale",
                description = "Multiplies the number of chunks of an utterance",
                min = "1")
        int scale() default 1;

        /** Cells of each layer. */
        @AttributeDefinition(
                name = "Widths",
                description = "Cells of each LSTM, the last being the width of the embedding")
        int[] widths() default {130, 130};

        /** Dropout on the chunk embedding. */
        @AttributeDefinition(
                name = "Dropout",
                description = "Share of the chunk embedding dropped in training, 0 to below 1")
        double dropout() default .5;

        /** Temporal aggregation. */
        @AttributeDefinition(
                name = "Pooling",
                description = "How the chunks of an utterance become one vector",
                options = {
                    @Option(label = "Mean", value = "mean"),
                    @Option(label = "Gated mean", value = "gated"),
                    @Option(label = "Attention", value = "attentive")
                })
        String pooling() default "mean";

        /** Parts of a batch. */
        @AttributeDefinition(
                name = "Shards",
                description = "Parts into which each batch is cut; part of the recipe",
                min = "1")
        int shards() default 2;

        /** Threads. */
        @AttributeDefinition(
                name = "Workers",
                description = "Threads that compute the shards; does not change any result",
                min = "1")
        int workers() default 2;

        /** Numbers that are computed with outside of training. */
        @AttributeDefinition(
                name = "Precision of inference",
                description =
                        "Numbers that are computed with outside of training; bfloat16 is faster on"
                                + " processors that compute with it, with an error that bench"
                                + " training --precision bfloat16 prints",
                options = {
                    @Option(label = "Single", value = "float32"),
                    @Option(label = "Half", value = "bfloat16")
                })
        String inference_precision() default "float32";
    }

    /**
     * Takes the settings; nothing is computed yet.
     *
     * @param settings the part's configuration
     * @throws dev.pathos.api.run.Problem if a value does not fit
     */
    @Activate
    public LstmEncoder(Settings settings) {
        this(
                settings.widths(),
                new Setup(
                        settings.window_seconds(),
                        settings.scale(),
                        settings.dropout(),
                        settings.pooling(),
                        settings.shards(),
                        settings.workers(),
                        settings.inference_precision()));
    }

    LstmEncoder(int[] widths, Setup setup) {
        Setup.requireWidths(widths);
        this.widths = widths.clone();
        this.setup = setup;
    }

    @Override
    public Chunking chunking() {
        return new Chunking(setup.window(), setup.scale());
    }

    @Override
    public Learner open(int columns, int frames, Optimizer optimizer, long seed) {
        return new NetworkLearner(
                new LstmArchitecture(widths), columns, frames, setup, optimizer, seed);
    }
}
