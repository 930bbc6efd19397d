package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.encoder.Encoder;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The encoder that the archetype generates, compiled from its templates. */
final class GeneratedEncoder {
    private static final Path TEMPLATES =
            Path.of("../archetype/src/main/resources/archetype-resources/kinds/encoder/main");

    private static final Class<?> TYPE = compiled();

    private GeneratedEncoder() {}

    static Encoder small() {
        try {
            Class<? extends Annotation> settings =
                    TYPE.getClassLoader()
                            .loadClass("lab.Small$Settings")
                            .asSubclass(Annotation.class);
            return (Encoder)
                    TYPE.getConstructor(settings)
                            .newInstance(Configured.of(settings, Map.of("embedding", 10)));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> compiled() {
        try {
            Path folder = Files.createDirectories(Path.of("target/generated-encoder"));
            List<String> arguments =
                    new ArrayList<>(
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    folder.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")));
            try (Stream<Path> templates = Files.list(TEMPLATES)) {
                for (Path template : templates.toList()) {
                    String source =
                            Files.readString(template)
                                    .replace("${package}", "lab")
                                    .replace("${className}", "Small")
                                    .replace("${artifactId}", "small");
                    String name =
                            template.getFileName().toString().replace("__className__", "Small");
                    arguments.add(Files.writeString(folder.resolve(name), source).toString());
                }
            }
            int status =
                    ToolProvider.getSystemJavaCompiler()
                            .run(null, null, null, arguments.toArray(String[]::new));
            assertEquals(0, status, "the templates do not compile");
            URL[] place = {folder.toUri().toURL()};
            return new URLClassLoader(place, Encoder.class.getClassLoader()).loadClass("lab.Small");
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
