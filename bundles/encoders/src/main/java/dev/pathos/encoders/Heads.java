package dev.pathos.encoders;

import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Head.Level;
import dev.pathos.api.task.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The heads of a learner: which there are, and which ones read which others' hidden layers. */
final class Heads {
    private final int width;
    private final boolean keepsFrames;
    private final Optimizer optimizer;
    private final long seed;
    private final SortedMap<String, HeadNetwork> networks = new TreeMap<>();

    /**
     * No heads yet.
     *
     * @param width of a row that the trunk gives, at every level
     * @param keepsFrames whether the trunk has rows of level frame
     * @param optimizer of heads without their own
     * @param seed of dropout
     */
    Heads(int width, boolean keepsFrames, Optimizer optimizer, long seed) {
        this.width = width;
        this.keepsFrames = keepsFrames;
        this.optimizer = optimizer;
        this.seed = seed;
    }

    void add(String name, Head head, long headSeed) {
        if (networks.containsKey(name)) {
            throw new Problem(
                    "there is already a head '" + name + "'", "task " + name, "remove it first");
        }
        if (head.level() == Level.FRAME && !keepsFrames) {
            throw new Problem(
                    "the encoder keeps no frames, so that a head of level frame has no input",
                    "head " + name,
                    "use lstm-encoder, or a head of level chunk or utterance");
        }
        int[] parts = new int[1 + head.reads().size()];
        parts[0] = width;
        for (int k = 1; k < parts.length; k++) {
            parts[k] = readWidth(name, head, head.reads().get(k - 1));
        }
        HeadNetwork network = new HeadNetwork(name, head, parts, optimizer, headSeed, seed);
        networks.forEach((reader, other) -> checkReader(reader, other, name, network));
        networks.put(name, network);
    }

    private int readWidth(String name, Head head, String read) {
        if (reaches(read, name)) {
            throw new Problem(
                    "heads read each other in a circle",
                    "heads " + name + " and " + read,
                    "let only one of them read the other");
        }
        HeadNetwork source = network(read, "head " + name + " reads it");
        if (!readable(source, head)) {
            throw new Problem(
                    "head '"
                            + read
                            + "' has no hidden layer of level "
                            + head.level()
                            + " that another could read",
                    "head " + name,
                    "give both heads the same level and '" + read + "' a hidden layer");
        }
        return source.lastHidden();
    }

    /** Whether a head is another or reads it, itself or through others. */
    private boolean reaches(String from, String to) {
        HeadNetwork network = networks.get(from);
        return from.equals(to)
                || network != null
                        && network.head().reads().stream().anyMatch(read -> reaches(read, to));
    }

    private static boolean readable(HeadNetwork source, Head reader) {
        return source.head().level() == reader.level() && !source.head().hidden().isEmpty();
    }

    /** A head that comes back must still fit the heads that read it. */
    private void checkReader(String reader, HeadNetwork other, String name, HeadNetwork network) {
        int index = other.head().reads().indexOf(name);
        if (index >= 0
                && (!readable(network, other.head())
                        || other.part(1 + index) != network.lastHidden())) {
            throw new Problem(
                    "the last hidden layer of head '" + name + "' has another shape than before",
                    "head " + reader + " reads it",
                    "keep its width and level, or remove '" + reader + "' first");
        }
    }

    void remove(String name) {
        network(name, "nothing to remove");
        networks.remove(name);
    }

    /** The head of that name. */
    HeadNetwork network(String name, String where) {
        HeadNetwork network = networks.get(name);
        if (network == null) {
            throw new Problem(
                    "there is no head '" + name + "'",
                    where,
                    networks.isEmpty() ? "add it first" : "the heads are " + networks.keySet());
        }
        return network;
    }

    /** All heads by name. */
    SortedMap<String, HeadNetwork> networks() {
        return Collections.unmodifiableSortedMap(networks);
    }

    /** Whether a head of one of these, or one that it reads, is of that level. */
    boolean need(Level level, Set<String> names) {
        // A head and what it reads are of one level.
        return names.stream().anyMatch(n -> network(n, "asked for").head().level() == level);
    }

    /**
     * Computes heads and the heads that they read.
     *
     * @param rows the trunk's rows by level
     * @param names which heads
     * @param training whether dropout is on
     * @param step the step that dropout is drawn for
     * @return the passes, a head that is read before the heads that read it
     */
    Map<String, HeadNetwork.Pass> forward(
            Map<Level, float[]> rows, Set<String> names, boolean training, long step) {
        Map<String, HeadNetwork.Pass> passes = new LinkedHashMap<>();
        for (String name : networks.keySet()) {
            if (names.contains(name)) {
                forward(name, rows, training, step, passes);
            }
        }
        return passes;
    }

    private HeadNetwork.Pass forward(
            String name,
            Map<Level, float[]> trunk,
            boolean training,
            long step,
            Map<String, HeadNetwork.Pass> passes) {
        HeadNetwork.Pass done = passes.get(name);
        if (done != null) {
            return done;
        }
        HeadNetwork network = network(name, "another head reads it");
        float[] input = trunk.get(network.head().level());
        int rows = input.length / width;
        List<float[]> parts = new ArrayList<>(List.of(input));
        for (String read : network.head().reads()) {
            parts.add(forward(read, trunk, training, step, passes).lastHidden());
        }
        if (parts.size() > 1) {
            input = join(parts, network, rows);
        }
        HeadNetwork.Pass pass = network.forward(input, rows, training, step);
        passes.put(name, pass);
        return pass;
    }

    /**
     * Takes gradients back through heads.
     *
     * @param passes what {@link #forward} gave
     * @param gradients the losses' derivatives by outputs, by head
     * @param trunk by level, takes (by addition) the derivative by the trunk's rows
     * @return the derivative by the weights of each head in {@code gradients}
     */
    SortedMap<String, float[]> backward(
            Map<String, HeadNetwork.Pass> passes,
            Map<String, float[]> gradients,
            Map<Level, float[]> trunk) {
        SortedMap<String, float[]> found = new TreeMap<>();
        Map<String, float[]> hidden = new TreeMap<>();
        List<String> order = new ArrayList<>(passes.keySet());
        Collections.reverse(order);
        for (String name : order) {
            if (!gradients.containsKey(name) && !hidden.containsKey(name)) {
                continue;
            }
            HeadNetwork network = network(name, "removed between forward and backward");
            HeadNetwork.Pass pass = passes.get(name);
            float[] gradient = new float[network.weights().values().length];
            float[] flow = network.backward(pass, gradients.get(name), hidden.get(name), gradient);
            if (gradients.containsKey(name)) {
                found.put(name, gradient);
            }
            add(flow, network.inputs(), 0, trunk.get(network.head().level()), width);
            int offset = width;
            for (int k = 0; k < network.head().reads().size(); k++) {
                int columns = network.part(1 + k);
                String read = network.head().reads().get(k);
                float[] to = hidden.computeIfAbsent(read, r -> new float[pass.rows() * columns]);
                add(flow, network.inputs(), offset, to, columns);
                offset += columns;
            }
        }
        return found;
    }

    /** Puts the parts of each row of a head's inputs side by side. */
    private static float[] join(List<float[]> parts, HeadNetwork network, int rows) {
        int pitch = network.inputs();
        float[] joined = new float[rows * pitch];
        int offset = 0;
        for (int k = 0; k < parts.size(); k++) {
            int columns = network.part(k);
            for (int r = 0; r < rows; r++) {
                System.arraycopy(parts.get(k), r * columns, joined, r * pitch + offset, columns);
            }
            offset += columns;
        }
        return joined;
    }

    /** Adds the columns from an offset on to rows that are as wide as they are many. */
    private static void add(float[] from, int pitch, int offset, float[] to, int columns) {
        for (int r = 0; r < to.length / columns; r++) {
            for (int k = 0; k < columns; k++) {
                to[r * columns + k] += from[r * pitch + offset + k];
            }
        }
    }
}
