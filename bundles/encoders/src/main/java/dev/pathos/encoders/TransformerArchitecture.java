package dev.pathos.encoders;

import dev.pathos.api.run.State;
import dev.pathos.layers.Layer;
import dev.pathos.layers.Layer.Activation;
import dev.pathos.layers.Plan;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;

/**
 * A transformer over the frames of a chunk, without a projection of the columns, as in the code of
 * Goncalves and Busso (Interspeech 2022), which takes it from Tsai et al. (ACL 2019): normalisation
 * before each part, and the last frame plus what dense layers make of it as embedding.
 *
 * @param width columns of a frame
 * @param layers how many layers
 * @param heads of each attention; divides the width
 * @param hidden width between the two dense layers over a frame
 * @param projection widths between the dense layers behind the last frame; none for no such layers
 * @param rates of dropout
 */
record TransformerArchitecture(
        int width, int layers, int heads, int hidden, int[] projection, Rates rates)
        implements Architecture {
    /** Places of dropout in a layer: attention, its output, hidden units, the layer's output. */
    private static final int PLACES = 4;

    /**
     * Rates of dropout, each from 0 to below 1.
     *
     * @param input of what goes into the first layer
     * @param layer of attention weights, hidden units and what residuals add
     * @param projection of the last hidden units behind the last frame
     */
    record Rates(double input, double layer, double projection) {}

    /** The first place of dropout of a layer, and behind the last one of the end. */
    int place(int layer) {
        return 1 + PLACES * layer;
    }

    /** Widths before and behind each dense layer behind the last frame. */
    int[] ends() {
        if (projection.length == 0) {
            return new int[] {width};
        }
        int[] ends = new int[projection.length + 2];
        ends[0] = width;
        System.arraycopy(projection, 0, ends, 1, projection.length);
        ends[ends.length - 1] = width;
        return ends;
    }

    @Override
    public MultiLayerConfiguration layers(int columns, int frames, long seed) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(seed).list();
        for (int l = 0; l < layers; l++) {
            list.layer(new TransformerLayer(this, frames, l));
        }
        list.layer(new TransformerEnd(this, frames));
        list.inputPreProcessor(0, new Positions(frames, columns));
        return list.build();
    }

    @Override
    public Plan plan(int columns, int frames, Layout layout) {
        List<Layer> plan = new ArrayList<>();
        plan.add(new Layer.Positions());
        plan.add(new Layer.Dropout(0, rates.input()));
        for (int l = 0; l < layers; l++) {
            String at = l + "_";
            int place = place(l);
            plan.add(
                    new Layer.Residual(
                            List.of(
                                    new Layer.LayerNormalization(
                                            layout.offset(at + "scale1"),
                                            layout.offset(at + "shift1")),
                                    new Layer.SelfAttention(
                                            layout.offset(at + "attentionW"),
                                            layout.offset(at + "attentionB"),
                                            heads,
                                            place,
                                            rates.layer()),
                                    dense(layout, at + "join", width, Activation.IDENTITY),
                                    new Layer.Dropout(place + 1, rates.layer()))));
            plan.add(
                    new Layer.Residual(
                            List.of(
                                    new Layer.LayerNormalization(
                                            layout.offset(at + "scale2"),
                                            layout.offset(at + "shift2")),
                                    dense(layout, at + "hidden", hidden, Activation.RELU),
                                    new Layer.Dropout(place + 2, rates.layer()),
                                    dense(layout, at + "output", width, Activation.IDENTITY),
                                    new Layer.Dropout(place + 3, rates.layer()))));
        }
        String at = layers + "_";
        plan.add(
                new Layer.LayerNormalization(
                        layout.offset(at + "scale"), layout.offset(at + "shift")));
        plan.add(new Layer.LastFrame());
        if (projection.length > 0) {
            plan.add(new Layer.Residual(end(layout, at)));
        }
        return new Plan(frames, columns, layout.size(), plan);
    }

    private List<Layer> end(Layout layout, String at) {
        List<Layer> end = new ArrayList<>();
        int[] ends = ends();
        for (int l = 1; l < ends.length; l++) {
            String name = at + "projection" + l;
            end.add(
                    new Layer.Dense(
                            layout.offset(name + "W"),
                            layout.offset(name + "B"),
                            ends[l],
                            l < ends.length - 1 ? Activation.RELU : Activation.IDENTITY));
            if (l == ends.length - 2) {
                end.add(new Layer.Dropout(place(layers), rates.projection()));
            }
        }
        return end;
    }

    private static Layer dense(Layout layout, String name, int outputs, Activation activation) {
        return new Layer.FrameDense(
                layout.offset(name + "W"), layout.offset(name + "B"), outputs, activation);
    }

    @Override
    public boolean keepsFrames() {
        return false;
    }

    @Override
    public String export(OnnxGraph graph, String x, int columns, int frames, State weights) {
        return new TransformerExport(this, graph, weights).export(x, frames);
    }
}
