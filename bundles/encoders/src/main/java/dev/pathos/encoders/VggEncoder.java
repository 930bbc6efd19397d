package dev.pathos.encoders;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Optimizer;
import java.util.Arrays;
import org.nd4j.linalg.activations.Activation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * A chunk encoder that sees frames by columns as a picture, after Simonyan and Zisserman (ICLR
 * 2015): meant for mel spectrograms, whose neighbouring columns are alike.
 *
 * <p>With batch normalisation, means and variances are those of each shard of a batch in training
 * and running ones otherwise, so that embeddings never depend on the rest of a batch. It keeps no
 * frames.
 */
@Component(
        name = "vgg-encoder",
        configurationPid = "vgg-encoder",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = VggEncoder.Settings.class, factory = true)
public final class VggEncoder implements Encoder {
    private final VggArchitecture architecture;
    private final Setup setup;

    /** The architecture and how it is computed. */
    @ObjectClassDefinition(
            name = "VGG chunk encoder",
            description = "Convolutions of 3x3 and poolings over a chunk seen as a picture")
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

        /** Channels of each convolution. */
        @AttributeDefinition(
                name = "Widths",
                description =
                        "Channels of each convolution, from the first to the last; each halves"
                                + " frames and columns")
        int[] widths() default {32, 64, 128, 256};

        /** Batch normalisation. */
        @AttributeDefinition(
                name = "Batch normalisation",
                description =
                        "Whether channels are normalised between convolution and ReLU, by the"
                                + " shard in training and by running statistics otherwise")
        boolean batch_normalization() default false;

        /** Width of the chunk embedding. */
        @AttributeDefinition(
                name = "Embedding",
                description = "Width of the chunk embedding, the dense layer at the end",
                min = "1")
        int embedding() default 128;

        /** Nonlinearity of the chunk embedding. */
        @AttributeDefinition(
                name = "Activation",
                description =
                        "Nonlinearity of the chunk embedding; tanh cannot die, as units of a ReLU"
                                + " do when targets are mostly noise",
                options = {
                    @Option(label = "ReLU", value = "relu"),
                    @Option(label = "Hyperbolic tangent", value = "tanh")
                })
        String activation() default "relu";

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
    public VggEncoder(Settings settings) {
        this(
                settings.widths(),
                settings.batch_normalization(),
                settings.embedding(),
                settings.activation(),
                new Setup(
                        settings.window_seconds(),
                        settings.scale(),
                        settings.dropout(),
                        settings.pooling(),
                        settings.shards(),
                        settings.workers(),
                        settings.inference_precision()));
    }

    VggEncoder(int[] widths, boolean normalized, int embedding, String activation, Setup setup) {
        Setup.requireWidths(widths);
        Setup.require(embedding >= 1, "embedding", embedding, "of at least 1");
        this.architecture =
                new VggArchitecture(
                        widths.clone(), normalized, embedding, Activation.fromString(activation));
        this.setup = setup;
    }

    @Override
    public Chunking chunking() {
        return new Chunking(setup.window(), setup.scale());
    }

    @Override
    public Learner open(int columns, int frames, Optimizer optimizer, long seed) {
        int[] widths = architecture.widths();
        if (Math.min(columns, frames) >> widths.length == 0) {
            throw new Problem(
                    "a chunk of "
                            + frames
                            + " frames of "
                            + columns
                            + " columns is too small to be halved "
                            + widths.length
                            + " times",
                    "keys window.seconds, widths " + Arrays.toString(widths),
                    "give longer chunks, features with more columns or fewer widths");
        }
        return new NetworkLearner(architecture, columns, frames, setup, optimizer, seed);
    }
}
