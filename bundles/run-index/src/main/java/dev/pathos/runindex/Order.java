package dev.pathos.runindex;

import dev.pathos.api.run.WrongUsage;
import java.util.Locale;
import java.util.Optional;

/**
 * An order of rows.
 *
 * @param column the column
 * @param descending whether the greatest comes first
 */
record Order(Column column, boolean descending) {
    /**
     * Understands {@code <column>}, {@code <column>:asc} or {@code <column>:desc}.
     *
     * @return the order, or empty if the text is
     * @throws WrongUsage if there is no such column or direction
     */
    static Optional<Order> parse(String text, Columns columns) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String direction = colon < 0 ? "asc" : text.substring(colon + 1).toLowerCase(Locale.ROOT);
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw new WrongUsage(
                    "the order '" + text + "' ends with neither :asc nor :desc, but " + direction);
        }
        return Optional.of(new Order(columns.named(name.strip()), direction.equals("desc")));
    }

    /** The order in SQL; what has no value comes last either way. */
    String sql() {
        return column.sql() + (descending ? " DESC" : "") + " NULLS LAST";
    }
}
