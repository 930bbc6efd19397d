package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTest {
    @TempDir Path home;
    private Path jar;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeEach
    void build() throws IOException {
        jar = home.resolve("features/target/repository/a.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "torn");
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Path script = home.resolve("pathos");
        Files.writeString(script, "#!/bin/sh\necho \"$PATHOS_REPAIRED $*\" > again; exit 7\n");
        assertTrue(script.toFile().setExecutable(true));
    }

    private OptionalInt startOver(Map<String, String> environment, Path damaged) {
        return new Repair(home, home, environment)
                .startOver(
                        new DamagedJar(damaged, new IOException("no zip")),
                        List.of("plan", "a b.json"),
                        new PrintStream(told));
    }

    @Test
    void should_delete_the_jar_and_start_over_with_the_same_arguments() throws IOException {
        assertEquals(OptionalInt.of(7), startOver(Map.of(), jar));
        assertFalse(Files.exists(jar));
        assertEquals("yes plan a b.json\n", Files.readString(home.resolve("again")));
        assertTrue(
                told.toString().startsWith(jar + ": this bundle was damaged; it is built again"));
    }

    @Test
    void should_leave_the_jar_when_nothing_would_build_it_or_it_was_tried() throws IOException {
        Path theirs = Files.writeString(home.resolve("theirs.jar"), "torn");
        assertEquals(OptionalInt.empty(), startOver(Map.of(), theirs));
        assertEquals(OptionalInt.empty(), startOver(Map.of("PATHOS_REPAIRED", "yes"), jar));
        Files.delete(home.resolve("pom.xml"));
        assertEquals(OptionalInt.empty(), startOver(Map.of(), jar));
        assertTrue(Files.exists(jar) && Files.exists(theirs));
        assertFalse(Files.exists(home.resolve("again")));
    }
}
