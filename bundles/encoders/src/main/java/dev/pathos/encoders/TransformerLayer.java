package dev.pathos.encoders;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * One layer of a transformer in Deeplearning4j's model of layers: self-attention, then two dense
 * layers over each frame, both behind a normalisation and added to what goes in.
 */
final class TransformerLayer extends TransformerPart {
    private final TransformerArchitecture architecture;
    private final int frames;
    private final int index;

    /**
     * Describes the layer.
     *
     * @param architecture of the whole
     * @param frames frames of a chunk
     * @param index of this layer, from 0
     */
    TransformerLayer(TransformerArchitecture architecture, int frames, int index) {
        this.architecture = architecture;
        this.frames = frames;
        this.index = index;
    }

    @Override
    public int rows() {
        return frames;
    }

    @Override
    public List<Place> places() {
        TransformerArchitecture a = architecture;
        double input = index == 0 ? a.rates().input() : 0;
        double rate = a.rates().layer();
        int first = a.place(index);
        return List.of(
                new Place(0, frames * a.width(), input),
                new Place(first, a.heads() * frames * frames, rate),
                new Place(first + 1, frames * a.width(), rate),
                new Place(first + 2, frames * a.hidden(), rate),
                new Place(first + 3, frames * a.width(), rate));
    }

    @Override
    public void defineParameters(SDLayerParams params) {
        long width = architecture.width();
        long hidden = architecture.hidden();
        params.addBiasParam("scale1", width);
        params.addBiasParam("shift1", width);
        params.addWeightParam(ATTENTION, 3 * width, width);
        params.addBiasParam("attentionB", 3 * width);
        params.addWeightParam("joinW", width, width);
        params.addBiasParam("joinB", width);
        params.addBiasParam("scale2", width);
        params.addBiasParam("shift2", width);
        params.addWeightParam("hiddenW", hidden, width);
        params.addBiasParam("hiddenB", hidden);
        params.addWeightParam("outputW", width, hidden);
        params.addBiasParam("outputB", width);
    }

    @Override
    public SDVariable defineLayer(
            SameDiff sd, SDVariable input, Map<String, SDVariable> p, SDVariable masks) {
        long width = architecture.width();
        long heads = architecture.heads();
        long hidden = architecture.hidden();
        long pairs = heads * frames;
        SDVariable x = input.mul(Differentiable.part(sd, masks, 0, width));

        SDVariable normal = Differentiable.normalized(sd, x, p.get("scale1"), p.get("shift1"));
        SDVariable rows = sd.reshape(normal, -1, width);
        // [chunk][frame][queries, keys, values][head][channel]
        SDVariable[] all =
                sd.unstack(
                        sd.reshape(
                                Differentiable.dense(
                                        sd, rows, p.get(ATTENTION), p.get("attentionB")),
                                -1,
                                frames,
                                3,
                                heads,
                                width / heads),
                        2,
                        3);
        SDVariable queries = sd.permute(all[0], 0, 2, 1, 3);
        SDVariable keys = sd.permute(all[1], 0, 2, 3, 1);
        SDVariable values = sd.permute(all[2], 0, 2, 1, 3);
        SDVariable shares =
                sd.nn()
                        .softmax(
                                sd.mmul(queries, keys).mul(1 / Math.sqrt((double) width / heads)),
                                3);
        SDVariable dropped =
                shares.mul(
                        sd.reshape(
                                Differentiable.part(sd, masks, width, pairs),
                                -1,
                                heads,
                                frames,
                                frames));
        SDVariable attended =
                sd.reshape(sd.permute(sd.mmul(dropped, values), 0, 2, 1, 3), -1, width);
        SDVariable joined =
                sd.reshape(
                        Differentiable.dense(sd, attended, p.get("joinW"), p.get("joinB")),
                        -1,
                        frames,
                        width);
        x = x.add(joined.mul(Differentiable.part(sd, masks, width + pairs, width)));

        normal = Differentiable.normalized(sd, x, p.get("scale2"), p.get("shift2"));
        rows = sd.reshape(normal, -1, width);
        SDVariable bent =
                sd.nn().relu(Differentiable.dense(sd, rows, p.get("hiddenW"), p.get("hiddenB")), 0);
        SDVariable kept =
                sd.reshape(Differentiable.part(sd, masks, 2 * width + pairs, hidden), -1, hidden);
        SDVariable output =
                sd.reshape(
                        Differentiable.dense(
                                sd, bent.mul(kept), p.get("outputW"), p.get("outputB")),
                        -1,
                        frames,
                        width);
        return x.add(output.mul(Differentiable.part(sd, masks, 2 * width + pairs + hidden, width)));
    }

    @Override
    public InputType getOutputType(int layer, InputType input) {
        return input;
    }
}
