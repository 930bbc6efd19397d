package dev.pathos.tck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads headers of a bundle's manifest (OSGi Core Release 8, section 3.2.4). */
final class Header {
    private Header() {}

    /**
     * The clauses of a header.
     *
     * @param value {@code path;path;attribute=value;directive:="value", ...}; null if there is none
     * @return attributes and directives by path, in order; a directive's name ends with a colon
     */
    static Map<String, Map<String, String>> clauses(String value) {
        Map<String, Map<String, String>> clauses = new LinkedHashMap<>();
        for (String clause : split(value == null ? "" : value, ',')) {
            List<String> paths = new ArrayList<>();
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String piece : split(clause, ';')) {
                List<String> sides = split(piece, '=');
                if (sides.size() < 2) {
                    paths.add(piece);
                } else {
                    parameters.put(sides.get(0), sides.get(1).replace("\"", ""));
                }
            }
            paths.forEach(path -> clauses.put(path, parameters));
        }
        return clauses;
    }

    /** Splits where a separator stands outside of quotation marks. */
    private static List<String> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at < text.length() && text.charAt(at) == '"') {
                quoted = !quoted;
            }
            if (at == text.length() || text.charAt(at) == separator && !quoted) {
                String piece = text.substring(from, at).strip();
                if (!piece.isEmpty()) {
                    pieces.add(piece);
                }
                from = at + 1;
            }
        }
        return pieces;
    }
}
