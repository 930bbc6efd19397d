package dev.pathos.pipeline;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.Target;
import java.util.ArrayList;
import java.util.List;

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
     * @param ids the utterances of the batch
     */
    static Rows gather(LiveTask task, Outputs all, Batch batch, String[] ids) {
        List<float[]> targets = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        int row = 0;
        for (int u = 0; u < ids.length; u++) {
            int rows =
                    switch (task.objective().head().level()) {
                        case UTTERANCE -> 1;
                        case CHUNK -> batch.chunks()[u];
                        case FRAME -> batch.chunks()[u] * batch.frames();
                    };
            Target target = task.target(ids[u]);
            if (target.present()) {
                if (target.rows() != rows) {
                    throw new IllegalStateException(
                            "task "
                                    + task.name()
                                    + " gave "
                                    + target.rows()
                                    + " targets for "
                                    + rows
                                    + " rows of "
                                    + ids[u]);
                }
                int width = target.values().length / rows;
                for (int r = 0; r < rows; r++) {
                    float[] values = new float[width];
                    System.arraycopy(target.values(), r * width, values, 0, width);
                    targets.add(values);
                    places.add(new int[] {row + r, u});
                }
            }
            row += rows;
        }
        int width = all.width();
        float[] values = new float[places.size() * width];
        int targetWidth = targets.isEmpty() ? 0 : targets.get(0).length;
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
