package dev.pathos.shell;

import java.util.Arrays;

/**
 * Dots in cells of text: braille characters with 2 x 4 dots a cell, or ASCII with one.
 *
 * <p>Dots have two colours, solid and faint, which ASCII alone tells apart; in braille they differ
 * by how densely they are set.
 */
final class Canvas {
    private static final char BLANK_BRAILLE = '\u2800';

    /** The bits of a braille character's dots, by row and column. */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final boolean braille;
    private final int columns;
    private final int rows;
    private final int[][] dots;
    private final boolean[] marked;

    /**
     * An empty canvas.
     *
     * @param columns cells in a row
     * @param rows rows of cells
     * @param braille whether cells are braille characters
     */
    Canvas(int columns, int rows, boolean braille) {
        this.braille = braille;
        this.columns = columns;
        this.rows = rows;
        this.dots = new int[rows][columns];
        this.marked = new boolean[columns];
    }

    /** Dots in a row. */
    int width() {
        return braille ? 2 * columns : columns;
    }

    /** Dots in a column. */
    int height() {
        return braille ? 4 * rows : rows;
    }

    /** Sets a dot; y counts from the bottom. */
    void dot(int x, int y, boolean faint) {
        int fromTop = height() - 1 - y;
        if (braille) {
            dots[fromTop / 4][x / 2] |= BITS[fromTop % 4][x % 2];
        } else {
            dots[fromTop][x] |= faint ? 1 : 2;
        }
    }

    /** A straight line; a faint one leaves dots out. */
    void line(int fromX, int fromY, int toX, int toY, boolean faint) {
        boolean steep = Math.abs(toY - fromY) > Math.abs(toX - fromX);
        int length = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
        for (int i = 0; i <= length; i++) {
            double share = length == 0 ? 0 : (double) i / length;
            int x = (int) Math.round(fromX + share * (toX - fromX));
            int y = (int) Math.round(fromY + share * (toY - fromY));
            if (!faint || !braille || (steep ? y : x) % 3 == 0) {
                dot(x, y, faint);
            }
        }
    }

    /** A vertical line behind all else. */
    void mark(int x) {
        marked[braille ? x / 2 : x] = true;
    }

    /** A row of cells, from the top. */
    String row(int row) {
        char[] cells = new char[columns];
        Arrays.fill(cells, ' ');
        for (int c = 0; c < columns; c++) {
            int set = dots[row][c];
            if (set == 0) {
                cells[c] = marked[c] ? braille ? '\u250a' : ':' : ' ';
            } else if (braille) {
                cells[c] = (char) (BLANK_BRAILLE + set);
            } else {
                cells[c] = set == 1 ? '.' : set == 2 ? '*' : '#';
            }
        }
        return new String(cells);
    }
}
