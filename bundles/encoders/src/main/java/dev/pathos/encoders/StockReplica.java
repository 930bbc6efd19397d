package dev.pathos.encoders;

import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.OptionalLong;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A chunk encoder of Deeplearning4j's layers, for machines without oneDNN.
 *
 * <p>Walks the layers itself, because {@link MultiLayerNetwork} gives activations for external
 * errors only outside of workspaces, as garbage for the collector.
 */
final class StockReplica implements Replica {
    private static final WorkspaceConfiguration MEMORY =
            WorkspaceConfiguration.builder()
                    .initialSize(0)
                    .overallocationLimit(.05)
                    .policyLearning(LearningPolicy.FIRST_LOOP)
                    .policyReset(ResetPolicy.BLOCK_LEFT)
                    .policySpill(SpillPolicy.REALLOCATE)
                    .policyAllocation(AllocationPolicy.OVERALLOCATE)
                    .build();

    /** SameDiff's layers in Deeplearning4j 1.0.0-M2.1 count errors from outside twice. */
    private static final double ONCE = .5;

    private final MultiLayerNetwork network;
    private final Architecture architecture;
    private final RunningStatistics statistics;
    private final int columns;
    private final int frames;
    private final LayerWorkspaceMgr training;
    private final LayerWorkspaceMgr inference;

    /** Layers of SameDiff that have been differentiated. */
    private final Set<Layer> heard = Collections.newSetFromMap(new IdentityHashMap<>());

    private MemoryWorkspace kept;
    private int keptChunks;

    StockReplica(
            MultiLayerNetwork network,
            Architecture architecture,
            RunningStatistics statistics,
            int columns,
            int frames,
            int shard) {
        this.network = network;
        this.architecture = architecture;
        this.statistics = statistics;
        this.columns = columns;
        this.frames = frames;
        this.training = memory("encoder-training-" + shard);
        this.inference = memory("encoder-inference-" + shard);
    }

    private static LayerWorkspaceMgr memory(String name) {
        return LayerWorkspaceMgr.builder()
                .defaultWorkspace(name, MEMORY)
                .with(ArrayType.FF_WORKING_MEM, name + "-layer", MEMORY)
                .with(ArrayType.BP_WORKING_MEM, name + "-layer", MEMORY)
                .with(ArrayType.RNN_FF_LOOP_WORKING_MEM, name + "-loop", MEMORY)
                .with(ArrayType.RNN_BP_LOOP_WORKING_MEM, name + "-loop", MEMORY)
                .build();
    }

    @Override
    public void forward(
            float[] values,
            int from,
            int chunks,
            OptionalLong draw,
            float[] embeddings,
            float[] states) {
        boolean keep = draw.isPresent();
        LayerWorkspaceMgr memory = keep ? training : inference;
        MemoryWorkspace scope = memory.notifyScopeEntered(ArrayType.ACTIVATIONS);
        try {
            INDArray x = input(values, from, chunks, memory);
            for (int l = 0; l < network.getnLayers(); l++) {
                try (MemoryWorkspace working =
                        memory.notifyScopeEntered(ArrayType.FF_WORKING_MEM)) {
                    InputPreProcessor before =
                            network.getLayerWiseConfigurations().getInputPreProcess(l);
                    x = before == null ? x : before.preProcess(x, chunks, memory);
                    if (network.getLayer(l).conf().getLayer() instanceof Dropping dropping) {
                        network.getLayer(l)
                                .setMaskArray(dropping.masks(draw.orElse(0), from, chunks, keep));
                    }
                    x = network.getLayer(l).activate(x, keep, memory);
                }
            }
            output(x, from, embeddings, states);
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
        if (keep) {
            kept = scope;
            keptChunks = chunks;
        } else {
            scope.close();
        }
    }

    @Override
    public void backward(int from, float[] embeddings, float[] states, FloatBuffer gradient) {
        try {
            INDArray flow = flow(from, embeddings, states);
            for (int l = network.getnLayers() - 1; l >= 0; l--) {
                try (MemoryWorkspace working =
                        training.notifyScopeEntered(ArrayType.BP_WORKING_MEM)) {
                    Layer layer = network.getLayer(l);
                    flow =
                            layer.conf().getLayer() instanceof SameDiffLayer
                                    ? differentiated(layer, flow.mul(ONCE))
                                    : layer.backpropGradient(flow, training).getSecond();
                    InputPreProcessor before =
                            network.getLayerWiseConfigurations().getInputPreProcess(l);
                    if (before != null && l > 0) {
                        flow = before.backprop(flow, keptChunks, training);
                    }
                }
            }
        } finally {
            discard();
        }
        gradient.put(0, network.getGradientsViewArray().data().asFloat());
        // Deeplearning4j gives the step that they are to take, not the distance.
        statistics.scale(gradient, 1 / (1 - RunningStatistics.DECAY));
    }

    private INDArray differentiated(Layer layer, INDArray flow) {
        return heard.add(layer)
                ? Chatter.without(() -> layer.backpropGradient(flow, training).getSecond())
                : layer.backpropGradient(flow, training).getSecond();
    }

    @Override
    public boolean keeps() {
        // Layers overwrite what they kept on the way back.
        return false;
    }

    @Override
    public void discard() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }

    /** Workspaces are given back with the thread that opened them. */
    @Override
    public void close() {
        discard();
    }

    private INDArray input(float[] values, int from, int chunks, LayerWorkspaceMgr memory) {
        INDArray x =
                memory.createUninitialized(
                        ArrayType.INPUT, DataType.FLOAT, chunks, frames, columns);
        int start = from * frames * columns;
        int there = Math.min(values.length - start, chunks * frames * columns);
        x.data()
                .asNioFloat()
                .put(values, start, there)
                .put(new float[chunks * frames * columns - there]);
        return x;
    }

    private void output(INDArray y, int from, float[] embeddings, float[] states) {
        int width = architecture.width();
        int there = Math.min(embeddings.length / width - from, (int) y.size(0));
        INDArray rows = y;
        if (architecture.keepsFrames()) {
            if (states != null) {
                y.dup('c')
                        .data()
                        .asNioFloat()
                        .get(states, from * frames * width, there * frames * width);
            }
            rows = y.get(NDArrayIndex.all(), NDArrayIndex.point(frames - 1), NDArrayIndex.all());
        }
        rows.dup('c').data().asNioFloat().get(embeddings, from * width, there * width);
    }

    private INDArray flow(int from, float[] embeddings, float[] states) {
        int width = architecture.width();
        if (!architecture.keepsFrames()) {
            INDArray flow =
                    training.createUninitialized(
                            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, keptChunks, width);
            flow.data().asNioFloat().put(embeddings, from * width, keptChunks * width);
            return flow;
        }
        float[] all = new float[keptChunks * frames * width];
        if (states != null) {
            System.arraycopy(states, from * frames * width, all, 0, all.length);
        }
        for (int c = 0; c < keptChunks; c++) {
            for (int k = 0; k < width; k++) {
                all[((c + 1) * frames - 1) * width + k] += embeddings[(from + c) * width + k];
            }
        }
        INDArray flow =
                training.createUninitialized(
                        ArrayType.ACTIVATION_GRAD, DataType.FLOAT, keptChunks, frames, width);
        flow.data().asNioFloat().put(all);
        return flow;
    }
}
