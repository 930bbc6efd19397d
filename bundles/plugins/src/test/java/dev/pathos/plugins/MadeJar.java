package dev.pathos.plugins;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A bundle that a test makes out of a few lines of source. */
final class MadeJar {
    private static final Map<String, Map<String, byte[]>> COMPILED = new TreeMap<>();

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new TreeMap<>();
    private final List<String> components = new ArrayList<>();

    MadeJar(String name, String version) {
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", name);
        headers.put("Bundle-Version", version);
        headers.put(
                "Require-Capability",
                "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.4))\"");
        headers.put(
                "Import-Package",
                "dev.pathos.api.task;version=\"[1.1,2)\",dev.pathos.api.run;version=\"[1.1,2)\"");
    }

    /** A plug-in with a pretext task of this kind. */
    static MadeJar task(String name, String version, String kind) {
        return new MadeJar(name, version).task(kind);
    }

    MadeJar header(String key, String value) {
        headers.put(key, value);
        return this;
    }

    MadeJar without(String key) {
        headers.remove(key);
        return this;
    }

    MadeJar entry(String path, String content) {
        entries.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a pretext task that has no targets. */
    MadeJar task(String kind) {
        String type = "lab.Task" + Math.floorMod(kind.hashCode(), 1000);
        return source(
                        type,
                        """
                        package lab;
                        public final class %s implements dev.pathos.api.task.PretextTask {
                            public dev.pathos.api.task.Labeler fit(
                                    Iterable<dev.pathos.api.task.Sample> training, long seed) {
                                return null;
                            }
                            public dev.pathos.api.task.Labeler restore(dev.pathos.api.run.State s) {
                                return null;
                            }
                        }
                        """
                                .formatted(type.substring(4)))
                .component(kind, type, "dev.pathos.api.task.PretextTask", "require")
                .entry(
                        "OSGI-INF/metatype/" + kind + ".xml",
                        """
                        <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0">
                          <OCD id="%1$s" name="a"/>
                          <Designate factoryPid="%1$s"><Object ocdref="%1$s"/></Designate>
                        </metatype:MetaData>
                        """
                                .formatted(kind));
    }

    MadeJar component(String name, String type, String service, String policy) {
        return component(name, type, service, policy, "");
    }

    MadeJar component(String name, String type, String service, String policy, String attributes) {
        String path = "OSGI-INF/" + name + ".xml";
        components.add(path);
        headers.put("Service-Component", String.join(",", components));
        return entry(
                path,
                """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s"
                    configuration-policy="%s" %s>
                  <service><provide interface="%s"/></service>
                  <implementation class="%s"/>
                </scr:component>
                """
                        .formatted(name, policy, attributes, service, type));
    }

    MadeJar source(String type, String text) {
        compiled(type, text)
                .forEach((name, bytes) -> entries.put(name.replace('.', '/') + ".class", bytes));
        return this;
    }

    Path in(Path folder, String file) {
        try {
            Path jar = Files.createDirectories(folder).resolve(file);
            Path beside = folder.resolve(file + ".part");
            Files.write(beside, bytes());
            Files.move(beside, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                JarEntry entry = new JarEntry(each.getKey());
                entry.setTime(0);
                out.putNextEntry(entry);
                out.write(each.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static synchronized Map<String, byte[]> compiled(String type, String text) {
        return COMPILED.computeIfAbsent(type + "\n" + text, key -> compile(type, text));
    }

    private static Map<String, byte[]> compile(String type, String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        JavaFileObject source =
                new SimpleJavaFileObject(
                        URI.create("made:/" + type.replace('.', '/') + ".java"),
                        JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignore) {
                        return text;
                    }
                };
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager standard =
                        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                InMemory memory = new InMemory(standard, classes)) {
            assertTrue(
                    compiler.getTask(
                                    errors,
                                    memory,
                                    null,
                                    List.of("-proc:none", "--release", "17"),
                                    null,
                                    List.of(source))
                            .call(),
                    errors::toString);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, byte[]> compiled = new TreeMap<>();
        classes.forEach((name, bytes) -> compiled.put(name, bytes.toByteArray()));
        return compiled;
    }

    /** Keeps classes instead of writing them. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location,
                String name,
                JavaFileObject.Kind kind,
                javax.tools.FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("made:/" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(name, bytes);
                    return bytes;
                }
            };
        }
    }
}
