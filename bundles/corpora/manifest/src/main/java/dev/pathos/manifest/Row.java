package dev.pathos.manifest;

import java.util.Locale;
import java.util.Map;

/**
 * One record of a table or of a JSON file: cells by name.
 *
 * @param where the record's place within its file, such as {@code line 7}
 * @param cells the values by lower-case names, without space around them
 */
record Row(String where, Map<String, String> cells) {
    /**
     * A cell.
     *
     * @param names what releases of the corpus call it, in any case
     * @return the first of them that there is; an empty string if there is none
     */
    String get(String... names) {
        for (String name : names) {
            String cell = cells.get(name.toLowerCase(Locale.ROOT));
            if (cell != null) {
                return cell;
            }
        }
        return "";
    }
}
