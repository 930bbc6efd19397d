package dev.pathos.encoders;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sees a chunk as a picture of one channel, frames by columns. */
record Picture(int frames, int columns) implements InputPreProcessor {
    @Override
    public INDArray preProcess(INDArray input, int size, LayerWorkspaceMgr memory) {
        return memory.dup(ArrayType.ACTIVATIONS, input, 'c')
                .reshape('c', input.size(0), 1, frames, columns);
    }

    @Override
    public INDArray backprop(INDArray gradient, int size, LayerWorkspaceMgr memory) {
        return memory.dup(ArrayType.ACTIVATION_GRAD, gradient, 'c')
                .reshape('c', gradient.size(0), frames, columns);
    }

    @Override
    public InputPreProcessor clone() {
        return this;
    }

    @Override
    public InputType getOutputType(InputType inputType) {
        return InputType.convolutional(frames, columns, 1);
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(
            INDArray mask, MaskState state, int size) {
        return Pair.of(mask, state);
    }
}
