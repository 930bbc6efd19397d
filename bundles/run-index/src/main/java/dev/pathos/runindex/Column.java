package dev.pathos.runindex;

/**
 * A column of the index.
 *
 * @param name the name that conditions use
 * @param kind what its values are
 */
record Column(String name, Kind kind) {
    /** What values of a column are. */
    enum Kind {
        /** A text, compared without regard to case. */
        TEXT("VARCHAR"),
        /** A number. */
        NUMBER("DOUBLE PRECISION"),
        /** Milliseconds since 1970. */
        TIME("BIGINT"),
        /** Several texts; equal to each of them. */
        LIST("VARCHAR"),
        /** Yes or no. */
        FLAG("BOOLEAN");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** Its name in the database, which is none of the words that SQL keeps for itself. */
    String sql() {
        return "c_" + name;
    }

    /** Its definition in SQL. */
    String definition() {
        return sql() + " " + kind.type;
    }
}
