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
 */
record Dataset(List<CorpusSample> samples, Normalization normalization, Chunks chunks) {
    Dataset {
        samples = List.copyOf(samples);
    }

    int size() {
        return samples.size();
    }

    String id(int index) {
        return samples.get(index).utterance().id();
    }

    /** The same view of other utterances. */
    Dataset of(List<CorpusSample> others) {
        return new Dataset(others, normalization, chunks);
    }

    /** Reads, normalises and cuts some utterances; those shorter than a chunk end in zeros. */
    Batch batch(int[] indices) {
        int width = normalization.mean().length;
        int length = chunks.length();
        int[][] starts = new int[indices.length][];
        int all = 0;
        for (int i = 0; i < indices.length; i++) {
            starts[i] = chunks.starts(samples.get(indices[i]).frames().rows());
            all += starts[i].length;
        }
        float[] values = new float[all * length * width];
        int to = 0;
        for (int i = 0; i < indices.length; i++) {
            Frames frames = samples.get(indices[i]).frames();
            float[] rows = frames.toArray();
            normalization.apply(rows);
            for (int start : starts[i]) {
                int count = Math.min(length, frames.rows() - start) * width;
                System.arraycopy(rows, start * width, values, to, count);
                to += length * width;
            }
        }
        return new Batch(
                values, width, length, Arrays.stream(starts).mapToInt(s -> s.length).toArray());
    }

    /** How many utterances are shorter than a chunk and so padded. */
    long padded() {
        return samples.stream().filter(s -> s.frames().rows() < chunks.length()).count();
    }
}
