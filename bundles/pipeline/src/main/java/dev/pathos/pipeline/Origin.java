package dev.pathos.pipeline;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Provenance;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Finds out, writes and reads where results come from. */
final class Origin {
    private Origin() {}

    /** The provenance of what runs now. */
    static Provenance now(BundleContext context, String resolved, Map<String, String> data) {
        SortedMap<String, String> bundles = new TreeMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getBundleId() != 0) {
                String name = bundle.getSymbolicName();
                // of one that replaced another the older has the plain name
                for (int n = 2; bundles.containsKey(name); n++) {
                    name = bundle.getSymbolicName() + " #" + n;
                }
                bundles.put(name, bundle.getVersion() + " sha256:" + digest(bundle.getLocation()));
            }
        }
        return new Provenance(bundles, Digests.of(resolved), new TreeMap<>(data), environment());
    }

    /** The SHA-256 of the jar that a bundle was installed from, or why it is unknown. */
    static String digest(String location) {
        String path = location.replaceFirst("^reference:", "");
        try {
            return Digests.of(Path.of(URI.create(path)));
        } catch (IOException | IllegalArgumentException e) {
            return "unknown (" + Reasons.of(e) + ")";
        }
    }

    private static SortedMap<String, String> environment() {
        SortedMap<String, String> environment = new TreeMap<>();
        environment.put("java", System.getProperty("java.runtime.version"));
        environment.put("vm", System.getProperty("java.vm.name"));
        environment.put(
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        environment.put("architecture", System.getProperty("os.arch"));
        environment.put("processor", processor());
        environment.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        environment.put(
                "max heap MB", String.valueOf(Runtime.getRuntime().maxMemory() / (1 << 20)));
        String threads = System.getenv("OMP_NUM_THREADS");
        environment.put("OMP_NUM_THREADS", threads == null ? "unset" : threads);
        return environment;
    }

    private static String processor() {
        Path cpus = Path.of("/proc/cpuinfo");
        if (Files.isReadable(cpus)) {
            try (var lines = Files.lines(cpus)) {
                return lines.filter(l -> l.startsWith("model name"))
                        .map(l -> l.substring(l.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown");
            } catch (IOException e) {
                return "unknown";
            }
        }
        return "unknown";
    }

    /** As JSON. */
    static String json(Provenance provenance) {
        return Json.createObjectBuilder()
                .add("bundles", object(provenance.bundles()))
                .add("configuration", provenance.configuration())
                .add("data", object(provenance.data()))
                .add("environment", object(provenance.environment()))
                .build()
                .toString();
    }

    /** From JSON that {@link #json} wrote. */
    static Provenance read(Path file) throws IOException {
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            JsonObject json = reader.readObject();
            return new Provenance(
                    map(json.getJsonObject("bundles")),
                    json.getString("configuration"),
                    map(json.getJsonObject("data")),
                    map(json.getJsonObject("environment")));
        } catch (JsonException | NullPointerException | ClassCastException e) {
            throw new Problem(
                    "the record of where the results come from is damaged",
                    file.toString(),
                    "take over a copy from a folder in cells, or delete it to go on without",
                    e);
        }
    }

    private static JsonObjectBuilder object(Map<String, String> map) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        map.forEach(object::add);
        return object;
    }

    private static SortedMap<String, String> map(JsonObject object) {
        SortedMap<String, String> map = new TreeMap<>();
        object.keySet().forEach(key -> map.put(key, object.getString(key)));
        return map;
    }
}
