package dev.pathos.acoustics;

/**
 * Moving averages over three rows; the rows before the first and after the last equal these.
 *
 * <p>A column with gaps is 0 where it is undefined, as F0 is without a voice: it stays 0 there, and
 * elsewhere zeros are left out of its averages.
 */
public final class SmoothedRows implements Rows {
    private final Neighbourhood rows;
    private final boolean[] gaps;

    /**
     * Smooths rows.
     *
     * @param source gives the rows
     * @param gaps for each column whether it has gaps
     * @param further how many rows follow the last one, as if it were repeated; 0 for none
     */
    public SmoothedRows(Rows source, boolean[] gaps, int further) {
        rows = new Neighbourhood(source, 1, further);
        this.gaps = gaps.clone();
    }

    @Override
    public int width() {
        return gaps.length;
    }

    @Override
    public boolean next(float[] row) {
        if (!rows.advance()) {
            return false;
        }
        float[] before = rows.row(-1);
        float[] here = rows.row(0);
        float[] after = rows.row(1);
        for (int c = 0; c < gaps.length; c++) {
            float sum = before[c] + here[c] + after[c];
            if (!gaps[c]) {
                row[c] = sum / 3;
            } else if (here[c] == 0) {
                row[c] = 0;
            } else {
                row[c] = sum / (1 + (before[c] == 0 ? 0 : 1) + (after[c] == 0 ? 0 : 1));
            }
        }
        return true;
    }
}
