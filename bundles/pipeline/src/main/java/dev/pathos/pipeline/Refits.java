package dev.pathos.pipeline;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.run.State;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.Refitting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What happens to tasks between epochs: labelers that ask for it are fitted anew from activations,
 * heads that live no longer than that begin afresh, and utterances may be drawn unevenly.
 *
 * @param tasks the tasks of the coming epoch
 * @param weights how often each training utterance is drawn relative to the others; empty for each
 *     once
 * @param metrics what the latest fits want recorded, by task
 */
record Refits(List<LiveTask> tasks, double[] weights, Map<String, Map<String, Double>> metrics) {
    /** Tasks before the first epoch. */
    static Refits none(List<LiveTask> tasks) {
        return new Refits(List.copyOf(tasks), new double[0], Map.of());
    }

    /**
     * Refits what asks for it; the first task that returns weights decides how to draw.
     *
     * @param leftOut is told of a task that cannot be refitted; it stays as it was
     */
    Refits before(
            int epoch,
            Learner learner,
            Dataset train,
            Dataset development,
            long seed,
            Evaluation.LeftOut leftOut) {
        List<LiveTask> next = new ArrayList<>();
        double[] drawing = {};
        Map<String, Map<String, Double>> metrics = new TreeMap<>();
        for (LiveTask task : tasks) {
            if (!(task.labeler() instanceof Refitting labeler)) {
                next.add(task);
                continue;
            }
            long own = Seeds.derive(seed, "refit " + task.name(), epoch);
            Refitting.Refit refit;
            LiveTask refitted;
            try {
                Refitting.Activations seen = activations(task, labeler, learner, train);
                refit = task.thread().fit("refitting it", () -> labeler.refit(seen, epoch, own));
                List<CorpusSample> samples = new ArrayList<>(train.samples());
                samples.addAll(development.samples());
                refitted =
                        Labeling.of(
                                task.source(),
                                refit.labeler(),
                                task.weight(),
                                samples,
                                task.thread());
            } catch (TaskFailure e) {
                leftOut.failed(task, e);
                next.add(task);
                continue;
            }
            Head head = refitted.objective().head();
            if (head.lifetime() == Head.Lifetime.REFIT) {
                learner.remove(task.name());
                learner.add(task.name(), head, own);
            }
            next.add(refitted);
            metrics.put(task.name(), refit.metrics());
            if (drawing.length == 0) {
                drawing = refit.weights().orElse(drawing);
            }
        }
        return new Refits(List.copyOf(next), drawing, metrics);
    }

    /** The same with another set of tasks. */
    Refits with(List<LiveTask> others) {
        return new Refits(List.copyOf(others), weights, metrics);
    }

    /**
     * The order of an epoch: all useful utterances in turn, or as many drawn by weight.
     *
     * @param useful the utterances that have a target
     * @param least how many an epoch takes at least; they are gone through again until it is enough
     * @param random where the draws come from
     */
    int[] order(int[] useful, int least, SplittableRandom random) {
        int rounds = Math.max(1, (least + useful.length - 1) / useful.length);
        int[] order = new int[rounds * useful.length];
        for (int round = 0; round < rounds; round++) {
            int[] drawn = weights.length == 0 ? inTurn(useful, random) : byWeight(useful, random);
            System.arraycopy(drawn, 0, order, round * useful.length, drawn.length);
        }
        return order;
    }

    private static int[] inTurn(int[] useful, SplittableRandom random) {
        int[] order = Seeds.permutation(useful.length, random);
        return Arrays.stream(order).map(i -> useful[i]).toArray();
    }

    private int[] byWeight(int[] useful, SplittableRandom random) {
        double[] upTo = new double[useful.length];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weights[useful[i]];
            upTo[i] = sum;
        }
        int[] order = new int[useful.length];
        for (int i = 0; i < order.length; i++) {
            int at = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            order[i] = useful[Math.min(upTo.length - 1, at < 0 ? -at - 1 : at + 1)];
        }
        return order;
    }

    /** What a checkpoint holds of it; targets follow from the labelers. */
    State state() {
        State state = State.of(Map.of("drawing", weights));
        for (LiveTask task : tasks) {
            state = state.and(task.fitted().under("task/" + task.name() + "/"));
        }
        return state;
    }

    /** Tasks whose labelers were restored, with the drawing weights that were saved. */
    static Refits restore(List<LiveTask> tasks, State state) {
        return new Refits(tasks, state.doubles("drawing"), Map.of());
    }

    private static Refitting.Activations activations(
            LiveTask task, Refitting labeler, Learner learner, Dataset train) {
        Refitting.Source source = task.thread().step("telling what it sees", labeler::source);
        String head = source == Refitting.Source.HEAD ? task.name() : null;
        List<float[]> parts = new ArrayList<>();
        List<Integer> chunks = new ArrayList<>();
        int width = 0;
        int length = 0;
        try (Batches batches = new Batches(Batches.Slice.all(train))) {
            for (int done = 0; done < train.size(); ) {
                Batch batch = batches.next().batch();
                Outputs outputs = learner.activations(batch, head);
                width = outputs.width();
                length += outputs.values().length;
                parts.add(outputs.values());
                Arrays.stream(batch.chunks()).forEach(chunks::add);
                done += batch.utterances();
            }
        }
        float[] values = new float[length];
        int to = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, values, to, part.length);
            to += part.length;
        }
        return new Refitting.Activations(
                IntStream.range(0, train.size()).mapToObj(train::id).toArray(String[]::new),
                chunks.stream().mapToInt(Integer::intValue).toArray(),
                values,
                width);
    }
}
