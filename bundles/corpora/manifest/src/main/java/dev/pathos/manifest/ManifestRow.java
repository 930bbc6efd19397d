package dev.pathos.manifest;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a manifest.
 *
 * @param cells its cells
 * @param columns what they mean
 * @param table the manifest, whose folder relative paths begin at
 */
record ManifestRow(CsvRecord cells, ManifestColumns columns, Path table) {
    /** Why it is no utterance, or an empty string. */
    String obstacle() {
        if (cells.getFieldCount() != columns.width()) {
            return cells.getFieldCount() + " cells, the header has " + columns.width();
        }
        if (id().isEmpty()) {
            return "no id";
        }
        if (cell(columns.speaker()).isEmpty()) {
            return "no speaker";
        }
        if (cell(columns.media()).isEmpty()) {
            return "no media file";
        }
        for (Map.Entry<String, Integer> vote : columns.votes().entrySet()) {
            if (!cell(vote.getValue()).matches("\\d{0,9}")) {
                return "'" + cell(vote.getValue()) + "' votes for " + vote.getKey();
            }
        }
        for (int column : List.of(columns.media(), columns.openface())) {
            String fault = fault(cell(column));
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return "";
    }

    private String fault(String name) {
        if (name.isEmpty()) {
            return "";
        }
        try {
            Path path = path(name);
            if (!Files.isRegularFile(path)) {
                return (Files.exists(path) ? "not a file: " : "no such file: ") + path;
            }
            return Files.isReadable(path) ? "" : "no permission to read " + path;
        } catch (InvalidPathException e) {
            return "'" + name + "' cannot be a file's name";
        }
    }

    String id() {
        return cell(columns.id() < 0 ? columns.media() : columns.id());
    }

    private String cell(int column) {
        return column < 0 ? "" : cells.getField(column).strip();
    }

    private Path path(String name) {
        return table.resolveSibling(name).normalize();
    }

    /** The utterance, if there is no obstacle. */
    Utterance utterance() {
        Map<String, Integer> votes = new TreeMap<>();
        columns.votes()
                .forEach(
                        (label, column) -> {
                            String count = cell(column);
                            votes.put(label, count.isEmpty() ? 0 : Integer.parseInt(count));
                        });
        String track = cell(columns.openface());
        return new Utterance(
                id(),
                cell(columns.speaker()),
                cell(columns.session()),
                path(cell(columns.media())),
                track.isEmpty() ? Map.of() : Map.of("openface", path(track)),
                new Annotations(cell(columns.label()), votes, Map.of(), List.of(), List.of()));
    }
}
