package dev.pathos.acoustics;

/** A row and those around it, moving over rows; beyond both ends the outermost is repeated. */
final class Neighbourhood {
    private final Rows source;
    private final int reach;
    private final float[][] rows;
    private boolean begun;
    private boolean ended;

    /** How many rows from the one in the middle on are not just repetitions at the end. */
    private int remaining;

    /**
     * @param source gives the rows
     * @param reach rows to each side
     * @param further how many repetitions of the last row count as rows, too
     */
    Neighbourhood(Rows source, int reach, int further) {
        this.source = source;
        this.reach = reach;
        rows = new float[2 * reach + 1][source.width()];
        remaining = further;
    }

    /** Moves on by a row and says whether there is one in the middle. */
    boolean advance() {
        if (!begun) {
            begun = true;
            if (!source.next(rows[reach])) {
                remaining = 0;
                ended = true;
                return false;
            }
            remaining++;
            for (int i = 0; i < reach; i++) {
                copy(reach, i);
            }
            for (int i = reach + 1; i < rows.length; i++) {
                read(i);
            }
            return true;
        }
        if (remaining > 0) {
            remaining--;
        }
        if (remaining == 0) {
            return false;
        }
        float[] oldest = rows[0];
        System.arraycopy(rows, 1, rows, 0, rows.length - 1);
        rows[rows.length - 1] = oldest;
        read(rows.length - 1);
        return true;
    }

    private void read(int i) {
        if (!ended && source.next(rows[i])) {
            remaining++;
        } else {
            ended = true;
            copy(i - 1, i);
        }
    }

    private void copy(int from, int to) {
        System.arraycopy(rows[from], 0, rows[to], 0, rows[to].length);
    }

    /**
     * A row near the middle.
     *
     * @param offset from -reach to reach
     */
    float[] row(int offset) {
        return rows[reach + offset];
    }
}
