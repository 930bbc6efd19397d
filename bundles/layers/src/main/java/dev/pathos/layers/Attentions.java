package dev.pathos.layers;

import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;

/**
 * Puts together {@link Layer.SelfAttention}: {@code [chunk][head][frame][channel]} inside.
 *
 * <p>The dropout's factor is applied together with the products' own.
 */
final class Attentions {
    /** Where queries, keys and values lie among the projections. */
    private static final int QUERIES = 0;

    private static final int KEYS = 1;
    private static final int VALUES = 2;

    private final Assembly net;
    private final Layer.SelfAttention layer;

    /** Of what comes in and goes out, {@code [chunk][frame][channel]}. */
    private final long[] shape;

    private final memory.desc rows;
    private final memory.desc heads;
    private final memory.desc headsTurned;
    private final memory.desc shares;
    private final memory.desc sharesTurned;
    private final long[] headShape;
    private final long[] shareShape;

    private Attentions(Assembly net, Layer.SelfAttention layer, long[] shape) {
        this.net = net;
        this.layer = layer;
        this.shape = shape;
        long chunks = shape[0];
        long frames = shape[1];
        long width = shape[2] / layer.heads();
        this.headShape = new long[] {chunks, layer.heads(), frames, width};
        this.shareShape = new long[] {chunks, layer.heads(), frames, frames};
        this.rows = net.flowing(format_tag.abc, shape);
        this.heads = net.flowing(format_tag.abcd, headShape);
        this.headsTurned = net.flowing(format_tag.abdc, chunks, layer.heads(), width, frames);
        this.shares = net.flowing(format_tag.abcd, shareShape);
        this.sharesTurned = net.flowing(format_tag.abdc, shareShape);
    }

    static void add(Assembly net, Layer.SelfAttention layer) {
        long[] shape = net.rows().shape();
        // Queries, keys and values of all heads side by side.
        Denses.passing(
                net,
                new Layer.FrameDense(
                        layer.weight(),
                        layer.bias(),
                        (int) (3 * shape[2]),
                        Layer.Activation.IDENTITY));
        new Attentions(net, layer, shape).add(net.current());
    }

    private void add(Tensor projections) {
        Tensor queries = projected(projections, QUERIES, Scratch.FLOW);
        Tensor keys = projected(projections, KEYS, Scratch.KEPT);
        Tensor values = projected(projections, VALUES, Scratch.SMALL);
        Tensor weights = net.training() ? net.own(shares, shareShape) : large();
        float scale = (float) (1 / Math.sqrt(headShape[3]));
        net.forward(
                product(heads, headsTurned, shares, scale),
                arguments(queries, heads, keys, headsTurned, weights));
        softmax_forward.primitive_desc softmax =
                new softmax_forward.primitive_desc(
                        new softmax_forward.desc(
                                net.training()
                                        ? prop_kind.forward_training
                                        : prop_kind.forward_inference,
                                shares,
                                shareShape.length - 1),
                        Assembly.attributes(Layer.Activation.IDENTITY),
                        Onednn.engine(),
                        false);
        net.forward(
                softmax,
                Map.of(
                        dnnl.DNNL_ARG_SRC, weights.memory(),
                        dnnl.DNNL_ARG_DST, weights.memory()));
        boolean drops = net.training() && layer.dropout() > 0;
        Mask mask = drops ? net.mask(layer.dropout(), layer.place(), shareShape) : null;
        float factor = drops ? Masks.factor(layer.dropout()) : 1;
        Tensor left = weights;
        if (drops) {
            left = large();
            net.forward(
                    Dropouts.multiply(shares, mask, 1),
                    Map.of(
                            dnnl.DNNL_ARG_SRC_0, weights.memory(),
                            dnnl.DNNL_ARG_SRC_1, mask.memory(),
                            dnnl.DNNL_ARG_DST, left.memory()));
        }
        Tensor attended = net.shared(heads, headShape, Scratch.FLOW);
        net.forward(
                product(shares, heads, heads, factor),
                arguments(left, shares, values, heads, attended));
        Tensor y = net.output(rows, shape);
        net.forward(net.copy(attended.memory(), split(y, 0, 1)));
        net.then(
                y,
                (gradient, wanted) ->
                        back(gradient, queries, keys, values, weights, softmax, mask));
    }

    /** The gradient by the projections. */
    private Tensor back(
            Tensor gradient,
            Tensor queries,
            Tensor keys,
            Tensor values,
            Tensor weights,
            softmax_forward.primitive_desc softmax,
            Mask mask) {
        float factor = mask == null ? 1 : Masks.factor(layer.dropout());
        float scale = (float) (1 / Math.sqrt(headShape[3]));
        Tensor flow = net.returning(gradient, rows, gradient.other());
        long[] all = {shape[0], shape[1], 3 * shape[2]};
        Tensor back = net.shared(net.flowing(format_tag.abc, all), all, flow.other());
        Tensor byHead = net.shared(heads, headShape, Scratch.FLOW);
        net.backward(net.copy(split(flow, 0, 1), byHead.memory()));
        Tensor part = net.shared(heads, headShape, Scratch.SMALL);
        Tensor left = weights;
        if (mask != null) {
            left = large();
            net.backward(
                    Dropouts.multiply(shares, mask, 1),
                    Map.of(
                            dnnl.DNNL_ARG_SRC_0, weights.memory(),
                            dnnl.DNNL_ARG_SRC_1, mask.memory(),
                            dnnl.DNNL_ARG_DST, left.memory()));
        }
        net.backward(
                product(sharesTurned, heads, heads, factor),
                arguments(left, sharesTurned, byHead, heads, part));
        net.backward(net.copy(part.memory(), split(back, VALUES, 3)));

        Tensor byShare = large();
        net.backward(
                product(heads, headsTurned, shares, factor),
                arguments(byHead, heads, values, headsTurned, byShare));
        if (mask != null) {
            net.backward(
                    Dropouts.multiply(shares, mask, 1),
                    Dropouts.arguments(byShare.memory(), mask, byShare.memory()));
        }
        net.backward(
                new softmax_backward.primitive_desc(
                        new softmax_backward.desc(shares, shares, shareShape.length - 1),
                        Assembly.attributes(Layer.Activation.IDENTITY),
                        Onednn.engine(),
                        softmax,
                        false),
                Map.of(
                        dnnl.DNNL_ARG_DST, weights.memory(),
                        dnnl.DNNL_ARG_DIFF_DST, byShare.memory(),
                        dnnl.DNNL_ARG_DIFF_SRC, byShare.memory()));
        net.backward(
                product(shares, heads, heads, scale),
                arguments(byShare, shares, keys, heads, part));
        net.backward(net.copy(part.memory(), split(back, QUERIES, 3)));
        net.backward(
                product(sharesTurned, heads, heads, scale),
                arguments(byShare, sharesTurned, queries, heads, part));
        net.backward(net.copy(part.memory(), split(back, KEYS, 3)));
        return back;
    }

    /** One of queries, keys and values by heads. */
    private Tensor projected(Tensor projections, int which, int slot) {
        Tensor mine =
                net.training() ? net.own(heads, headShape) : net.shared(heads, headShape, slot);
        net.forward(net.copy(split(projections, which, 3), mine.memory()));
        return mine;
    }

    /** Frames of several projections side by side, of which one is seen by heads. */
    private memory split(Tensor frames, int which, int count) {
        long width = shape[2] * count;
        memory.desc all =
                new memory.desc(
                        new long[] {headShape[0], headShape[1] * count, headShape[2], headShape[3]},
                        net.type(),
                        new long[] {shape[1] * width, headShape[3], width, 1});
        memory.desc one =
                all.submemory_desc(headShape, new long[] {0, which * headShape[1], 0, 0}, false);
        return net.seen(frames, one, headShape).memory();
    }

    /** Shared memory for attention weights or their gradient. */
    private Tensor large() {
        return net.shared(shares, shareShape, Scratch.LARGE);
    }

    /** A product of matrices, multiplied by a number. */
    private static matmul.primitive_desc product(
            memory.desc a, memory.desc b, memory.desc c, float factor) {
        primitive_attr attributes = Assembly.attributes(Layer.Activation.IDENTITY);
        attributes.set_output_scales(0, new float[] {factor});
        return new matmul.primitive_desc(
                new matmul.desc(a, b, c), attributes, Onednn.engine(), false);
    }

    private Map<Integer, memory> arguments(
            Tensor a, memory.desc seenAs, Tensor b, memory.desc seenAsToo, Tensor c) {
        return Map.of(
                dnnl.DNNL_ARG_SRC, net.seen(a, seenAs, a.shape()).memory(),
                dnnl.DNNL_ARG_WEIGHTS, net.seen(b, seenAsToo, b.shape()).memory(),
                dnnl.DNNL_ARG_DST, c.memory());
    }
}
