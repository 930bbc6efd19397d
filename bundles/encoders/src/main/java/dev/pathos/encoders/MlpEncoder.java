package dev.pathos.encoders;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Optimizer;
import org.nd4j.linalg.activations.Activation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * A chunk encoder of dense layers, for features that describe a whole chunk in a row or a few, such
 * as functionals. It keeps no frames.
 */
@Component(
        name = "mlp-encoder",
        configurationPid = "mlp-encoder",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MlpEncoder.Settings.class, factory = true)
public final class MlpEncoder implements Encoder {
    private final MlpArchitecture architecture;
    private final Setup setup;

    /** The architecture and how it is computed. */
    @ObjectClassDefinition(
            name = "MLP chunk encoder",
            description = "Dense layers over all frames of a chunk laid side by side")
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

        /** Width of each layer. */
        @AttributeDefinition(
                name = "Widths",
                description = "Width of each layer, the last being the width of the embedding")
        int[] widths() default {512, 256};

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
    public MlpEncoder(Settings settings) {
        this(
                settings.widths(),
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

    MlpEncoder(int[] widths, String activation, Setup setup) {
        Setup.requireWidths(widths);
        this.architecture = new MlpArchitecture(widths.clone(), Activation.fromString(activation));
        this.setup = setup;
    }

    @Override
    public Chunking chunking() {
        return new Chunking(setup.window(), setup.scale());
    }

    @Override
    public Learner open(int columns, int frames, Optimizer optimizer, long seed) {
        return new NetworkLearner(architecture, columns, frames, setup, optimizer, seed);
    }
}
