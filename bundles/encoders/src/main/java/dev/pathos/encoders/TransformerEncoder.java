package dev.pathos.encoders;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Optimizer;
import dev.pathos.encoders.TransformerArchitecture.Rates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * A transformer over the frames of each chunk, as in the code of Goncalves and Busso (Interspeech
 * 2022): as wide as a frame has columns, the last frame being the embedding. It keeps no frames.
 */
@Component(
        name = "transformer-encoder",
        configurationPid = "transformer-encoder",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TransformerEncoder.Settings.class, factory = true)
public final class TransformerEncoder implements Encoder {
    private final int layers;
    private final int heads;
    private final int hidden;
    private final int[] projection;
    private final Rates rates;
    private final Setup setup;

    /** The architecture and how it is computed. */
    @ObjectClassDefinition(
            name = "Transformer chunk encoder",
            description = "Self-attention among the frames of a chunk, as wide as a frame")
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

        /** Layers. */
        @AttributeDefinition(name = "Layers", description = "Layers of the transformer", min = "1")
        int layers() default 5;

        /** Heads. */
        @AttributeDefinition(
                name = "Heads",
                description = "Heads of each attention; divides the columns of the features",
                min = "1")
        int heads() default 10;

        /** Hidden units. */
        @AttributeDefinition(
                name = "Hidden units",
                description = "Width between the two dense layers over each frame",
                min = "1")
        int hidden() default 520;

        /** Dense layers behind the last frame. */
        @AttributeDefinition(
                name = "Projection",
                description =
                        "Widths between the dense layers whose output is added to the last frame;"
                                + " empty for none")
        int[] projection() default {512, 256};

        /** Dropout of the input. */
        @AttributeDefinition(
                name = "Dropout of the input",
                description = "Share of the input dropped in training, 0 to below 1")
        double input_dropout() default .25;

        /** Dropout inside layers. */
        @AttributeDefinition(
                name = "Dropout inside layers",
                description =
                        "Share of attention weights, hidden units and each part's output dropped in"
                                + " training, 0 to below 1")
        double layer_dropout() default .1;

        /** Dropout of the projection. */
        @AttributeDefinition(
                name = "Dropout of the projection",
                description = "Share of its last hidden units dropped in training, 0 to below 1")
        double projection_dropout() default .2;

        /** Dropout on the chunk embedding. */
        @AttributeDefinition(
                name = "Dropout",
                description = "Share of the chunk embedding dropped in training, 0 to below 1")
        double dropout() default 0;

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
     * @throws Problem if a value does not fit
     */
    @Activate
    public TransformerEncoder(Settings settings) {
        this(
                settings.layers(),
                settings.heads(),
                settings.hidden(),
                settings.projection(),
                new Rates(
                        settings.input_dropout(),
                        settings.layer_dropout(),
                        settings.projection_dropout()),
                new Setup(
                        settings.window_seconds(),
                        settings.scale(),
                        settings.dropout(),
                        settings.pooling(),
                        settings.shards(),
                        settings.workers(),
                        settings.inference_precision()));
    }

    TransformerEncoder(
            int layers, int heads, int hidden, int[] projection, Rates rates, Setup setup) {
        Setup.require(layers >= 1, "layers", layers, "of at least 1");
        Setup.require(heads >= 1, "heads", heads, "of at least 1");
        Setup.require(hidden >= 1, "hidden", hidden, "of at least 1");
        for (int width : projection) {
            Setup.require(width >= 1, "projection", width, "of at least 1 for each layer");
        }
        requireRate("input.dropout", rates.input());
        requireRate("layer.dropout", rates.layer());
        requireRate("projection.dropout", rates.projection());
        this.layers = layers;
        this.heads = heads;
        this.hidden = hidden;
        this.projection = projection.clone();
        this.rates = rates;
        this.setup = setup;
    }

    private static void requireRate(String key, double rate) {
        Setup.require(rate >= 0 && rate < 1, key, rate, "from 0 to below 1");
    }

    @Override
    public Chunking chunking() {
        return new Chunking(setup.window(), setup.scale());
    }

    @Override
    public Learner open(int columns, int frames, Optimizer optimizer, long seed) {
        Setup.require(
                columns % heads == 0,
                "heads",
                heads,
                "that divides the " + columns + " columns of the features");
        TransformerArchitecture architecture =
                new TransformerArchitecture(columns, layers, heads, hidden, projection, rates);
        return new NetworkLearner(architecture, columns, frames, setup, optimizer, seed);
    }
}
