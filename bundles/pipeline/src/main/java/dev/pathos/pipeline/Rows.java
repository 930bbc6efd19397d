package dev.pathos.pipeline;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a head's outputs that have a target, gathered for the objective.
 *
 * @param outputs the gathered outputs
 * @param targets their targets, row-major
 * @param from the row in the head's outputs that each gathered row came from
 * @param utterance the utterance in the batch that each gathered row belongs to
 */
record Rows(Outputs outputs, float[] targets, int[] from, int[] utterance) {

    /**
     * Gathers.
     *
     * @param task the task
     * @param all the head's outputs for the batch
     * @param batch the batch
     * @param data where the batch was taken from
     * @param indices the utterances of the batch in it
     */
    static Rows gather(LiveTask task, Outputs all, Batch batch, Dataset data, int[] indices) {
        List<float[]> targets = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        int first = 0;
        for (int u = 0; u < indices.length; u++) {
            int[] rowOf = targetRows(task, batch, data, indices[u], u);
            Target target = task.target(data.id(indices[u]));
            for (int r = 0; r < rowOf.length && target.present(); r++) {
                int row = target.rows() == 1 && rowOf[r] >= 0 ? 0 : rowOf[r];
                if (row >= target.rows()) {
                    throw new TaskFailure(
                            String.format(
                                    "%d target rows for %s, which has more",
                                    target.rows(), data.id(indices[u])),
                            false,
                            null);
                }
                int width = target.values().length / target.rows();
                if (row >= 0 && !Float.isNaN(target.values()[row * width])) {
                    targets.add(
                            Arrays.copyOfRange(target.values(), row * width, (row + 1) * width));
                    places.add(new int[] {first + r, u});
                }
            }
            first += rowOf.length;
        }
        return gathered(all, targets, places);
    }

    /** Which row of the target each output row of an utterance asks for; -1 for padding. */
    private static int[] targetRows(
            LiveTask task, Batch batch, Dataset data, int index, int utterance) {
        int chunks = batch.chunks()[utterance];
        return switch (task.objective().head().level()) {
            case UTTERANCE -> new int[] {0};
            case CHUNK -> IntStream.range(0, chunks).toArray();
            case FRAME -> {
                int frames = data.samples().get(index).frames().rows();
                int[] starts = data.chunks().starts(frames);
                int[] rows = new int[chunks * batch.frames()];
                for (int i = 0; i < rows.length; i++) {
                    int frame = starts[i / batch.frames()] + i % batch.frames();
                    rows[i] = frame < frames ? frame : -1;
                }
                yield rows;
            }
        };
    }

    private static Rows gathered(Outputs all, List<float[]> targets, List<int[]> places) {
        int width = all.width();
        int targetWidth = targets.isEmpty() ? 0 : targets.get(0).length;
        float[] values = new float[places.size() * width];
        float[] flat = new float[places.size() * targetWidth];
        int[] from = new int[places.size()];
        int[] utterance = new int[places.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = places.get(i)[0];
            utterance[i] = places.get(i)[1];
            System.arraycopy(all.values(), from[i] * width, values, i * width, width);
            System.arraycopy(targets.get(i), 0, flat, i * targetWidth, targetWidth);
        }
        return new Rows(new Outputs(values, from.length, width), flat, from, utterance);
    }

    /** The gradient of gathered rows put back to their places, weighted; other rows get 0. */
    float[] scatter(float[] gradient, double weight, Outputs all) {
        int width = all.width();
        float[] full = new float[all.values().length];
        for (int i = 0; i < from.length; i++) {
            for (int c = 0; c < width; c++) {
                full[from[i] * width + c] = (float) (weight * gradient[i * width + c]);
            }
        }
        return full;
    }
}
