package dev.pathos.launcher;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.Distribution;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.osgi.service.feature.FeatureService;

/**
 * The set of bundles that a run records, restored from the store in which runs keep them.
 *
 * <p>What cannot be restored stays as it is now: {@code reproduce} names it.
 */
final class RecordedBundles {
    private static final int START_LEVEL = 10;

    private final FeatureService features =
            ServiceLoader.load(FeatureService.class, RecordedBundles.class.getClassLoader())
                    .findFirst()
                    .orElseThrow();
    private final Map<String, String> recorded;
    private final Path store;

    private RecordedBundles(Map<String, String> recorded, Path store) {
        this.recorded = recorded;
        this.store = store;
    }

    /**
     * Reads a record.
     *
     * @param provenance a file {@code provenance.json}
     * @param store where bundles lie as {@code sha256-<hex>.jar}
     * @throws LaunchProblem if it cannot be read
     */
    static RecordedBundles read(Path provenance, Path store) {
        try (var reader = Json.createReader(new StringReader(Files.readString(provenance)))) {
            JsonObject bundles = reader.readObject().getJsonObject("bundles");
            Map<String, String> recorded = new LinkedHashMap<>();
            for (String name : bundles.keySet()) {
                recorded.put(name, bundles.getString(name));
            }
            return new RecordedBundles(recorded, store);
        } catch (IOException | JsonException | NullPointerException | ClassCastException e) {
            throw new LaunchProblem(
                    provenance + ": this record of bundles cannot be read. Take over a whole copy.",
                    e);
        }
    }

    /** A distribution with the recorded bundles in place of those of the build. */
    Distribution instead(Distribution now) {
        List<BundleEntry> entries = new ArrayList<>();
        Map<String, String> left = new LinkedHashMap<>(recorded);
        for (BundleEntry entry : now.bundles()) {
            Path jar = now.jar(entry);
            String want = left.remove(symbolicName(jar));
            if (want != null) {
                entries.add(stored(want).map(kept -> at(entry, kept)).orElse(at(entry, jar)));
            }
        }
        left.forEach(
                (name, want) ->
                        stored(want)
                                .ifPresent(kept -> entries.add(more(entries.size(), want, kept))));
        return new Distribution(entries, now.repositories());
    }

    private static BundleEntry at(BundleEntry entry, Path jar) {
        return new BundleEntry(
                entry.id(),
                entry.startLevel(),
                entry.shellOnly(),
                entry.variant(),
                Optional.of(jar),
                entry.feature());
    }

    private BundleEntry more(int number, String want, Path jar) {
        return new BundleEntry(
                features.getID("recorded", "bundle-" + number, want.split(" ")[0]),
                START_LEVEL,
                false,
                Optional.empty(),
                Optional.of(jar),
                store);
    }

    /** The stored jar of a bundle that is recorded as {@code version sha256:hex}. */
    private Optional<Path> stored(String want) {
        String digest = want.replaceFirst(".*sha256:", "");
        Path jar = store.resolve("sha256-" + digest + ".jar");
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        if (!digest(jar).equals(digest)) {
            throw new LaunchProblem(
                    jar + ": this kept bundle was changed. Delete it, or restore the file.");
        }
        return Optional.of(jar);
    }

    private static String symbolicName(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            String name = file.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
            return name == null ? "" : name.replaceFirst(";.*", "").strip();
        } catch (IOException e) {
            throw new LaunchProblem(jar + ": this bundle cannot be read. Build it again.", e);
        }
    }

    private static String digest(Path file) {
        try (InputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw new LaunchProblem(file + ": this kept bundle cannot be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
