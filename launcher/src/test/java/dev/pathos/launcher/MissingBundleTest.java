package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.features.BundleEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes one bundle after the other away: what then fails names that bundle as what to add, in its
 * first line; all else works.
 */
class MissingBundleTest {
    private static final Path QUICKSTART = Launch.HOME.resolve("configs/quickstart.json");
    private static final Set<String> FOUNDATIONS =
            Set.of("base.json", "shell.json", "dl4j.json", "javacv.json");
    private static final Set<String> QUICKSTART_NEEDS =
            Set.of(
                    "dev.pathos.acoustics",
                    "dev.pathos.tarsosdsp",
                    "dev.pathos.tracking",
                    "dev.pathos.talking-heads",
                    "dev.pathos.media",
                    "dev.pathos.lld",
                    "dev.pathos.openface",
                    "dev.pathos.facial-activation",
                    "dev.pathos.leakage",
                    "dev.pathos.encoders",
                    "dev.pathos.categorical",
                    "dev.pathos.classical");
    private static final String COMPOSER = "dev.pathos.api.composition.Composer";

    @TempDir static Path folder;
    private static List<String> commands;

    /** What Gogo calls for unknown commands, what only a shell needs, what Gogo has as well. */
    private static final Set<String> TERMINAL =
            Set.of("pathos:default", "pathos:exit", "pathos:help");

    @BeforeAll
    static void listCommands() throws Exception {
        try (Embedded whole = start(Shipped.bundles())) {
            commands =
                    whole.commands().stream()
                            .filter(c -> c.startsWith("pathos:") && !c.startsWith("pathos:_"))
                            .filter(c -> !TERMINAL.contains(c))
                            .toList();
        }
        assertTrue(commands.size() > 20, commands.toString());
    }

    /** What everything stands on, and what the quickstart takes; with -Dpathos.studies=true all. */
    static Stream<String> bundles() throws IOException {
        return Shipped.bundles().stream()
                .filter(
                        entry ->
                                Boolean.getBoolean("pathos.studies")
                                        || FOUNDATIONS.contains(
                                                entry.feature().getFileName().toString())
                                        || QUICKSTART_NEEDS.contains(entry.id().getArtifactId()))
                .map(entry -> entry.id().getArtifactId())
                .distinct();
    }

    private static Embedded start(List<BundleEntry> bundles) throws Exception {
        return Embedded.start(bundles, folder, Shipped.REPOSITORY);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void should_name_the_bundle_when_something_does_not_work_without_it(String missing)
            throws Exception {
        List<BundleEntry> rest = new ArrayList<>(Shipped.bundles());
        rest.removeIf(entry -> entry.id().getArtifactId().equals(missing));
        List<String> complaints = new ArrayList<>();
        try (Embedded platform = start(rest)) {
            List<String> left = platform.commands();
            for (String command : commands) {
                if (!left.contains(command)) {
                    complaints.add(platform.say(command.substring("pathos:".length())));
                }
            }
            if (left.contains("pathos:run")) {
                compose(platform).ifPresent(complaints::add);
            }
        } catch (LaunchProblem e) {
            complaints.add(e.getMessage());
        }
        for (String complaint : complaints) {
            assertTrue(complaint.contains(missing), complaint);
            assertEquals(1, complaint.lines().count());
        }
    }

    /** Brings the parts of an experiment to life; what is said if they do not come. */
    private static Optional<String> compose(Embedded platform) throws Exception {
        Class<?>[] types = {Path.class, List.class};
        try {
            Object parts = platform.call(COMPOSER, "compose", types, QUICKSTART, List.of());
            ((AutoCloseable) parts).close();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Failure.describe(e));
        }
    }
}
