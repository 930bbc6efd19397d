package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.manifest.ManifestColumns.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One line of a manifest.
 *
 * @param cells its cells
 * @param columns what they mean
 * @param files finds the files that it names
 */
record ManifestRow(List<String> cells, ManifestColumns columns, NamedFiles files) {
    /** Tools that know no missing whole numbers write them with a point. */
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9})(\\.0+)?|");

    private static final List<Column> FILES = List.of(Column.MEDIA, Column.OPENFACE, Column.VIDEO);

    /**
     * A row that says itself what its cells are.
     *
     * @param cells the cells by name
     * @param names what the columns are called
     * @param files finds the files that it names
     * @return the row
     */
    static ManifestRow of(
            Map<String, String> cells, ManifestColumns.Names names, NamedFiles files) {
        List<String> header = List.copyOf(cells.keySet());
        ManifestColumns columns = ManifestColumns.of(header, names, new ArrayList<>());
        return new ManifestRow(header.stream().map(cells::get).toList(), columns, files);
    }

    /** Why it is no utterance, or an empty string. */
    String obstacle() {
        if (cells.size() != columns.width()) {
            return cells.size() + " cells, the header has " + columns.width();
        }
        if (id().isEmpty()) {
            return "no id";
        }
        if (cell(Column.SPEAKER).isEmpty()) {
            return "no speaker";
        }
        if (cell(Column.MEDIA).isEmpty()) {
            return "no media file";
        }
        for (Map.Entry<String, Integer> vote : columns.votes().entrySet()) {
            if (!COUNT.matcher(cell(vote.getValue())).matches()) {
                return "'" + cell(vote.getValue()) + "' votes for " + vote.getKey();
            }
        }
        for (Map.Entry<String, Integer> attribute : columns.attributes().entrySet()) {
            String value = cell(attribute.getValue());
            if (!value.isEmpty() && number(value).isEmpty()) {
                return "'" + value + "' is no number for " + attribute.getKey();
            }
        }
        String fault = stretch();
        for (Column column : FILES) {
            fault = fault.isEmpty() ? files.fault(cell(column)) : fault;
        }
        return fault;
    }

    private String stretch() {
        for (Column column : List.of(Column.START, Column.END)) {
            String text = cell(column);
            if (!text.isEmpty() && Seconds.parse(text).isEmpty()) {
                return "'" + text + "' is no " + column.standard() + " in seconds";
            }
        }
        return start() < end()
                ? ""
                : "it ends at " + cell(Column.END) + " s and begins at " + start() + " s";
    }

    /** A finite number, or nothing. */
    static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Its own id; else its media file's name and, of a stretch of it, the seconds. */
    String id() {
        if (columns.single().containsKey(Column.ID)) {
            return cell(Column.ID);
        }
        String stretch = cell(Column.START) + "-" + cell(Column.END);
        return cell(Column.MEDIA) + (stretch.equals("-") ? "" : "#" + stretch);
    }

    private String cell(Column column) {
        Integer at = columns.single().get(column);
        return at == null ? "" : cell(at);
    }

    private String cell(int column) {
        return cells.get(column).strip();
    }

    private double start() {
        return Seconds.parse(cell(Column.START)).orElse(0);
    }

    private double end() {
        return Seconds.parse(cell(Column.END)).orElse(Double.POSITIVE_INFINITY);
    }

    /** The utterance, if there is no obstacle. */
    Utterance utterance() {
        Map<String, Path> sidecars = new TreeMap<>();
        for (Column column : List.of(Column.OPENFACE, Column.VIDEO)) {
            if (!cell(column).isEmpty()) {
                sidecars.put(column.standard(), files.path(cell(column)));
            }
        }
        return new Utterance(
                id(),
                cell(Column.SPEAKER),
                cell(Column.SESSION),
                files.path(cell(Column.MEDIA)),
                sidecars,
                annotations(),
                new Recording(cell(Column.TAKE), start(), end(), cell(Column.PARTITION), traits()));
    }

    private Annotations annotations() {
        Map<String, Integer> votes = new TreeMap<>();
        columns.votes()
                .forEach(
                        (label, column) -> {
                            String count = cell(column).replaceFirst("\\.0+", "");
                            votes.put(label, count.isEmpty() ? 0 : Integer.parseInt(count));
                        });
        Map<String, Double> attributes = new TreeMap<>();
        columns.attributes()
                .forEach(
                        (name, column) ->
                                number(cell(column)).ifPresent(v -> attributes.put(name, v)));
        return new Annotations(cell(Column.LABEL), votes, attributes, List.of(), List.of());
    }

    private Map<String, String> traits() {
        Map<String, String> traits = new TreeMap<>();
        columns.traits()
                .forEach(
                        (name, column) -> {
                            if (!cell(column).isEmpty()) {
                                traits.put(name, cell(column));
                            }
                        });
        return traits;
    }
}
