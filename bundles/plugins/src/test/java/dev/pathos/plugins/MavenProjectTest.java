package dev.pathos.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.run.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds with a script in Maven's place, which does what the test wants of Maven. */
class MavenProjectTest {
    @TempDir Path folder;

    @BeforeEach
    void makeProject() throws IOException {
        assumeTrue(File.separatorChar == '/', "the script in Maven's place needs a Unix shell");
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.createDirectories(folder.resolve("src/main/java"));
    }

    /** A project whose Maven is a shell script. */
    private MavenProject scripted(String script) throws IOException {
        Path maven = Files.writeString(folder.resolve("maven.sh"), script);
        return new MavenProject(folder, List.of("sh", maven.toString()));
    }

    @Test
    void should_find_the_newest_jar_that_is_a_plugin_when_it_was_built() throws Exception {
        MavenProject.Outcome outcome =
                scripted(
                                """
                                echo "$@" > asked
                                mkdir -p target
                                touch -d 2020-01-01 target/task-1.0.jar
                                touch target/task-1.1.jar target/task-1.1-sources.jar
                                """)
                        .build(() -> {});
        assertEquals(Optional.of(folder.resolve("target/task-1.1.jar")), outcome.jar());
        assertEquals(List.of(), outcome.errors());
        String asked = Files.readString(folder.resolve("asked"));
        assertTrue(asked.startsWith("-o -B -q "), asked);
        assertTrue(asked.strip().endsWith(" package"), asked);
    }

    @Test
    void should_use_the_network_when_something_was_never_downloaded() throws Exception {
        MavenProject.Outcome outcome =
                scripted(
                                """
                                if [ "$1" = -o ]; then
                                    echo "[ERROR] Cannot access central in offline mode"
                                    exit 1
                                fi
                                mkdir -p target && touch target/task-1.0.jar
                                """)
                        .build(() -> {});
        assertTrue(outcome.jar().isPresent(), outcome.errors()::toString);
    }

    @Test
    void should_show_errors_of_the_sources_in_a_few_lines_when_they_do_not_compile()
            throws Exception {
        StringBuilder script = new StringBuilder("echo '[ERROR] COMPILATION ERROR : '\n");
        for (int line = 1; line <= 7; line++) {
            script.append(
                    "echo \"[ERROR] $PWD/src/main/java/A.java:[" + line + ",5] no symbol\"\n");
            script.append(
                    "echo \"[ERROR] $PWD/src/main/java/A.java:[" + line + ",5] no symbol\"\n");
        }
        script.append("echo '[ERROR] Failed to execute goal compile'\nexit 1\n");
        MavenProject.Outcome outcome = scripted(script.toString()).build(() -> {});
        assertEquals(Optional.empty(), outcome.jar());
        assertEquals(6, outcome.errors().size(), outcome.errors()::toString);
        assertEquals("src/main/java/A.java:[1,5] no symbol", outcome.errors().get(0));
        assertEquals("... and 2 more", outcome.errors().get(5));
    }

    @Test
    void should_show_what_maven_says_when_no_source_is_to_blame() throws Exception {
        assertEquals(
                List.of("The goal you specified requires a project"),
                scripted("echo '[ERROR] The goal you specified requires a project'; exit 1")
                        .build(() -> {})
                        .errors());
        assertEquals(List.of("killed"), scripted("echo killed; exit 137").build(() -> {}).errors());
        List<String> without = scripted("exit 0").build(() -> {}).errors();
        assertTrue(
                without.get(0).startsWith("it was built, and no jar is in "), without.toString());
    }

    @Test
    void should_say_so_when_there_is_no_project_or_no_maven() throws Exception {
        Problem none =
                assertThrows(Problem.class, () -> MavenProject.of(folder.resolve("nowhere")));
        assertTrue(none.getMessage().startsWith("there is no such folder ("), none.getMessage());
        Problem bare = assertThrows(Problem.class, () -> MavenProject.of(folder.resolve("src")));
        assertTrue(bare.getMessage().startsWith("it has no pom.xml ("), bare.getMessage());
        MavenProject lost = new MavenProject(folder, List.of("no-such-maven"));
        Problem problem = assertThrows(Problem.class, () -> lost.build(() -> {}));
        assertTrue(problem.getMessage().startsWith("Maven does not start: "), problem.getMessage());
    }

    @Test
    void should_end_the_build_when_the_thread_is_interrupted() throws Exception {
        MavenProject project = scripted("echo begun > begun; sleep 60");
        List<Exception> ended = new ArrayList<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                project.build(() -> {});
                            } catch (InterruptedException e) {
                                ended.add(e);
                            }
                        });
        thread.start();
        Container.await(() -> Files.exists(folder.resolve("begun")), () -> "it does not begin");
        thread.interrupt();
        thread.join(20_000);
        assertEquals(1, ended.size());
    }

    @Test
    void should_see_every_change_of_a_source_and_nothing_else() throws Exception {
        MavenProject project = scripted("");
        Path source = folder.resolve("src/main/java/A.java");
        Files.writeString(source, "class A {}");
        Map<Path, String> before = project.sources();
        assertEquals(2, before.size());
        Files.createDirectories(folder.resolve("target/classes"));
        Files.writeString(folder.resolve("target/classes/A.class"), "x");
        Files.writeString(folder.resolve("src/main/java/.A.java.swp"), "x");
        Files.writeString(folder.resolve("src/main/java/A.java~"), "x");
        assertEquals(before, project.sources());
        Files.writeString(source, "class A { }");
        Map<Path, String> changed = project.sources();
        assertNotEquals(before, changed);
        Files.delete(source);
        assertNotEquals(changed, project.sources());
    }
}
