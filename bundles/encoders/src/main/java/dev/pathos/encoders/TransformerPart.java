package dev.pathos.encoders;

import java.util.Map;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A part of a transformer in Deeplearning4j's model of layers: names of weights end in {@code W},
 * those of scales begin with {@code scale}.
 */
abstract class TransformerPart extends SameDiffLayer implements Dropping {
    /** Queries, keys and values side by side, of which each is initialised as if alone. */
    static final String ATTENTION = "attentionW";

    @Override
    public void initializeParameters(Map<String, INDArray> params) {
        params.forEach(
                (name, array) -> {
                    if (name.endsWith("W")) {
                        int inputs = (int) array.size(1);
                        int outputs = (int) array.size(0) / (name.equals(ATTENTION) ? 3 : 1);
                        initWeights(inputs, outputs, WeightInit.XAVIER, array);
                    } else {
                        array.assign(name.startsWith("scale") ? 1 : 0);
                    }
                });
    }
}
