package dev.pathos.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    /** Adds a bundle with these headers that is at least so many bytes large. */
    TestRepository withPadding(String name, Map<String, String> headers, int bytes)
            throws IOException {
        with(name, headers);
        if (bytes > 0) {
            byte[] noise = new byte[bytes];
            new Random(bytes).nextBytes(noise);
            try (FileSystem zip = FileSystems.newFileSystem(jar(name), Map.of())) {
                Files.write(zip.getPath("padding"), noise);
            }
        }
        return this;
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

    /** Adds the bundle {@code test:components:1.0.0} with components that cannot be made. */
    TestRepository withComponents() throws IOException {
        String[] components = {
            component("Breaking", "java.lang.Runnable", ""),
            component("Relying", "java.lang.Comparable", "java.lang.Runnable"),
            component("Hen", "java.util.concurrent.Callable", "java.util.concurrent.Callable")
        };
        return withPackage(
                "components",
                Map.of(
                        "Require-Capability",
                                "osgi.extender;filter:=\"(osgi.extender=osgi.component)\"",
                        "Service-Component", "OSGI-INF/0.xml,OSGI-INF/1.xml,OSGI-INF/2.xml"),
                components);
    }

    private static String component(String type, String provided, String reference) {
        String name = "dev.pathos.launcher.components." + type;
        return "<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.4.0' name='"
                + name
                + (reference.isEmpty() ? "'>" : "' init='1'>")
                + "<service><provide interface='"
                + provided
                + "'/></service>"
                + (reference.isEmpty()
                        ? ""
                        : "<reference name='other' parameter='0' interface='" + reference + "'/>")
                + "<implementation class='"
                + name
                + "'/></scr:component>";
    }

    /** The jar of a bundle that was added. */
    Path jar(String name) {
        return folder.resolve("test/" + name + "/1.0.0/" + name + "-1.0.0.jar");
    }

    /** Adds a bundle of the tests' package of that name. */
    private TestRepository withPackage(
            String name, Map<String, String> headers, String... documents) throws IOException {
        Path classes = Path.of("target/test-classes");
        try (Stream<Path> files = Files.list(classes.resolve("dev/pathos/launcher/" + name))) {
            return with(name, headers, files.map(classes::relativize).toList(), documents);
        }
    }

    private TestRepository with(
            String name, Map<String, String> headers, List<Path> classes, String... documents)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", "1.0.0");
        headers.forEach(main::putValue);
        Path jar = jar(name);
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Path type : classes) {
                out.putNextEntry(new JarEntry(type.toString().replace('\\', '/')));
                Files.copy(Path.of("target/test-classes").resolve(type), out);
            }
            for (int i = 0; i < documents.length; i++) {
                out.putNextEntry(new JarEntry("OSGI-INF/" + i + ".xml"));
                out.write(documents[i].getBytes(StandardCharsets.UTF_8));
            }
        }
        return this;
    }
}
