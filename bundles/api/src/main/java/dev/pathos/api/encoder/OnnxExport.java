package dev.pathos.api.encoder;

import dev.pathos.api.feature.Normalization;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A {@link Learner} whose trunk and heads can be written as an ONNX model, to be run by other
 * programs; an encoder whose learners do not implement it cannot be exported.
 *
 * <p>The model takes one utterance: an input {@code features} of 32-bit floats, {@code
 * [chunks][frames][columns]}, with any number of chunks, as the feature extractor gives them:
 * normalisation lies in the model. Values that are not finite count as the mean, so that the end of
 * an utterance shorter than a chunk is to be filled with NaN. It gives one row, {@code
 * [1][outputs]}.
 */
@ProviderType
public interface OnnxExport {
    /** What becomes of a head's outputs. */
    enum Activation {
        /** Probabilities of classes of which one holds; the output is called probabilities. */
        SOFTMAX,
        /** Probabilities of classes each by itself; the output is called probabilities. */
        SIGMOID,
        /** Values as they are; the output is called values. */
        IDENTITY
    }

    /**
     * Writes the network as it is now, without dropout.
     *
     * @param head the name of a head
     * @param normalization of the features, of as many columns as the learner was opened for
     * @param activation what becomes of its outputs
     * @param metadata texts that the model carries, by key
     * @return the content of an {@code .onnx} file
     * @throws dev.pathos.api.run.Problem if that head, or something in the architecture, cannot be
     *     written
     */
    byte[] onnx(
            String head,
            Normalization normalization,
            Activation activation,
            Map<String, String> metadata);
}
