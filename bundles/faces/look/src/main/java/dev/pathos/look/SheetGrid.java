package dev.pathos.look;

/**
 * How pictures of one shape lie beside each other on a sheet of a width that screens show.
 *
 * @param columns how many lie in a row
 * @param rows how many rows there are
 * @param cellWidth pixels of the place of one
 * @param cellHeight pixels
 */
record SheetGrid(int columns, int rows, int cellWidth, int cellHeight) {
    private static final int ROOM = 1760;
    private static final int LEAST_WIDTH = 180;
    private static final int MOST_WIDTH = 560;
    private static final int LEAST_HEIGHT = 60;
    private static final int MOST_HEIGHT = 420;
    private static final double USUAL_AREA = 62_000;
    private static final int USUAL_COUNT = 24;
    private static final int GAP = 16;

    /**
     * Lays pictures out.
     *
     * @param count how many, at least 1
     * @param width pixels of one, which matter by their ratio alone
     * @param height pixels of one
     */
    static SheetGrid of(int count, int width, int height) {
        double shape = (double) width / height;
        double area = USUAL_AREA * Math.max(1, Math.min(6, (double) USUAL_COUNT / count));
        int cellWidth = clamp(Math.sqrt(area * shape), LEAST_WIDTH, MOST_WIDTH);
        int cellHeight = clamp(cellWidth / shape, LEAST_HEIGHT, MOST_HEIGHT);
        cellWidth = clamp(cellHeight * shape, LEAST_WIDTH, cellWidth);
        int columns = Math.max(1, Math.min(count, (ROOM + GAP) / (cellWidth + GAP)));
        // No row that is nearly empty if one column fewer fills it.
        int rows = (count + columns - 1) / columns;
        columns = (count + rows - 1) / rows;
        return new SheetGrid(columns, rows, cellWidth, cellHeight);
    }

    private static int clamp(double value, int least, int most) {
        return (int) Math.round(Math.max(least, Math.min(most, value)));
    }

    /** Pixels of all columns. */
    int width(int gap) {
        return columns * (cellWidth + gap) - gap;
    }
}
