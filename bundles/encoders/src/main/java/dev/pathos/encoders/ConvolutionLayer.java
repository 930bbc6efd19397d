package dev.pathos.encoders;

import dev.pathos.encoders.Gemm.Matrix;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution over time with ReLU on {@code [chunk][frame][channel]}, as one matrix product for
 * each tap of the kernel over all chunks at once.
 *
 * <p>Deeplearning4j's own computes its output again on the way back, computes the gradient by the
 * first layer's input that nobody wants, and reaches vector code in some builds of ND4J only.
 *
 * <p>The products run over the boundaries between chunks, as if all were one long sequence. The
 * frames computed there stay in memory, so that every chunk keeps its pitch, but are no part of the
 * shape: what goes from layer to layer is a view with a larger stride. No frame that counts reads
 * them, and their gradient is zero.
 */
final class ConvolutionLayer extends BaseLayer<Convolution> {
    private INDArray output;
    private INDArray ones;

    ConvolutionLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
        Convolution c = layerConf();
        input = pitched(input, pitch(input.size(1)), ArrayType.ACTIVATIONS, memory);
        long rows = input.size(0) * pitch(input.size(1)) / c.step();
        long width = c.getNOut();
        INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, dataType, rows * width);
        Matrix all = Matrix.at(y, 0, width);
        Matrix bias = Matrix.at(getParam(DefaultParamInitializer.BIAS_KEY), 0, width);
        Gemm.multiply(rows, width, 1, Matrix.at(ones(rows), 0, 1), bias, 0, all);
        for (int k = 0; k < c.kernel(); k++) {
            Gemm.multiply(steps(), width, c.channels(), tap(k), weight(k).t(), 1, all);
        }
        Nd4j.getExecutioner().exec(new RectifiedLinear(y, y));
        output = y;
        long frames = (input.size(1) - c.kernel()) / c.step() + 1;
        return view(output, input.size(0), frames, rows / input.size(0), width);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
        Convolution c = layerConf();
        long chunks = input.size(0);
        long pitch = pitch(input.size(1));
        long width = c.getNOut();
        INDArray dy = flat(pitched(epsilon, pitch / c.step(), ArrayType.ACTIVATION_GRAD, memory));
        // The output, no longer wanted, becomes its ReLU's derivative. ND4J's own operations for
        // this step take several times as long.
        Nd4j.getExecutioner().exec(new Step(output, output, 0));
        dy.muli(output);
        Matrix flow = Matrix.at(dy, 0, width);

        INDArray db = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
        Matrix row = Matrix.at(ones(steps()), 0, steps());
        Gemm.multiply(1, width, steps(), row, flow, 0, Matrix.at(db, 0, width));
        INDArray dw = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
        for (int k = 0; k < c.kernel(); k++) {
            Matrix part = Matrix.at(dw, (long) k * c.channels(), c.getNIn());
            Gemm.multiply(width, c.channels(), steps(), flow.t(), tap(k), 0, part);
        }
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradient.setGradientFor(DefaultParamInitializer.WEIGHT_KEY, dw);
        gradient.setGradientFor(DefaultParamInitializer.BIAS_KEY, db);
        if (getIndex() == 0) {
            return Pair.of(gradient, null);
        }
        long size = chunks * pitch * c.channels();
        INDArray dx = memory.create(ArrayType.ACTIVATION_GRAD, dataType, size);
        for (int k = 0; k < c.kernel(); k++) {
            long stride = (long) c.step() * c.channels();
            Matrix part = Matrix.at(dx, (long) k * c.channels(), stride);
            Gemm.multiply(steps(), c.channels(), width, flow, weight(k), 1, part);
        }
        return Pair.of(gradient, view(dx, chunks, input.size(1), pitch, c.channels()));
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    /** What tap k of the kernel multiplies at each step. */
    private Matrix tap(int k) {
        long channels = layerConf().channels();
        return Matrix.at(input, k * channels, layerConf().step() * channels);
    }

    /** The weights of tap k, {@code [output][channel]}. */
    private Matrix weight(int k) {
        INDArray w = getParam(DefaultParamInitializer.WEIGHT_KEY);
        return Matrix.at(w, (long) k * layerConf().channels(), layerConf().getNIn());
    }

    /** The number of outputs when all chunks are one sequence. */
    private long steps() {
        long frames = input.size(0) * pitch(input.size(1));
        return (frames - layerConf().kernel()) / layerConf().step() + 1;
    }

    /** Frames from one chunk of the input to the next. */
    private long pitch(long frames) {
        long stride = input.stride(0) / layerConf().channels();
        long multiple = layerConf().multiple();
        boolean ours = input.stride(1) == layerConf().channels() && input.stride(2) == 1;
        return ours && stride % multiple == 0
                ? stride
                : (frames + multiple - 1) / multiple * multiple;
    }

    /** The same frames with that pitch; frames in between are zero if they were not there. */
    private INDArray pitched(
            INDArray frames, long pitch, ArrayType type, LayerWorkspaceMgr memory) {
        long width = frames.size(2);
        if (frames.stride(2) == 1
                && frames.stride(1) == width
                && frames.stride(0) == pitch * width) {
            return frames;
        }
        INDArray room = memory.create(type, dataType, frames.size(0) * pitch * width);
        return view(room, frames.size(0), frames.size(1), pitch, width).assign(frames);
    }

    private static INDArray view(INDArray flat, long chunks, long frames, long pitch, long width) {
        long[] shape = {chunks, frames, width};
        long[] stride = {pitch * width, width, 1};
        return Nd4j.create(flat.data(), shape, stride, flat.offset(), 'c');
    }

    private static INDArray flat(INDArray frames) {
        long[] shape = {frames.size(0) * frames.stride(0)};
        return Nd4j.create(frames.data(), shape, new long[] {1}, frames.offset(), 'c');
    }

    private INDArray ones(long size) {
        if (ones == null || ones.length() < size) {
            try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                ones = Nd4j.ones(dataType, size);
            }
        }
        return ones;
    }
}
