package dev.pathos.pipeline;

import dev.pathos.api.encoder.Learner;
import dev.pathos.api.run.Npy;
import dev.pathos.api.run.Tensor;
import dev.pathos.api.task.Outputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The trunk's embeddings of a part as {@code embeddings.npy}, one row an utterance, and {@code
 * embeddings.csv}, which says whose the rows are.
 */
final class Embeddings {
    private Embeddings() {}

    /**
     * Writes both files.
     *
     * @param run where to
     * @param learner as it was trained
     * @param task whose truth and prediction stand beside each utterance; both are empty where it
     *     has no target, or a row a chunk or frame
     * @param evaluation of the task on the part
     * @param part the utterances
     */
    static void write(
            RunFolder run, Learner learner, LiveTask task, Evaluation evaluation, Dataset part) {
        int width = 0;
        float[] all = new float[0];
        try (Batches batches = new Batches(Batches.Slice.all(part))) {
            for (int from = 0; from < part.size(); ) {
                Outputs rows = learner.embed(batches.next().batch());
                if (from == 0) {
                    width = rows.width();
                    all = new float[part.size() * width];
                }
                System.arraycopy(rows.values(), 0, all, from * width, rows.values().length);
                from += rows.values().length / width;
            }
        }
        run.write("embeddings.npy", Npy.encode(Tensor.of(all, part.size(), width)));
        run.write("embeddings.csv", table(task, evaluation, part));
    }

    private static String table(LiveTask task, Evaluation evaluation, Dataset part) {
        Map<String, Integer> rows = new HashMap<>();
        List<String> ids = evaluation.ids();
        for (int r = 0; r < ids.size(); r++) {
            rows.merge(ids.get(r), r, (first, second) -> -1);
        }
        StringBuilder text = new StringBuilder("utterance,speaker,truth,predicted\n");
        for (CorpusSample sample : part.samples()) {
            String id = sample.utterance().id();
            int row = rows.getOrDefault(id, -1);
            text.append(
                    Csv.row(
                            id,
                            sample.utterance().speaker(),
                            row < 0 ? "" : Records.truth(task, evaluation, row),
                            row < 0 ? "" : Records.predicted(task, evaluation, row)));
        }
        return text.toString();
    }
}
