package dev.pathos.report;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the results come from: bundles, configuration, data and machine. */
final class ProvenanceSection implements Section {
    private static final Pattern BUNDLE = Pattern.compile("(\\S+) sha256:([0-9a-f]{64})");

    /** So many digits of a SHA-256 tell builds apart. */
    private static final int DIGITS = 12;

    private final Path folder;

    ProvenanceSection(Path folder) {
        this.folder = folder;
    }

    @Override
    public String title() {
        return "Provenance";
    }

    @Override
    public void write(Markup out) throws IOException {
        Optional<JsonObject> read = JsonFile.read(folder.resolve("provenance.json"));
        if (read.isEmpty()) {
            out.element(
                    "p",
                    "provenance.json is missing: the experiment ended before its data were read.",
                    "class",
                    "missing");
        } else {
            write(read.get(), out);
        }
        changes(out);
        configuration(out);
    }

    private static void write(JsonObject provenance, Markup out) {
        Map<String, String> data = JsonFile.entries(provenance, "data");
        Map<String, String> bundles = JsonFile.entries(provenance, "bundles");
        out.start("div", "class", "wide").start("table", "class", "pairs").start("tbody");
        String digest = JsonFile.string(provenance, "configuration");
        pair("configuration", digest.isEmpty() ? "not recorded" : "sha256:" + digest, out);
        pair("data", Words.count(data.size(), "input", "inputs") + " with digests", out);
        JsonFile.entries(provenance, "environment").forEach((name, v) -> pair(name, v, out));
        out.end().end().end();
        out.start("details").element("summary", Words.count(bundles.size(), "bundle", "bundles"));
        out.start("div", "class", "wide").start("table").start("thead").start("tr");
        for (String head : List.of("bundle", "version", "SHA-256")) {
            out.element("th", head, "scope", "col");
        }
        out.end().end().start("tbody");
        bundles.forEach(
                (name, value) -> {
                    Matcher m = BUNDLE.matcher(value);
                    out.start("tr").element("td", name);
                    out.element("td", m.matches() ? m.group(1) : value);
                    out.start("td");
                    if (m.matches()) {
                        String shortened = m.group(2).substring(0, DIGITS);
                        out.element("code", shortened, "title", m.group(2));
                    }
                    out.end().end();
                });
        out.end().end().end().end();
    }

    private static void pair(String name, String value, Markup out) {
        out.start("tr").element("th", name, "scope", "row").element("td", value).end();
    }

    /** What was different when the experiment was resumed. */
    private void changes(Markup out) throws IOException {
        List<JsonObject> changes = Events.of(folder, "changed").toList();
        if (changes.isEmpty()) {
            return;
        }
        out.element("h3", "Changed while the experiment was under way");
        out.start("ul", "class", "notes");
        for (JsonObject change : changes) {
            String time = JsonFile.string(change, "time");
            change.keySet().stream()
                    .filter(key -> !List.of("step", "kind", "time").contains(key))
                    .forEach(
                            key ->
                                    out.element(
                                            "li",
                                            time
                                                    + " "
                                                    + key
                                                    + ": "
                                                    + JsonFile.string(change, key)));
        }
        out.end();
    }

    private void configuration(Markup out) throws IOException {
        Path file = folder.resolve("config.json");
        if (!java.nio.file.Files.exists(file)) {
            out.element("p", "config.json is missing.", "class", "missing");
            return;
        }
        out.start("details").element("summary", "Resolved configuration (config.json)");
        out.element("pre", JsonFile.text(file)).end();
    }
}
