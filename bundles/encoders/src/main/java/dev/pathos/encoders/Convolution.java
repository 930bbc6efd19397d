package dev.pathos.encoders;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The configuration of a convolution over time with ReLU and without padding, in Deeplearning4j's
 * model of layers.
 *
 * <p>Its weights are those of a dense layer from {@code kernel * channels} inputs, so that
 * Deeplearning4j's initializers see the right fan-in.
 */
final class Convolution extends FeedForwardLayer {
    private final int channels;
    private final int kernel;
    private final int step;
    private final int multiple;

    /**
     * Describes the layer.
     *
     * @param channels features of a frame
     * @param outputs features of a frame of output
     * @param kernel frames that an output sees
     * @param step frames from one output to the next
     * @param multiple of which the frames that a chunk takes in memory must be one: the product of
     *     the steps from this layer on
     */
    Convolution(int channels, int outputs, int kernel, int step, int multiple) {
        this.channels = channels;
        this.kernel = kernel;
        this.step = step;
        this.multiple = multiple;
        setNIn((long) kernel * channels);
        setNOut(outputs);
    }

    int channels() {
        return channels;
    }

    int kernel() {
        return kernel;
    }

    int step() {
        return step;
    }

    int multiple() {
        return multiple;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray weights,
            boolean initialize,
            DataType type) {
        ConvolutionLayer layer = new ConvolutionLayer(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(weights);
        layer.setParamTable(initializer().init(conf, weights, initialize));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return DefaultParamInitializer.getInstance();
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        long frames = ((InputType.InputTypeRecurrent) input).getTimeSeriesLength();
        return InputType.recurrent(getNOut(), (frames - kernel) / step + 1);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        InputType output = getOutputType(0, input);
        return new LayerMemoryReport.Builder(getLayerName(), Convolution.class, input, output)
                .standardMemory(initializer().numParams(this), 0)
                .workingMemory(0, 0, 0, output.arrayElementsPerExample())
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }
}
