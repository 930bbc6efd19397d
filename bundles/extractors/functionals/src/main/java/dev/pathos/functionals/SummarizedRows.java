package dev.pathos.functionals;

import dev.pathos.acoustics.Rows;
import java.util.List;

/**
 * The contours that functionals are taken of, frame by frame before smoothing, and behind them the
 * mean square of the samples.
 */
final class SummarizedRows implements Rows {
    private final Rows descriptors;
    private final List<Summarized> contours;
    private final float[] row;

    SummarizedRows(Rows descriptors, List<Summarized> contours) {
        this.descriptors = descriptors;
        this.contours = contours;
        row = new float[descriptors.width()];
    }

    @Override
    public int width() {
        return contours.size() + 1;
    }

    @Override
    public boolean next(float[] into) {
        if (!descriptors.next(row)) {
            return false;
        }
        for (int c = 0; c < contours.size(); c++) {
            into[c] = contours.get(c).value(row);
        }
        into[contours.size()] = row[DescriptorRows.LEVEL];
        return true;
    }
}
