package dev.pathos.assembly;

import dev.pathos.api.run.Assembler.Format;
import dev.pathos.api.run.Assembler.Request;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * A small platform and a lab that has features of its own, in two folders.
 *
 * <p>The platform has {@code base.json} with {@code core}, which exports {@code org.core} 1.4 and
 * the service {@code org.core.Clock}, and {@code extra.json} with {@code extra}, which exports
 * {@code org.extra} and offers the service {@code org.extra.Light}.
 */
final class Lab {
    private static final Request USUAL =
            new Request(
                    Path.of("lab.json"),
                    Path.of("dist"),
                    List.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(Format.FOLDER));

    final Path home;
    final Path folder;
    private final AssemblyService service;

    Lab(Path parent) throws IOException {
        home = parent.resolve("home");
        folder = parent.resolve("lab");
        Files.createDirectories(folder);
        write(home.resolve("pathos"), "#!/bin/sh\n");
        write(home.resolve("LICENSE"), "Apache\n");
        write(home.resolve("configs/any.json"), "{}");
        jar(home.resolve("launcher/launcher.jar"), "launcher", Map.of());
        jar(
                home.resolve("launcher/lib/felix.jar"),
                "felix",
                Map.of("Bundle-License", "Apache-2.0"));
        bundle(
                home,
                "core",
                Map.of("Export-Package", "org.core;version=1.4", service("Clock"), ""));
        bundle(
                home,
                "extra",
                Map.of("Export-Package", "org.extra;version=1.0"),
                component("extra", "<provide interface='org.extra.Light'/>"));
        write(home.resolve("features/base.json"), feature("base", "our:core:1.0.0"));
        write(home.resolve("features/extra.json"), feature("extra", "our:extra:1.0.0"));
        write(home.resolve("features/default.json"), "['base.json']");
        service =
                new AssemblyService(
                        new Home(home, "7.0"),
                        ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow(),
                        "");
    }

    AssemblyService service() {
        return service;
    }

    /** A header that says that a bundle registers {@code org.core.<name>} in code. */
    private static String service(String name) {
        return "Provide-Capability: osgi.service;objectClass:List<String>=\"org.core."
                + name
                + "\"";
    }

    /** The description of a component with what stands in it. */
    static String component(String name, String content) {
        return component(name, "", content);
    }

    static String component(String name, String attributes, String content) {
        return ("<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.5.0' name='"
                        + name
                        + "' "
                        + attributes
                        + "><implementation class='x.Y'/>"
                        + content
                        + "</scr:component>")
                .replace('\'', '"');
    }

    static String reference(String service) {
        return "<reference name='r' interface='" + service + "'/>";
    }

    /** Adds {@code lab:<name>:1.0.0} to the lab's own repository. */
    Lab with(String name, Map<String, String> headers, String... components) throws IOException {
        bundle(folder, name, headers, components);
        return this;
    }

    private static void bundle(
            Path owner, String name, Map<String, String> headers, String... components)
            throws IOException {
        boolean ours = owner.endsWith("home");
        Path repository = owner.resolve(ours ? "features/repository/our" : "repository/lab");
        jar(repository.resolve(name + "/1.0.0/" + name + "-1.0.0.jar"), name, headers, components);
    }

    /** Writes a bundle; headers that end in a value hold it in their names. */
    static void jar(Path jar, String name, Map<String, String> headers, String... components)
            throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Bundle-ManifestVersion", "2");
        all.put("Bundle-SymbolicName", name);
        all.put("Bundle-Version", "1.0.0");
        headers.forEach(
                (key, value) -> {
                    String[] words = key.split(": ", 2);
                    all.put(words[0], words.length > 1 ? words[1] : value);
                });
        all.values().removeIf(String::isEmpty);
        if (components.length > 0) {
            all.put("Service-Component", "OSGI-INF/*.xml");
        }
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        all.forEach(main::putValue);
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (int i = 0; i < components.length; i++) {
                out.putNextEntry(new JarEntry("OSGI-INF/" + i + ".xml"));
                out.write(components[i].getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    static String feature(String name, String... bundles) {
        return "{'id':'x:"
                + name
                + ":1','bundles':["
                + String.join(
                        ",",
                        Stream.of(bundles)
                                .map(b -> b.startsWith("{") ? b : "{'id':'" + b + "'}")
                                .toList())
                + "]}";
    }

    /** Writes the lab's feature {@code own.json}, and a list of it and of features of ours. */
    Lab asks(String own, String... ours) throws IOException {
        write(folder.resolve("own.json"), own);
        write(
                folder.resolve("lab.json"),
                "["
                        + String.join(
                                ",",
                                Stream.concat(Stream.of(ours), Stream.of("own"))
                                        .map(name -> "'" + name + ".json'")
                                        .toList())
                        + "]");
        return this;
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text.replace('\'', '"'));
    }

    Path out() {
        return folder.resolve("dist");
    }

    Table assemble() {
        return assemble(USUAL.platforms(), USUAL.natives(), USUAL.formats(), out());
    }

    Table assemble(Set<String> platforms, Set<String> natives, Set<Format> formats, Path out) {
        return service.assemble(
                        new Request(
                                folder.resolve("lab.json"),
                                out,
                                USUAL.repositories(),
                                platforms,
                                natives,
                                formats),
                        (phase, done, total) -> {})
                .get(0);
    }

    /** The lines with which it is refused; nothing is written then. */
    List<String> refusal() throws IOException {
        return refusal(Set.of(), Set.of());
    }

    List<String> refusal(Set<String> platforms, Set<String> natives) throws IOException {
        try {
            assemble(platforms, natives, USUAL.formats(), out());
        } catch (Problem e) {
            if (Files.exists(out()) || Files.exists(folder.resolve(".dist.assembling"))) {
                throw new AssertionError("something was written", e);
            }
            return e.getMessage().lines().toList();
        }
        throw new AssertionError("it was not refused");
    }
}
