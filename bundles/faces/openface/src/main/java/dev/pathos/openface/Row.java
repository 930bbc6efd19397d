package dev.pathos.openface;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a table.
 *
 * @param header the columns' names, for messages
 * @param cells the cells
 */
record Row(List<String> header, CsvRecord cells) {
    /** Each C library spells these in its own way: nan, -nan, -nan(ind), 1.#QNAN, inf ... */
    private static final Pattern NO_VALUE =
            Pattern.compile("(?i)[-+]?(nan(\\(.*\\))?|inf(inity)?|1\\.#.*)");

    /** The cell as a number, NaN where the tool wrote one of the spellings of it. */
    double number(int column) throws IOException {
        String text = text(column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return without(text, column);
        }
    }

    /** The same as a float, rounded once. */
    float single(int column) throws IOException {
        String text = text(column);
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            return without(text, column);
        }
    }

    private float without(String text, int column) throws IOException {
        if (NO_VALUE.matcher(text).matches()) {
            return Float.NaN;
        }
        throw new IOException(place(column) + "'" + text + "' is not a number");
    }

    /** The cell without blanks around it. */
    String text(int column) {
        return cells.getField(column).strip();
    }

    /** Where a cell stands, to begin a message with. */
    String place(int column) {
        return where() + ", column " + header.get(column).strip() + ": ";
    }

    String where() {
        return "line " + cells.getStartingLineNumber();
    }
}
