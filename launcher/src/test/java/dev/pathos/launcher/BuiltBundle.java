package dev.pathos.launcher;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Makes bundles of the test classes of a package, as the build makes those that ship. */
final class BuiltBundle {
    private BuiltBundle() {}

    /**
     * Makes a bundle.
     *
     * @param name its symbolic name
     * @param version its version
     * @param content the package that it holds
     * @param headers more headers
     * @param jar where to put it
     */
    static Path of(
            String name, String version, String content, Map<String, String> headers, Path jar)
            throws Exception {
        Files.createDirectories(jar.toAbsolutePath().getParent());
        try (Builder builder = new Builder()) {
            builder.addClasspath(Path.of("target/test-classes").toFile());
            for (String on :
                    System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
                String file = Path.of(on).getFileName().toString();
                if (file.startsWith("dev.pathos.api")
                        || file.startsWith("org.apache.felix.framework")) {
                    builder.addClasspath(Path.of(on).toFile());
                }
            }
            builder.setProperty("Bundle-SymbolicName", name);
            builder.setProperty("Bundle-Version", version);
            builder.setProperty("Private-Package", content);
            builder.setProperty("-noextraheaders", "true");
            builder.setProperty("-reproducible", "true");
            headers.forEach(builder::setProperty);
            try (Jar built = builder.build()) {
                if (!builder.getErrors().isEmpty()) {
                    throw new IllegalStateException(builder.getErrors().toString());
                }
                built.write(jar.toFile());
            }
        }
        return jar;
    }
}
