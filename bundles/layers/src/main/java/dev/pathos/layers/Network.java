package dev.pathos.layers;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.dnnl.stream;

/**
 * A plan with weights, computed on the calling thread: forward with kept activations, backward from
 * a gradient that comes from outside.
 *
 * <p>Chunks go through in blocks, since oneDNN's primitives are made for one shape: full ones of
 * {@value #SMALLEST_BLOCK} to {@value #LARGEST_BLOCK}, the more the smaller they are, and for what
 * remains one that is rounded up to a multiple of {@value #GRAIN} and filled up with zeros. How a
 * number of chunks is cut depends on that number and the plan alone, and all sums are taken in one
 * order of the blocks, so that the same calls give the same bits.
 *
 * <p>Activations of as many blocks are kept as fit into {@value #KEPT_MEGABYTES} MB; those of the
 * others are computed once more on the way back, which gives the same bits.
 *
 * <p>Always used by one and the same thread.
 */
public final class Network implements AutoCloseable {
    private static final int SMALLEST_BLOCK = 16;
    private static final int LARGEST_BLOCK = 256;

    /** Numbers that a block may have, unless it is a smallest one: 4 MB. */
    private static final int BLOCK_VALUES = 1 << 20;

    private static final int GRAIN = 8;

    private final Plan plan;
    private final long keptBytes;
    private final Room room = new Room();
    private final Scratch scratch;
    private final stream stream = new stream(Onednn.engine());
    private final Parameters parameters;
    private final Precision precision;
    private final Gradient sums;

    /** Nets that keep activations, by their size; as many of a size as were needed at once. */
    private final Map<Integer, List<Net>> training = new TreeMap<>();

    private final Map<Integer, Net> inference = new TreeMap<>();
    private final List<Kept> kept = new ArrayList<>();

    /** Whose activations a net has. */
    private final Map<Net, Kept> holding = new IdentityHashMap<>();

    private float[] values;
    private long draw;

    /** Sizes in the order in which their nets were made. */
    private final List<Integer> singles = new ArrayList<>();

    /** What kept activations may take. */
    private static final long KEPT_MEGABYTES = 320;

    /** A block that waits for its gradient. */
    private record Kept(Net net, int from, int end) {}

    /**
     * A network on weights.
     *
     * @param plan the layers
     * @param parameters the weights, which others may share
     * @param precision of {@link #infer}; training is in single precision
     * @param scratch what other networks of the same thread may share
     */
    public Network(Plan plan, Parameters parameters, Precision precision, Scratch scratch) {
        this(plan, parameters, precision, scratch, KEPT_MEGABYTES << 20);
    }

    /** One with another limit for what is kept, in bytes. */
    Network(
            Plan plan,
            Parameters parameters,
            Precision precision,
            Scratch scratch,
            long keptBytes) {
        this.scratch = scratch;
        this.keptBytes = keptBytes;
        this.precision = precision;
        this.plan = plan;
        this.parameters = parameters;
        this.sums = new Gradient(room, stream);
    }

    /**
     * Computes and keeps activations for {@link #backward}.
     *
     * @param values {@code [chunk][frame][column]}
     * @param from the first chunk
     * @param end the first chunk not to compute
     * @param embeddings takes the chunks' embeddings at their places among all chunks
     * @param states takes the outputs of all frames at their places; null if not wanted
     * @param draw what dropout is drawn by: another one for each step
     */
    public void train(
            float[] values, int from, int end, float[] embeddings, float[] states, long draw) {
        discard();
        this.values = values;
        this.draw = draw;
        // Chunks that see each other go through together, and no others with them.
        int most = plan.normalizes() ? end - from : block();
        int grain = plan.normalizes() ? 1 : GRAIN;
        for (int at = from; at < end; at += most) {
            int size = Math.min(most, (end - at + grain - 1) / grain * grain);
            int stop = Math.min(end, at + size);
            Net net = free(size);
            net.forward(values, at * chunk(), stop * chunk(), draw);
            net.outlet().read(at, stop, embeddings, states);
            Kept block = new Kept(net, at, stop);
            kept.add(block);
            holding.put(net, block);
        }
    }

    /** A net of that size that keeps nothing yet, or one whose activations are given up. */
    private Net free(int size) {
        List<Net> nets = training.computeIfAbsent(size, s -> new ArrayList<>());
        int busy = (int) kept.stream().filter(block -> nets.contains(block.net)).count();
        if (busy < nets.size()) {
            return nets.get(busy);
        }
        long bytes = nets.stream().mapToLong(Net::bytes).sum();
        if (!nets.isEmpty() && bytes + nets.get(0).bytes() > keptBytes) {
            return nets.get(nets.size() - 1);
        }
        // Each of these is good for one number of chunks only.
        while (plan.normalizes() && !singles.isEmpty() && trained() > keptBytes) {
            training.remove(singles.remove(0)).forEach(Net::close);
        }
        singles.add(size);
        nets.add(make(size, true));
        return nets.get(nets.size() - 1);
    }

    /**
     * Computes one block and keeps nothing.
     *
     * @param values {@code [chunk][frame][column]}
     * @param from the first chunk
     * @param size chunks that are computed; those behind the last one are zeros
     * @param embeddings takes the chunks' embeddings at their places among all chunks
     * @param states takes the outputs of all frames at their places; null if not wanted
     */
    public void infer(float[] values, int from, int size, float[] embeddings, float[] states) {
        Net net = inference.get(size);
        if (net == null) {
            net = make(size, false);
            inference.put(size, net);
        }
        int stop = Math.min(from + size, values.length / chunk());
        net.forward(values, from * chunk(), stop * chunk(), 0);
        net.outlet().read(from, stop, embeddings, states);
    }

    /**
     * Takes gradients back through the activations that were kept; they stay for another time.
     *
     * @param embeddings the derivative by each chunk's embedding, for all chunks
     * @param states the derivative by the outputs of all frames; null if there is none
     * @param gradient native memory that takes the derivative by the weights; at the places of
     *     running statistics, how far they are above those of the chunks
     */
    public void backward(float[] embeddings, float[] states, FloatBuffer gradient) {
        sums.begin(gradient);
        // From the last to the first, as nets hold the last of the blocks that went through them.
        for (int i = kept.size() - 1; i >= 0; i--) {
            Kept block = kept.get(i);
            if (holding.put(block.net, block) != block) {
                block.net.forward(values, block.from * chunk(), block.end * chunk(), draw);
            }
            block.net.outlet().write(block.from, block.end, embeddings, states);
            block.net.backward();
        }
        sums.collect();
        for (Kept block : kept) {
            block.net
                    .statistics()
                    .forEach(statistic -> statistic.distance(parameters.values(), gradient));
        }
    }

    /** Forgets the activations that were kept, if any; their memory stays for the next step. */
    public void discard() {
        kept.clear();
        holding.clear();
        values = null;
    }

    /** Native memory that is held beside weights and scratch, in bytes. */
    public long bytes() {
        return room.bytes() + trained() + inference.values().stream().mapToLong(Net::bytes).sum();
    }

    private long trained() {
        return training.values().stream().flatMap(List::stream).mapToLong(Net::bytes).sum();
    }

    private Net make(int size, boolean keeping) {
        Net net =
                keeping
                        ? Net.training(plan, size, scratch, parameters, sums, stream)
                        : Net.inference(plan, size, precision, scratch, parameters, stream);
        scratch.settle();
        return net;
    }

    /** A power of two, so that what flows in a block is of about the same size in all plans. */
    private int block() {
        long fitting = Long.highestOneBit(Math.max(1, BLOCK_VALUES / plan.largest()));
        return (int) Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, fitting));
    }

    private int chunk() {
        return plan.frames() * plan.columns();
    }

    @Override
    public void close() {
        discard();
        training.values().forEach(nets -> nets.forEach(Net::close));
        training.clear();
        inference.values().forEach(Net::close);
        inference.clear();
        room.close();
    }
}
