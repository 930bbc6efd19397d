package dev.pathos.pipeline;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.feature.Normalization;
import dev.pathos.api.signal.Chunks;
import dev.pathos.api.signal.Frames;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a partition as the network sees it: normalised and cut into chunks.
 *
 * @param samples the utterances, in an order that is the same in every cell of a fold
 * @param normalization fitted on the training part
 * @param chunks fitted on the training part
 * @param statistics of utterances, as normalised
 */
record Dataset(
        List<CorpusSample> samples,
        Normalization normalization,
        Chunks chunks,
        ClipStatistics statistics) {
    Dataset {
        samples = List.copyOf(samples);
    }

    /** A view of a partition of which nothing is known yet. */
    Dataset(List<CorpusSample> samples, Normalization normalization, Chunks chunks) {
        this(samples, normalization, chunks, new ClipStatistics(normalization));
    }

    int size() {
        return samples.size();
    }

    String id(int index) {
        return samples.get(index).utterance().id();
    }

    /** How many values an utterance has in a batch. */
    long values(int index) {
        long starts = chunks.starts(samples.get(index).frames().rows()).length;
        return starts * chunks.length() * normalization.mean().length;
    }

    /** The same view of other utterances. */
    Dataset of(List<CorpusSample> others) {
        return new Dataset(others, normalization, chunks, statistics);
    }

    /** Reads, normalises and cuts some utterances; those shorter than a chunk end in zeros. */
    Batch batch(int[] indices) {
        int width = normalization.mean().length;
        int[][] starts = new int[indices.length][];
        int all = 0;
        for (int i = 0; i < indices.length; i++) {
            starts[i] = chunks.starts(samples.get(indices[i]).frames().rows());
            all += starts[i].length;
        }
        float[] values = new float[all * chunks.length() * width];
        int to = 0;
        for (int i = 0; i < indices.length; i++) {
            cut(samples.get(indices[i]).frames(), starts[i], values, to);
            to += starts[i].length * chunks.length() * width;
        }
        return new Batch(
                values,
                width,
                chunks.length(),
                Arrays.stream(starts).mapToInt(s -> s.length).toArray());
    }

    /** Chunks overlap: each row is read and normalised once, and copied to the chunks after. */
    private void cut(Frames frames, int[] starts, float[] values, int first) {
        int width = normalization.mean().length;
        int length = chunks.length();
        float[] rows = {};
        int known = 0;
        for (int k = 0; k < starts.length; k++) {
            int to = first + k * length * width;
            int end = Math.min(starts[k] + length, frames.rows());
            int shared = Math.max(0, known - starts[k]);
            if (shared > 0) {
                int before = to - (length - (starts[k] - starts[k - 1])) * width;
                System.arraycopy(values, before, values, to, shared * width);
            }
            int fresh = (end - starts[k] - shared) * width;
            if (rows.length != fresh) {
                rows = new float[fresh];
            }
            frames.read(starts[k] + shared, rows);
            normalization.apply(rows);
            System.arraycopy(rows, 0, values, to + shared * width, fresh);
            known = end;
        }
    }

    /** How many utterances are shorter than a chunk and so padded. */
    long padded() {
        return samples.stream().filter(s -> s.frames().rows() < chunks.length()).count();
    }
}
