package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A plug-in with the pretext task {@code loudness}, compiled against the shipped API.
 *
 * @param version its version
 * @param constructor what the task's constructor does
 */
record MadePlugin(String version, String constructor) {
    /** Its symbolic name. */
    static final String NAME = "lab.loudness";

    private static final String SOURCE =
            """
            package lab;

            import dev.pathos.api.run.State;
            import dev.pathos.api.signal.Energy;
            import dev.pathos.api.task.*;
            import java.util.Arrays;
            import java.util.List;

            public final class Loudness implements PretextTask {
                private final HighLow task =
                        new HighLow(
                                this::measure, "loudness", false, false,
                                Head.utterance(2, List.of(4), 0));

                public Loudness() {
                    %s
                }

                @Override
                public Labeler fit(Iterable<Sample> training, long seed) {
                    return task.fit(training);
                }

                @Override
                public Labeler restore(State state) {
                    return task.restore(state);
                }

                private Target measure(Sample sample) throws java.io.IOException {
                    double[] rms = Energy.rms(sample.audio(), .032, .016);
                    return Target.of((float) Arrays.stream(rms).average().orElse(0));
                }
            }
            """;

    private static final String COMPONENT =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="loudness"
                configuration-policy="require">
              <service><provide interface="dev.pathos.api.task.PretextTask"/></service>
              <implementation class="lab.Loudness"/>
            </scr:component>
            """;

    private static final String METATYPE =
            """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0">
              <OCD id="loudness" name="Loudness"/>
              <Designate factoryPid="loudness"><Object ocdref="loudness"/></Designate>
            </metatype:MetaData>
            """;

    MadePlugin(String version) {
        this(version, "");
    }

    /** Puts it somewhere at once, as a move does. */
    Path in(Path folder, String file) throws IOException {
        Path target = Files.createDirectories(folder).resolve(file);
        Path work = Files.createTempDirectory("made-plugin");
        Path jar = work.resolve("made.jar");
        try {
            compile(work);
            pack(work, jar);
            Path beside = folder.resolve(file + ".part");
            Files.move(jar, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            try (Stream<Path> tree = Files.walk(work)) {
                for (Path each : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
        return target;
    }

    private void compile(Path work) throws IOException {
        Path source = Files.createDirectory(work.resolve("lab")).resolve("Loudness.java");
        Files.writeString(source, SOURCE.formatted(constructor));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "--release", "17", "-cp", api().toString());
            assertTrue(
                    compiler.getTask(
                                    errors,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjects(source))
                            .call(),
                    errors::toString);
        }
    }

    private static Path api() throws IOException {
        Path repository =
                Launch.HOME.resolve("features/target/repository/dev/pathos/dev.pathos.api");
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(f -> f.toString().endsWith(".jar")).findFirst().orElseThrow();
        }
    }

    private void pack(Path work, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.putValue("Manifest-Version", "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", NAME);
        headers.putValue("Bundle-Version", version);
        headers.putValue("Service-Component", "OSGI-INF/loudness.xml");
        headers.putValue(
                "Require-Capability",
                "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.4))\"");
        headers.putValue(
                "Import-Package",
                "dev.pathos.api.task;version=\"[1.1,2)\",dev.pathos.api.run;version=\"[1.1,2)\","
                        + "dev.pathos.api.signal;version=\"[1.1,2)\"");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            add(out, "OSGI-INF/loudness.xml", COMPONENT.getBytes());
            add(out, "OSGI-INF/metatype/loudness.xml", METATYPE.getBytes());
            add(out, "lab/Loudness.class", Files.readAllBytes(work.resolve("lab/Loudness.class")));
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(content);
    }
}
