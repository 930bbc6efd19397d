package dev.pathos.encoders;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner.Mode;
import dev.pathos.api.run.Seeds;
import dev.pathos.layers.Onednn;
import dev.pathos.layers.Parameters;
import dev.pathos.layers.Plan;
import dev.pathos.layers.Precision;
import dev.pathos.layers.Scratch;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The chunk encoder, computed in shards: a batch is cut by utterances into a fixed number of parts,
 * whatever the number of workers, and gradients are summed in order of the parts.
 *
 * <p>Without training, chunks go through in blocks of one size, filled up with zeros: matrix
 * products of another size may round differently, and an utterance's embedding must not depend on
 * what else was asked for.
 */
final class Trunk implements AutoCloseable {

    private static final int STOCK_BLOCK = 32;

    private final Architecture architecture;
    private final MultiLayerConfiguration configuration;
    private final long seed;

    /** Chunks that are encoded at once without training. */
    private int block = STOCK_BLOCK;

    private final Layout layout = new Layout();
    private final int columns;
    private final int frames;
    private final int shards;
    private final Precision precision;
    private final Workers workers;
    private final List<Replica> replicas = new ArrayList<>();

    /** Of each worker. */
    private final List<Scratch> scratches = new ArrayList<>();

    private final RunningStatistics statistics;

    /** Gradients of shards but for the first, which writes to where the sum is wanted. */
    private final INDArray[] found;

    private float[] initial;
    private Weights weights;

    /** The weights as all replicas on oneDNN read them; null without it. */
    private Parameters parameters;

    private long version;
    private int[] starts;
    private boolean closed;

    /**
     * What the chunk encoder computes.
     *
     * @param chunks embeddings of chunks, row-major
     * @param frames outputs of all frames, or null if not asked for
     */
    record Encoded(float[] chunks, float[] frames) {}

    Trunk(Architecture architecture, int columns, int frames, Setup setup, long seed) {
        this.architecture = architecture;
        this.columns = columns;
        this.frames = frames;
        this.shards = setup.shards();
        this.seed = seed;
        this.precision = Engine.inference(setup.inference());
        this.configuration = architecture.layers(columns, frames, seed);
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        // The table is in another order than the vector in some layers.
        List<Map.Entry<String, INDArray>> entries =
                new ArrayList<>(network.paramTable().entrySet());
        entries.sort(Comparator.comparingLong(entry -> entry.getValue().offset()));
        for (Map.Entry<String, INDArray> entry : entries) {
            INDArray array = entry.getValue();
            // Deeplearning4j lays most weights out column by column: row-major with the axes
            // turned.
            long[] shape = array.shape().clone();
            if (array.ordering() == 'f') {
                for (int a = 0; a < shape.length; a++) {
                    shape[a] = array.size(shape.length - 1 - a);
                }
            }
            layout.with(entry.getKey(), shape);
        }
        this.found = new INDArray[shards];
        this.statistics = new RunningStatistics(layout);
        this.initial = network.params().data().asFloat();
        network.close();
        this.workers = new Workers(Math.min(setup.workers(), shards));
    }

    /** The chunk encoder's weights, {@code <layer>_<parameter>}. */
    Layout layout() {
        return layout;
    }

    /** Those of the weights that no gradient moves. */
    RunningStatistics statistics() {
        return statistics;
    }

    /**
     * Makes the replicas on their weights, and writes the initial ones.
     *
     * @param weights begin with this trunk's; what they are at each pass counts
     */
    void connect(Weights weights) {
        this.weights = weights;
        weights.write(initial, 0);
        initial = null;
        if (Onednn.missing().isEmpty()) {
            Plan plan = architecture.plan(columns, frames, layout);
            block = plan.block();
            parameters = new Parameters(weights.floats());
            for (int w = 0; w < workers.count(); w++) {
                scratches.add(new Scratch());
            }
            for (int s = 0; s < shards; s++) {
                Scratch scratch = scratches.get(workers.of(s));
                replicas.add(new OnednnReplica(plan, parameters, precision, scratch));
            }
            return;
        }
        INDArray own =
                weights.vector().get(NDArrayIndex.all(), NDArrayIndex.interval(0, layout.size()));
        for (int s = 0; s < shards; s++) {
            MultiLayerNetwork network = new MultiLayerNetwork(configuration.clone());
            network.init(own, false);
            network.initGradientsView();
            replicas.add(new StockReplica(network, architecture, statistics, columns, frames, s));
        }
    }

    /**
     * Encodes the chunks of a batch.
     *
     * @param batch the utterances
     * @param mode in training activations are kept for {@link #backward}, and dropout is drawn for
     *     its step
     * @param states whether the outputs of all frames are wanted
     * @return the embeddings
     */
    Encoded forward(Batch batch, Mode mode, boolean states) {
        discard();
        int chunks = Arrays.stream(batch.chunks()).sum();
        float[] embeddings = new float[chunks * architecture.width()];
        float[] all = states ? new float[embeddings.length * frames] : null;
        if (parameters != null && version != weights.version()) {
            parameters.changed();
            version = weights.version();
        }
        if (mode.training()) {
            long draw = Seeds.random(seed, "dropout/trunk", mode.step()).nextLong();
            starts = cut(batch.chunks());
            workers.each(
                    shards,
                    false,
                    s -> {
                        int size = starts[s + 1] - starts[s];
                        if (size > 0) {
                            replicas.get(s)
                                    .forward(
                                            batch.values(),
                                            starts[s],
                                            size,
                                            OptionalLong.of(draw),
                                            embeddings,
                                            all);
                        }
                    });
        } else {
            workers.each(
                    shards,
                    false,
                    s -> {
                        for (int from = s * block; from < chunks; from += shards * block) {
                            replicas.get(s)
                                    .forward(
                                            batch.values(),
                                            from,
                                            block,
                                            OptionalLong.empty(),
                                            embeddings,
                                            all);
                        }
                    });
        }
        return new Encoded(embeddings, all);
    }

    /**
     * Takes gradients back through the activations of the last forward pass in training.
     *
     * @param embeddings the derivative by each chunk's embedding
     * @param states the derivative by the outputs of all frames, or null
     * @param gradient begins with what takes the derivative by the weights, with {@link
     *     RunningStatistics} among it
     */
    void backward(float[] embeddings, float[] states, INDArray gradient) {
        int[] there = IntStream.range(0, shards).filter(s -> starts[s + 1] > starts[s]).toArray();
        INDArray sum = gradient.get(NDArrayIndex.all(), NDArrayIndex.interval(0, layout.size()));
        for (int s : there) {
            if (s > there[0] && found[s] == null) {
                found[s] = Nd4j.zeros(DataType.FLOAT, 1, layout.size());
            }
        }
        workers.each(
                shards,
                true,
                s -> {
                    if (starts[s + 1] > starts[s]) {
                        INDArray into = s == there[0] ? gradient : found[s];
                        FloatBuffer own = into.data().asNioFloat();
                        replicas.get(s).backward(starts[s], embeddings, states, own);
                        double share = starts[s + 1] - starts[s];
                        statistics.scale(own, share / starts[shards]);
                    }
                });
        for (int k = 1; k < there.length; k++) {
            sum.addi(found[there[k]]);
        }
    }

    /** Whether activations are still there after {@link #backward}. */
    boolean keeps() {
        return replicas.get(0).keeps();
    }

    /** Forgets the activations of the last forward pass. */
    void discard() {
        workers.each(shards, true, s -> replicas.get(s).discard());
    }

    /** The first chunk of each shard, and the end. */
    private int[] cut(int[] chunks) {
        int[] found = new int[shards + 1];
        int chunk = 0;
        int utterance = 0;
        for (int s = 0; s < shards; s++) {
            found[s] = chunk;
            int end = (int) ((long) (s + 1) * chunks.length / shards);
            while (utterance < end) {
                chunk += chunks[utterance++];
            }
        }
        found[shards] = chunk;
        return found;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            workers.each(shards, true, s -> replicas.get(s).close());
            workers.close();
            scratches.forEach(Scratch::close);
            if (parameters != null) {
                parameters.close();
            }
        }
    }
}
