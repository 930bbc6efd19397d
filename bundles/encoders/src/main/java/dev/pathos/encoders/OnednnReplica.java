package dev.pathos.encoders;

import dev.pathos.layers.Network;
import dev.pathos.layers.Parameters;
import dev.pathos.layers.Plan;
import dev.pathos.layers.Precision;
import dev.pathos.layers.Scratch;
import java.nio.FloatBuffer;
import java.util.OptionalLong;

/** A chunk encoder of our own layers on oneDNN. */
final class OnednnReplica implements Replica {
    private final Plan plan;
    private final Parameters parameters;
    private final Precision precision;
    private final Scratch scratch;
    private Network network;

    OnednnReplica(Plan plan, Parameters parameters, Precision precision, Scratch scratch) {
        this.plan = plan;
        this.parameters = parameters;
        this.precision = precision;
        this.scratch = scratch;
    }

    @Override
    public void forward(
            float[] values,
            int from,
            int chunks,
            OptionalLong draw,
            float[] embeddings,
            float[] states) {
        if (network == null) {
            // here and not in the constructor: on the thread that will use it
            network = new Network(plan, parameters, precision, scratch);
        }
        if (draw.isPresent()) {
            network.train(values, from, from + chunks, embeddings, states, draw.getAsLong());
        } else {
            network.infer(values, from, chunks, embeddings, states);
        }
    }

    @Override
    public void backward(int from, float[] embeddings, float[] states, FloatBuffer gradient) {
        network.backward(embeddings, states, gradient);
    }

    @Override
    public boolean keeps() {
        return true;
    }

    @Override
    public void discard() {
        if (network != null) {
            network.discard();
        }
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
            network = null;
        }
    }
}
