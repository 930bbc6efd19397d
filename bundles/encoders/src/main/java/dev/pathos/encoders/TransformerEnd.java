package dev.pathos.encoders;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The end of a transformer in Deeplearning4j's model of layers: the last frame, normalised, plus
 * what dense layers make of it.
 */
final class TransformerEnd extends TransformerPart {
    private final TransformerArchitecture architecture;
    private final int frames;

    /**
     * Describes the end.
     *
     * @param architecture of the whole
     * @param frames frames of a chunk
     */
    TransformerEnd(TransformerArchitecture architecture, int frames) {
        this.architecture = architecture;
        this.frames = frames;
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public List<Place> places() {
        int[] widths = architecture.projection();
        int last = widths.length == 0 ? 1 : widths[widths.length - 1];
        int place = architecture.place(architecture.layers());
        return List.of(new Place(place, last, architecture.rates().projection()));
    }

    @Override
    public void defineParameters(SDLayerParams params) {
        params.addBiasParam("scale", architecture.width());
        params.addBiasParam("shift", architecture.width());
        int[] ends = architecture.ends();
        for (int l = 1; l < ends.length; l++) {
            params.addWeightParam("projection" + l + "W", ends[l], ends[l - 1]);
            params.addBiasParam("projection" + l + "B", ends[l]);
        }
    }

    @Override
    public SDVariable defineLayer(
            SameDiff sd, SDVariable input, Map<String, SDVariable> p, SDVariable masks) {
        SDVariable normal = Differentiable.normalized(sd, input, p.get("scale"), p.get("shift"));
        float[] where = new float[frames];
        where[frames - 1] = 1;
        SDVariable last =
                normal.mul(sd.constant(Nd4j.create(where, new long[] {1, frames, 1}, 'c'))).sum(1);
        int[] ends = architecture.ends();
        if (ends.length == 1) {
            return last;
        }
        SDVariable x = last;
        for (int l = 1; l < ends.length; l++) {
            SDVariable y =
                    Differentiable.dense(
                            sd, x, p.get("projection" + l + "W"), p.get("projection" + l + "B"));
            x = l < ends.length - 1 ? sd.nn().relu(y, 0) : y;
            if (l == ends.length - 2) {
                x = x.mul(sd.reshape(masks, -1, ends[l]));
            }
        }
        return last.add(x);
    }

    @Override
    public InputType getOutputType(int layer, InputType input) {
        return InputType.feedForward(architecture.width());
    }
}
