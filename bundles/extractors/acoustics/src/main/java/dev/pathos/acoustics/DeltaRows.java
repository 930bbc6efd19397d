package dev.pathos.acoustics;

/**
 * Rows followed by their regression deltas over two rows to each side, {@code d_t = sum_n n
 * (c_(t+n) - c_(t-n)) / (2 sum_n n^2)} (Furui 1986); beyond both ends the outermost is repeated.
 *
 * <p>In a column with gaps, which is 0 where it is undefined, a delta is 0 there, and elsewhere
 * pairs with a gap are left out of both sums.
 */
public final class DeltaRows implements Rows {
    private static final int REACH = 2;

    private final Neighbourhood rows;
    private final boolean[] gaps;

    /**
     * Appends deltas.
     *
     * @param source gives the rows
     * @param gaps for each column whether it has gaps
     */
    public DeltaRows(Rows source, boolean[] gaps) {
        rows = new Neighbourhood(source, REACH, 0);
        this.gaps = gaps.clone();
    }

    @Override
    public int width() {
        return 2 * gaps.length;
    }

    @Override
    public boolean next(float[] row) {
        if (!rows.advance()) {
            return false;
        }
        float[] here = rows.row(0);
        System.arraycopy(here, 0, row, 0, gaps.length);
        for (int c = 0; c < gaps.length; c++) {
            float sum = 0;
            int norm = 0;
            for (int n = 1; n <= REACH; n++) {
                float ahead = rows.row(n)[c];
                float behind = rows.row(-n)[c];
                if (!gaps[c] || here[c] != 0 && ahead != 0 && behind != 0) {
                    sum += n * (ahead - behind);
                    norm += 2 * n * n;
                }
            }
            row[gaps.length + c] = norm == 0 ? 0 : sum / norm;
        }
        return true;
    }
}
