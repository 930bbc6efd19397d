package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The start script on a small project, with a Maven and a Java of the test's own: this Maven goes
 * by what is newer, as the real one does, and this Java prints what was built.
 */
class StartScriptTest {
    private static final Path SCRIPT = Launch.HOME.resolve("pathos");
    private static final String SOURCE = "bundles/a/src/main/java/A.java";
    private static final String JAR = "features/target/repository/x/a/1/a-1.jar";
    private static final String LAUNCHER = "launcher/target/launcher.jar";
    private static final String LIBRARY = "launcher/target/lib/l.jar";
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    private static final FileTime TOMORROW =
            FileTime.from(Instant.now().plus(Duration.ofHours(24)));

    /**
     * Compiles what is newer than its class, packs, and copies a jar where none is or an older one,
     * or all that it is told to overwrite.
     */
    private static final String MAVEN =
            """
            #!/bin/sh
            echo built >> %1$s/builds
            mkdir -p bundles/a/target/classes features/target/repository/x/a/1 launcher/target/lib
            class=bundles/a/target/classes/A.class
            if ! [ -f $class ] || [ bundles/a/src/main/java/A.java -nt $class ]; then
              cat bundles/a/src/main/java/*.java > $class
            fi
            rm -f bundles/a/target/a-1.jar
            cp $class bundles/a/target/a-1.jar
            case "$*" in *overWriteReleases*) all=yes ;; esac
            copy() { if [ "$all" ] || ! [ -f "$2" ] || [ "$1" -nt "$2" ]; then cp "$1" "$2"; fi; }
            copy bundles/a/target/a-1.jar features/target/repository/x/a/1/a-1.jar
            echo launcher > launcher/target/launcher.jar
            echo library > launcher/target/given.jar
            copy launcher/target/given.jar launcher/target/lib/l.jar
            if [ -f %1$s/break-off ]; then rm %1$s/break-off; kill -9 $PPID; exit 1; fi
            """;

    private static final String JAVA =
            """
            #!/bin/sh
            if [ "$1" = -version ]; then echo 'openjdk version "17.0.1"' >&2; exit 0; fi
            cd %1$s/home*
            cat features/target/repository/x/a/1/a-1.jar launcher/target/launcher.jar
            cat launcher/target/lib/l.jar
            """;

    @TempDir Path folder;
    private Path home;

    @BeforeEach
    void makeProject() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell here");
        home = Files.createDirectories(folder.resolve("home"));
        Files.copy(SCRIPT, home.resolve("pathos"));
        write("pom.xml", "<project/>");
        write(".mvn/maven.config", "-B");
        write(SOURCE, "one");
        write("bundles/a/pom.xml", "<project/>");
        write("bundles/a/bnd.bnd", "a: b");
        write("bundles/a/src/test/java/T.java", "test");
        write("features/pom.xml", "<project/>");
        write("launcher/pom.xml", "<project/>");
        program("bin/mvn", MAVEN);
        program("jdk/bin/java", JAVA);
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private void program(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.formatted(folder));
        assertTrue(file.toFile().setExecutable(true));
    }

    /** What the script's Java prints: the contents of what was built, one a line. */
    private String start() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(home.resolve("pathos").toString(), "help")
                        .directory(folder.toFile())
                        .redirectError(folder.resolve("err").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return out.strip();
    }

    private int builds() throws IOException {
        Path log = folder.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    private void replace(String name, String text, FileTime time) throws IOException {
        write(name, text);
        Files.setLastModifiedTime(home.resolve(name), time);
    }

    private void deleteFolder(String name) throws IOException {
        try (var files = Files.walk(home.resolve(name))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Something that happens to a project that is built. */
    private interface Happening {
        void to(StartScriptTest test) throws Exception;
    }

    /** What happens, what is printed afterwards, and how many more builds that takes. */
    enum Situation {
        NOTHING(t -> {}, "one", 0),
        TEST_CHANGED(t -> t.write("bundles/a/src/test/java/T.java", "other"), "one", 0),
        OTHER_JAR_BESIDE(t -> t.write("features/target/repository/x/b.jar", "b"), "one", 0),
        LOCK_LEFT(t -> t.write("target/build.lock", ""), "one", 0),
        HALF_A_RECORD_LEFT(t -> t.write("target/built.started", "machine"), "one", 0),
        SOURCE_CHANGED(t -> t.write(SOURCE, "changed"), "changed", 1),
        SOURCE_OF_THE_SAME_SIZE(t -> t.write(SOURCE, "two"), "two", 1),
        SOURCE_BECAME_OLDER(t -> t.replace(SOURCE, "older", LONG_AGO), "older", 1),
        SOURCE_OLDER_AND_OF_THE_SAME_SIZE(t -> t.replace(SOURCE, "old", LONG_AGO), "old", 1),
        SOURCE_FROM_TOMORROW(t -> t.replace(SOURCE, "new", TOMORROW), "new", 1),
        OLD_SOURCE_ADDED(
                t -> t.replace("bundles/a/src/main/java/B.java", "two", LONG_AGO), "one\ntwo", 1),
        POM_CHANGED(t -> t.write("features/pom.xml", "<project></project>"), "one", 1),
        POM_BECAME_OLDER(t -> t.replace("pom.xml", "<p></p>", LONG_AGO), "one", 1),
        BUNDLE_DESCRIPTION_CHANGED(t -> t.write("bundles/a/bnd.bnd", "a: c"), "one", 1),
        MAVEN_OPTIONS_CHANGED(t -> t.write(".mvn/maven.config", "-q"), "one", 1),
        RECORD_OF_AN_OLD_SCRIPT(t -> t.write("target/built", ""), "one", 1),
        RECORD_CUT_SHORT(t -> t.write("target/built", "machine Linux x86"), "one", 1),
        RECORD_GONE(t -> Files.delete(t.home.resolve("target/built")), "one", 1),
        RECORD_GONE_AND_JAR_TRUNCATED(
                t -> {
                    Files.delete(t.home.resolve("target/built"));
                    t.write(JAR, "");
                },
                "one",
                1),
        RECORD_GONE_AND_SOURCE_OLDER(
                t -> {
                    Files.delete(t.home.resolve("target/built"));
                    t.replace(SOURCE, "older", LONG_AGO);
                },
                "older",
                1),
        RECORD_FROM_TOMORROW(
                t -> Files.setLastModifiedTime(t.home.resolve("target/built"), TOMORROW), "one", 0),
        RECORD_FROM_TOMORROW_AND_SOURCE_CHANGED(
                t -> {
                    Files.setLastModifiedTime(t.home.resolve("target/built"), TOMORROW);
                    t.write(SOURCE, "changed");
                },
                "changed",
                1),
        BUILT_ON_ANOTHER_MACHINE(
                t -> {
                    Path record = t.home.resolve("target/built");
                    String text = Files.readString(record);
                    Files.writeString(record, text.replaceFirst("machine \\S+", "machine Plan9"));
                },
                "one",
                1),
        JAR_GONE(t -> Files.delete(t.home.resolve(JAR)), "one", 1),
        JAR_TRUNCATED(t -> t.write(JAR, ""), "one", 1),
        JAR_REPLACED_BY_AN_OLDER_ONE(t -> t.replace(JAR, "zero", LONG_AGO), "one", 1),
        JAR_REPLACED_BY_ONE_FROM_TOMORROW(t -> t.replace(JAR, "zero", TOMORROW), "one", 1),
        JAR_IS_A_FOLDER(
                t -> {
                    Files.delete(t.home.resolve(JAR));
                    Files.createDirectory(t.home.resolve(JAR));
                },
                "one",
                1),
        ALL_JARS_GONE(t -> t.deleteFolder("features/target"), "one", 1),
        LAUNCHER_GONE(t -> Files.delete(t.home.resolve(LAUNCHER)), "one", 1),
        LAUNCHER_TRUNCATED(t -> t.write(LAUNCHER, ""), "one", 1),
        LIBRARY_GONE(t -> Files.delete(t.home.resolve(LIBRARY)), "one", 1),
        LIBRARY_TRUNCATED(t -> t.write(LIBRARY, ""), "one", 1),
        ALL_THAT_WAS_BUILT_GONE(
                t -> {
                    for (String each : List.of("target", "features/target", "launcher/target")) {
                        t.deleteFolder(each);
                    }
                },
                "one",
                1),
        BUILD_BROKEN_OFF_AND_SOURCE_RESTORED(
                t -> {
                    Path source = t.home.resolve(SOURCE);
                    FileTime time = Files.getLastModifiedTime(source);
                    t.write(SOURCE, "half");
                    Files.createFile(t.folder.resolve("break-off"));
                    assertEquals("", t.start());
                    t.replace(SOURCE, "one", time);
                },
                "one",
                2),
        PROJECT_MOVED(
                t -> {
                    Path other = t.folder.resolve("home two");
                    Files.move(t.home, other);
                    t.home = other;
                },
                "one",
                0);

        private final Happening happening;
        private final String printed;
        private final int builds;

        Situation(Happening happening, String printed, int builds) {
            this.happening = happening;
            this.printed = printed;
            this.builds = builds;
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_start_what_the_sources_say_without_a_manual_clean(Situation situation)
            throws Exception {
        assertEquals("one\nlauncher\nlibrary", start());
        assertEquals(1, builds());
        situation.happening.to(this);
        String expected = situation.printed + "\nlauncher\nlibrary";
        assertEquals(expected, start(), Files.readString(folder.resolve("err")));
        assertEquals(1 + situation.builds, builds());
        assertEquals(expected, start());
        assertEquals(1 + situation.builds, builds(), "it is built again and again");
    }

    @Test
    void should_build_again_when_a_build_failed() throws Exception {
        program("bin/mvn", "#!/bin/sh\necho '[ERROR] no network' ; exit 1\n");
        assertEquals("", start());
        String err = Files.readString(folder.resolve("err"));
        assertTrue(err.contains("no network"), err);
        assertTrue(err.contains("The build failed; the whole log is target/build.log."), err);
        assertFalse(Files.exists(home.resolve("target/built")));
        program("bin/mvn", MAVEN);
        assertEquals("one\nlauncher\nlibrary", start());
    }

    @Test
    void should_refuse_a_java_that_is_too_old_or_missing() throws Exception {
        program("jdk/bin/java", "#!/bin/sh\necho 'java version \"11.0.2\"' >&2\n");
        assertEquals("", start());
        assertEquals(
                "Java 11 is too old. Install a JDK of version 17 or newer, or set JAVA_HOME to"
                        + " one.\n",
                Files.readString(folder.resolve("err")));
        Files.delete(folder.resolve("jdk/bin/java"));
        assertEquals("", start());
        assertTrue(Files.readString(folder.resolve("err")).startsWith("Java is not there."));
    }
}
