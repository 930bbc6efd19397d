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
 * A chunk encoder of one-dimensional convolutions over time, then a dense layer (Lin and Busso,
 * IEEE Transactions on Affective Computing 2021).
 *
 * <p>Unlike the paper's it has no batch normalisation: batch statistics would make an utterance's
 * output depend on its neighbours and on how the batch is cut into shards. It keeps no frames.
 */
@Component(
        name = "cnn-encoder",
        configurationPid = "cnn-encoder",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CnnEncoder.Settings.class, factory = true)
public final class CnnEncoder implements Encoder {
    private final int[] widths;
    private final int kernel;
    private final int stride;
    private final int embedding;
    private final String activation;
    private final Setup setup;

    /** The architecture and how it is computed. */
    @ObjectClassDefinition(
            name = "CNN chunk encoder",
            description = "Convolutions over the frames of a chunk, flattened into a dense layer")
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
                description = "Channels of each convolution, from the first to the last")
        int[] widths() default {128, 128, 64, 64, 32};

        /** Frames that a convolution sees. */
        @AttributeDefinition(
                name = "Kernel",
                description = "Frames that each convolution sees; there is no padding",
                min = "1")
        int kernel() default 3;

        /** Step of the last convolution. */
        @AttributeDefinition(
                name = "Stride",
                description = "Frames by which the last convolution moves; the others move by one",
                min = "1")
        int stride() default 2;

        /** Width of the chunk embedding. */
        @AttributeDefinition(
                name = "Embedding",
                description = "Width of the chunk embedding, the dense layer at the end",
                min = "1")
        int embedding() default 130;

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
    public CnnEncoder(Settings settings) {
        this(
                settings.widths(),
                settings.kernel(),
                settings.stride(),
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

    CnnEncoder(
            int[] widths, int kernel, int stride, int embedding, String activation, Setup setup) {
        Setup.requireWidths(widths);
        Setup.require(kernel >= 1, "kernel", kernel, "of at least 1");
        Setup.require(stride >= 1, "stride", stride, "of at least 1");
        Setup.require(embedding >= 1, "embedding", embedding, "of at least 1");
        this.widths = widths.clone();
        this.kernel = kernel;
        this.stride = stride;
        this.embedding = embedding;
        this.activation = activation;
        this.setup = setup;
    }

    @Override
    public Chunking chunking() {
        return new Chunking(setup.window(), setup.scale());
    }

    @Override
    public Learner open(int columns, int frames, Optimizer optimizer, long seed) {
        int needed = widths.length * (kernel - 1) + 1;
        if (frames < needed) {
            throw new Problem(
                    "a chunk of "
                            + frames
                            + " frames is too short for "
                            + widths.length
                            + " convolutions of "
                            + kernel
                            + " frames",
                    "keys window.seconds, kernel, widths " + Arrays.toString(widths),
                    "give chunks of at least " + needed + " frames or fewer convolutions");
        }
        return new NetworkLearner(
                new CnnArchitecture(
                        widths, kernel, stride, embedding, Activation.fromString(activation)),
                columns,
                frames,
                setup,
                optimizer,
                seed);
    }
}
