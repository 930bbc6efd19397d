package dev.pathos.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Kinds of parts and files of them, as plain objects. */
final class Samples {
    static final Place FILE = Place.file("a.json");

    private static final Kind.Origin BUNDLE = new Kind.Origin(7, "file:a.jar", "a.bundle 1.0.0");

    private Samples() {}

    static Setting setting(String key, ValueType type, Object standard) {
        return new Setting(key, "", type, false, List.of(), "", "", standard);
    }

    static Setting array(String key, ValueType type, Object standard) {
        return new Setting(key, "", type, true, List.of(), "", "", standard);
    }

    static Kind kind(String pid, String service, List<Link> links, Setting... settings) {
        Map<String, Setting> byKey = new TreeMap<>();
        Arrays.stream(settings).forEach(setting -> byKey.put(setting.key(), setting));
        return new Kind(pid, pid, "", BUNDLE, List.of(service), List.of(), byKey, links, "");
    }

    static Link link(String name, String service, String cardinality) {
        return new Link(
                name, service, cardinality.endsWith("n"), cardinality.startsWith("1"), false);
    }

    /** A corpus, two tasks and an experiment that needs one corpus, any tasks, and media. */
    static Catalog catalog() {
        return new Catalog(
                List.of(
                        kind(
                                "faces",
                                "x.Corpus",
                                List.of(),
                                new Setting(
                                        "speakers",
                                        "",
                                        ValueType.INTEGER,
                                        false,
                                        List.of(),
                                        "3",
                                        "99",
                                        20),
                                setting("noise", ValueType.DOUBLE, .5)),
                        kind(
                                "rhythm",
                                "x.Task",
                                List.of(),
                                new Setting(
                                        "level",
                                        "",
                                        ValueType.STRING,
                                        false,
                                        List.of("chunk", "utterance"),
                                        "",
                                        "",
                                        "chunk")),
                        kind("melody", "x.Task", List.of()),
                        kind(
                                "trial",
                                "x.Trial",
                                List.of(
                                        link("corpus", "x.Corpus", "1..1"),
                                        link("tasks", "x.Task", "0..n"),
                                        link("media", "x.Media", "1..1")),
                                setting("seed", ValueType.LONG, 1L))));
    }

    static List<CheckedPart> check(String json, String... overrides) {
        return check(catalog(), json, overrides);
    }

    static List<CheckedPart> check(Catalog catalog, String json, String... overrides) {
        List<NamedPart> parts =
                Assignment.apply(ConfigFile.parse(json, FILE), FILE, List.of(overrides));
        return new Check(parts, FILE, catalog).all();
    }
}
