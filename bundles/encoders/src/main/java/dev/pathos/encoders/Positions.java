package dev.pathos.encoders;

import dev.pathos.layers.Sinusoids;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Multiplies frames by the root of their width and adds sines and cosines of the frame's place
 * (Vaswani et al., NIPS 2017, section 3.5).
 */
record Positions(int frames, int columns) implements InputPreProcessor {
    @Override
    public INDArray preProcess(INDArray input, int size, LayerWorkspaceMgr memory) {
        INDArray x = memory.dup(ArrayType.ACTIVATIONS, input, 'c');
        INDArray places =
                Nd4j.createFromArray(Sinusoids.of(frames, columns)).reshape(1, frames, columns);
        return x.muli(Math.sqrt(columns)).addi(places);
    }

    @Override
    public INDArray backprop(INDArray gradient, int size, LayerWorkspaceMgr memory) {
        return memory.dup(ArrayType.ACTIVATION_GRAD, gradient, 'c').muli(Math.sqrt(columns));
    }

    @Override
    public InputPreProcessor clone() {
        return this;
    }

    @Override
    public InputType getOutputType(InputType inputType) {
        return inputType;
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(
            INDArray mask, MaskState state, int size) {
        return Pair.of(mask, state);
    }
}
