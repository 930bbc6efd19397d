package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.tck.BundleContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Our own parts under the contract that plug-ins are under. */
class ShippedBundlesTest {
    private static final Path REPOSITORY =
            Launch.HOME.resolve("features/target/repository/dev/pathos");

    /** What parts of experiments provide. */
    private static final List<String> SERVICES =
            List.of(
                    "dev.pathos.api.corpus.Corpus",
                    "dev.pathos.api.corpus.Protocol",
                    "dev.pathos.api.feature.FeatureExtractor",
                    "dev.pathos.api.face.FaceAnalyzer",
                    "dev.pathos.api.task.PretextTask",
                    "dev.pathos.api.task.DownstreamTask",
                    "dev.pathos.api.task.Classifier",
                    "dev.pathos.api.encoder.Encoder");

    /** A bundle that is called as the test is. */
    abstract static class Shipped extends BundleContract {
        @Override
        protected Path bundle() throws IOException {
            return jar(name(getClass()));
        }

        @Override
        protected Set<String> libraries() {
            return Set.of("dev.pathos.acoustics", "dev.pathos.tracking", "jakarta.json.*");
        }
    }

    @Nested
    class AuEmotion extends Shipped {}

    @Nested
    class Bench extends Shipped {
        @Override
        protected Set<String> libraries() {
            return Set.of("dev.pathos.acoustics", "dev.pathos.batch", "jakarta.json");
        }
    }

    @Nested
    class Categorical extends Shipped {}

    @Nested
    class Classical extends Shipped {
        @Override
        protected Set<String> unreached() {
            return Set.of("javax.swing", "us.hebi.matlab.*");
        }
    }

    @Nested
    class Encoders extends Shipped {
        @Override
        protected Set<String> libraries() {
            return Set.of("dev.pathos.layers", "org.deeplearning4j.*", "org.nd4j.*", "sun.misc");
        }
    }

    @Nested
    class EnergyVariation extends Shipped {}

    @Nested
    class FacialActivation extends Shipped {}

    @Nested
    class Functionals extends Shipped {}

    @Nested
    class Joined extends Shipped {}

    @Nested
    class Landmarks extends Shipped {
        @Override
        protected Set<String> libraries() {
            return Set.of("dev.pathos.tracking", "jakarta.json", "sun.misc");
        }
    }

    @Nested
    class Lld extends Shipped {}

    @Nested
    class Manifest extends Shipped {}

    @Nested
    class MelSpectrogram extends Shipped {}

    @Nested
    class Motion extends Shipped {}

    @Nested
    class Normalized extends Shipped {}

    @Nested
    class Openface extends Shipped {}

    @Nested
    class Protocols extends Shipped {}

    @Nested
    class TalkingHeads extends Shipped {}

    private static Path jar(String name) throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve("dev.pathos." + name))) {
            return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
        }
    }

    private static String name(Class<?> test) {
        return test.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @Test
    void should_look_into_every_bundle_that_has_a_part() throws IOException {
        Set<String> offering = new TreeSet<>();
        try (Stream<Path> folders = Files.list(REPOSITORY)) {
            for (Path folder : folders.toList()) {
                String name = folder.getFileName().toString().substring("dev.pathos.".length());
                try (JarFile jar = new JarFile(jar(name).toFile())) {
                    String capabilities =
                            jar.getManifest().getMainAttributes().getValue("Provide-Capability");
                    if (capabilities != null
                            && SERVICES.stream().anyMatch(s -> capabilities.contains(s + '"'))) {
                        offering.add(name);
                    }
                }
            }
        }
        Set<String> tested = new TreeSet<>();
        for (Class<?> nested : ShippedBundlesTest.class.getDeclaredClasses()) {
            if (nested.isAnnotationPresent(Nested.class)) {
                tested.add(name(nested));
            }
        }
        assertEquals(offering, tested);
    }
}
