package dev.pathos.encoders;

import dev.pathos.layers.Masks;
import java.util.List;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A layer of Deeplearning4j with dropout inside, whose masks it gets as its mask array: those of
 * all its places side by side.
 */
interface Dropping {
    /**
     * A place of dropout.
     *
     * @param place tells its masks from those of others
     * @param count numbers of a chunk, a multiple of the layer's rows
     * @param rate the share that is dropped in training
     */
    record Place(int place, int count, double rate) {}

    /** Rows among which a chunk's masks are spread. */
    int rows();

    /** The places in the order in which the layer reads them. */
    List<Place> places();

    /**
     * Draws the masks.
     *
     * @param draw the step's
     * @param from the first chunk's index in the batch
     * @param chunks how many
     * @param training whether anything is dropped
     * @return {@code [chunk][row][number]}
     */
    default INDArray masks(long draw, int from, int chunks, boolean training) {
        int width = places().stream().mapToInt(place -> place.count() / rows()).sum();
        float[] all = new float[chunks * rows() * width];
        int begin = 0;
        for (Place place : places()) {
            int share = place.count() / rows();
            double rate = training ? place.rate() : 0;
            for (int c = 0; c < chunks; c++) {
                float[] mask = Masks.of(place.count(), rate, draw, place.place(), from + c);
                for (int r = 0; r < rows(); r++) {
                    int to = (c * rows() + r) * width + begin;
                    System.arraycopy(mask, r * share, all, to, share);
                }
            }
            begin += share;
        }
        // They are read again on the way back.
        try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return Nd4j.create(all, new long[] {chunks, rows(), width}, 'c');
        }
    }
}
