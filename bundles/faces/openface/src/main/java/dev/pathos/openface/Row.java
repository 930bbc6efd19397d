package dev.pathos.openface;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.List;

/**
 * One line of a table.
 *
 * @param header the columns' names, for messages
 * @param cells the cells
 */
record Row(List<String> header, CsvRecord cells) {
    /** The cell as a number, NaN where OpenFace wrote one of the spellings of it. */
    double number(int column) throws IOException {
        String text = cells.getField(column).strip();
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // Each C library spells these in its own way: nan, -nan, -nan(ind), 1.#QNAN, inf ...
            if (text.matches("(?i)[-+]?(nan(\\(.*\\))?|inf(inity)?|1\\.#.*)")) {
                return Double.NaN;
            }
            throw new IOException(
                    where()
                            + ", column "
                            + header.get(column).strip()
                            + ": '"
                            + text
                            + "' is not a number");
        }
    }

    String where() {
        return "line " + cells.getStartingLineNumber();
    }
}
