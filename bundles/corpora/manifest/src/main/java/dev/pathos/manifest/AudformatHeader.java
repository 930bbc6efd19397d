package dev.pathos.manifest;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What the header of an audformat database declares.
 *
 * @param tables tables of files or segments by id
 * @param miscellaneous tables of other things, such as speakers: the name of their first index
 *     column by id
 * @param schemes what values columns may have, by id
 */
record AudformatHeader(
        Map<String, Table> tables, Map<String, String> miscellaneous, Map<String, Scheme> schemes) {
    /** Transcriptions may stand in a header, so it may be long. */
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setLabel("db.yaml").setCodePointLimit(1 << 26).build();

    /**
     * A table.
     *
     * @param id its id, a part of its file's name
     * @param split the split it belongs to, or empty
     * @param columns the scheme of each column, or empty for none
     */
    record Table(String id, String split, Map<String, String> columns) {}

    /**
     * A scheme.
     *
     * @param labels the values that are allowed, with what is said of each; empty for any value
     * @param table the miscellaneous table that says it instead, or empty
     */
    record Scheme(Map<String, Map<String, String>> labels, String table) {}

    /**
     * Reads a header.
     *
     * @param file the file {@code db.yaml}
     * @return what it declares
     * @throws IOException if it cannot be read
     * @throws Problem if it is no such header
     */
    static AudformatHeader read(Path file) throws IOException {
        Object root;
        try (InputStream text = Files.newInputStream(file)) {
            root = new Load(SETTINGS).loadFromInputStream(text);
        } catch (YamlEngineException e) {
            throw new Problem(
                    "no YAML: " + e.getMessage(), file.toString(), "write the database again", e);
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        map(map(root).get("tables")).forEach((id, value) -> tables.put(id, table(id, map(value))));
        Map<String, String> miscellaneous = new LinkedHashMap<>();
        map(map(root).get("misc_tables"))
                .forEach(
                        (id, value) ->
                                map(map(value).get("levels")).keySet().stream()
                                        .findFirst()
                                        .ifPresent(level -> miscellaneous.put(id, level)));
        Map<String, Scheme> schemes = new LinkedHashMap<>();
        map(map(root).get("schemes"))
                .forEach((id, value) -> schemes.put(id, scheme(map(value).get("labels"))));
        if (tables.isEmpty()) {
            throw new Problem(
                    "it declares no tables",
                    file.toString(),
                    "give the header of an audformat database");
        }
        return new AudformatHeader(tables, miscellaneous, schemes);
    }

    private static Table table(String id, Map<String, Object> declared) {
        Map<String, String> columns = new LinkedHashMap<>();
        map(declared.get("columns"))
                .forEach((name, column) -> columns.put(name, text(map(column).get("scheme_id"))));
        return new Table(id, text(declared.get("split_id")), columns);
    }

    private static Scheme scheme(Object labels) {
        Map<String, Map<String, String>> allowed = new LinkedHashMap<>();
        if (labels instanceof List<?> list) {
            list.forEach(label -> allowed.put(text(label), Map.of()));
        }
        map(labels)
                .forEach(
                        (label, said) -> {
                            Map<String, String> properties = new LinkedHashMap<>();
                            map(said).forEach((name, value) -> properties.put(name, text(value)));
                            allowed.put(label, properties);
                        });
        return new Scheme(allowed, labels instanceof String table ? table : "");
    }

    /** The scheme of a column; one that allows anything if it has none. */
    Scheme scheme(Table table, String column) {
        return schemes.getOrDefault(
                table.columns().getOrDefault(column, ""), new Scheme(Map.of(), ""));
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, v) -> map.put(text(key), v));
        }
        return map;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
