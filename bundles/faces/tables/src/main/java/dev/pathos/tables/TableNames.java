package dev.pathos.tables;

import dev.pathos.batch.NoMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which files hold tables that an analyzer reads, by their names: {@code clip.<kind>}, {@code
 * clip.<kind>.csv} or {@code clip.csv}, the first before the others.
 *
 * @param kinds the kinds of sidecars that the analyzer may ask for
 */
record TableNames(List<String> kinds) {
    private static final String CSV = ".csv";

    /** Tables of these kinds are tables, whoever reads them. */
    private static final List<String> KNOWN = List.of("openface", "py-feat");

    /** The property that tells which kind of sidecar an analyzer reads. */
    private static final String SIDECAR = "sidecar";

    TableNames {
        kinds = List.copyOf(kinds);
    }

    /**
     * The names of an analyzer's tables.
     *
     * @param analyzer its kind
     * @param properties its settings
     */
    static TableNames of(String analyzer, Map<String, Object> properties) {
        List<String> kinds = new ArrayList<>();
        if (properties.get(SIDECAR) instanceof String own && !own.isBlank()) {
            kinds.add(own);
        }
        kinds.add(analyzer);
        return new TableNames(kinds.stream().distinct().toList());
    }

    /** Whether a file is neither a table nor anything that may hold a video. */
    boolean neither(String name) {
        return clip(name).isEmpty() && NoMedia.named(name);
    }

    /**
     * The clip that a table belongs to.
     *
     * @param name the table's name, maybe with folders in front
     * @return the clip's name without an extension; empty if it is no table
     */
    Optional<String> clip(String name) {
        String low = name.toLowerCase(Locale.ROOT);
        String bare = low.endsWith(CSV) ? low.substring(0, low.length() - CSV.length()) : low;
        for (List<String> all : List.of(kinds, KNOWN)) {
            for (String kind : all) {
                String end = "." + kind.toLowerCase(Locale.ROOT);
                if (bare.endsWith(end) && bare.length() > end.length()) {
                    return Optional.of(name.substring(0, bare.length() - end.length()));
                }
            }
        }
        return bare.length() < low.length()
                ? Optional.of(name.substring(0, bare.length()))
                : Optional.empty();
    }

    /** How well a table suits a kind of sidecar: the less the better; empty for not at all. */
    Optional<Integer> rank(String name, String kind) {
        String low = name.toLowerCase(Locale.ROOT);
        String end = "." + kind.toLowerCase(Locale.ROOT);
        if (low.endsWith(end)) {
            return Optional.of(0);
        }
        if (low.endsWith(end + CSV)) {
            return Optional.of(1);
        }
        boolean another =
                KNOWN.stream().anyMatch(k -> !k.equals(kind) && low.endsWith("." + k + CSV));
        return low.endsWith(CSV) && !another ? Optional.of(2) : Optional.empty();
    }
}
