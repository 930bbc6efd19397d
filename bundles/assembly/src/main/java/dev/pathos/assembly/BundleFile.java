package dev.pathos.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * What the jar of a bundle says of itself.
 *
 * @param jar where it lies
 * @param size in bytes
 * @param name its symbolic name
 * @param version its version
 * @param licences as the manifest has them, or empty
 * @param components what Declarative Services makes of it
 * @param notices the names of the licence and notice texts in it
 */
record BundleFile(
        Path jar,
        long size,
        String name,
        String version,
        List<Licence> licences,
        List<Component> components,
        List<String> notices) {
    private static final Pattern NOTICE =
            Pattern.compile("META-INF/(LICENSE|LICENCE|NOTICE|COPYING)[^/]*|[^/]*Notices\\.txt");

    /**
     * Reads a bundle.
     *
     * @param jar the file
     * @return what it says, or nothing if it is a jar without a symbolic name
     * @throws IOException if it cannot be read
     */
    static Optional<BundleFile> read(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            if (file.getManifest() == null) {
                return Optional.empty();
            }
            Attributes manifest = file.getManifest().getMainAttributes();
            String name = manifest.getValue("Bundle-SymbolicName");
            if (name == null) {
                return Optional.empty();
            }
            String version = manifest.getValue("Bundle-Version");
            return Optional.of(
                    new BundleFile(
                            jar,
                            Files.size(jar),
                            name.replaceFirst(";.*", "").strip(),
                            version == null ? "0.0.0" : version.strip(),
                            Licence.parse(manifest.getValue("Bundle-License")),
                            components(file, manifest.getValue("Service-Component")),
                            file.stream()
                                    .map(JarEntry::getName)
                                    .filter(entry -> NOTICE.matcher(entry).matches())
                                    .sorted()
                                    .toList()));
        }
    }

    private static List<Component> components(JarFile file, String header) throws IOException {
        List<Component> components = new ArrayList<>();
        if (header != null) {
            for (String path : header.strip().split("\\s*,\\s*")) {
                Pattern wanted = Pattern.compile(Pattern.quote(path).replace("*", "\\E[^/]*\\Q"));
                for (JarEntry entry : file.stream().toList()) {
                    if (wanted.matcher(entry.getName()).matches()) {
                        try (InputStream in = file.getInputStream(entry)) {
                            components.addAll(Component.read(in));
                        }
                    }
                }
            }
        }
        return components;
    }

    /** Symbolic name and version. */
    String title() {
        return name + " " + version;
    }
}
