package dev.pathos.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A repository that tests fill with small bundles. */
record TestRepository(Path folder) {

    /** Adds {@code test:<name>:1.0.0}, a bundle with these headers and no content. */
    TestRepository with(String name, Map<String, String> headers) throws IOException {
        return with(name, headers, List.of());
    }

    /** Adds the bundle {@code test:probe:1.0.0} with the probe's commands. */
    TestRepository withProbe() throws IOException {
        return withPackage(
                "probe",
                Map.of(
                        "Bundle-Activator", "dev.pathos.launcher.probe.ProbeActivator",
                        "Import-Package", "org.osgi.framework"));
    }

    /** Adds a bundle that describes the services. */
    TestRepository withGraph() throws IOException {
        return withPackage(
                "graph",
                Map.of(
                        "Bundle-Activator",
                        "dev.pathos.launcher.graph.GraphActivator",
                        "Import-Package",
                        "org.osgi.framework,org.osgi.framework.dto,org.osgi.dto,"
                                + "org.osgi.service.component.runtime,"
                                + "org.osgi.service.component.runtime.dto"));
    }

    /** Adds a bundle of the tests' package of that name. */
    private TestRepository withPackage(String name, Map<String, String> headers)
            throws IOException {
        Path classes = Path.of("target/test-classes");
        try (Stream<Path> files = Files.list(classes.resolve("dev/pathos/launcher/" + name))) {
            return with(name, headers, files.map(classes::relativize).toList());
        }
    }

    private TestRepository with(String name, Map<String, String> headers, List<Path> classes)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.0.0");
        headers.forEach(main::putValue);
        Path jar = folder.resolve("test/" + name + "/1.0.0/" + name + "-1.0.0.jar");
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Path type : classes) {
                out.putNextEntry(new JarEntry(type.toString().replace('\\', '/')));
                Files.copy(Path.of("target/test-classes").resolve(type), out);
            }
        }
        return this;
    }
}
