package dev.pathos.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at a folder with a clock that the test moves. */
class PluginFolderTest {
    @TempDir Path home;
    private Path place;
    private PluginFolder folder;
    private long now;

    @BeforeEach
    void make() {
        place = home.resolve("plugins");
        folder = new PluginFolder(place, new Store(home.resolve("store"))::keep, () -> now);
    }

    private void look() throws Exception {
        now += TimeUnit.MILLISECONDS.toNanos(250);
        folder.look(false);
    }

    private MadeJar pitch(String version) {
        return MadeJar.task("lab.pitch", version, "pitch");
    }

    private List<String> versions() {
        return folder.jarsByName().getOrDefault("lab.pitch", List.of()).stream()
                .map(j -> j.version() + " " + j.file().getFileName())
                .toList();
    }

    @Test
    void should_take_a_jar_at_the_second_look_and_again_when_it_changes() throws Exception {
        look();
        assertEquals(Set.of(), folder.jarsByName().keySet());
        pitch("1.0.0").in(place, "p.jar");
        look();
        assertEquals(List.of(), versions());
        assertFalse(folder.atRest());
        look();
        assertEquals(List.of("1.0.0 p.jar"), versions());
        assertTrue(folder.atRest());
        pitch("1.1.0").in(place, "p.jar");
        look();
        assertEquals(List.of(), versions(), "it may still be being written");
        look();
        assertEquals(List.of("1.1.0 p.jar"), versions());
    }

    @Test
    void should_take_jars_at_once_when_the_platform_starts() throws Exception {
        pitch("1.0.0").in(place, "p.jar");
        folder.look(true);
        assertEquals(List.of("1.0.0 p.jar"), versions());
    }

    @Test
    void should_complain_of_half_a_jar_when_it_has_kept_still_for_two_seconds() throws Exception {
        byte[] whole = pitch("1.0.0").bytes();
        Files.createDirectories(place);
        Path jar = Files.write(place.resolve("p.jar"), Arrays.copyOf(whole, whole.length / 3));
        for (int i = 0; i < 8; i++) {
            look();
            assertEquals(Set.of(), folder.unfit().keySet(), "look " + i);
        }
        look();
        assertEquals(Set.of(jar), folder.unfit().keySet());
        Files.write(jar, whole);
        look();
        assertEquals(Set.of(), folder.unfit().keySet());
        look();
        assertEquals(List.of("1.0.0 p.jar"), versions());
    }

    @Test
    void should_not_be_at_rest_when_a_jar_went_and_another_is_not_known_yet() throws Exception {
        Path jar = pitch("1.0.0").in(place, "p-1.0.0.jar");
        look();
        look();
        Files.delete(jar);
        Path next = pitch("1.1.0").in(place, "p-1.1.0.jar");
        look();
        assertFalse(folder.atRest());
        look();
        assertTrue(folder.atRest());
        assertEquals(List.of("1.1.0 p-1.1.0.jar"), versions());
        Files.delete(next);
        look();
        assertTrue(folder.atRest());
        assertEquals(List.of(), versions());
    }

    @Test
    void should_let_the_highest_version_and_then_the_latest_file_count() throws Exception {
        pitch("1.9.0").in(place, "a.jar");
        pitch("1.10.0").in(place, "b.jar");
        Path late = pitch("1.10.0").in(place, "c.jar");
        Files.setLastModifiedTime(
                late,
                java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 5000));
        folder.look(true);
        assertEquals(List.of("1.10.0 c.jar", "1.10.0 b.jar", "1.9.0 a.jar"), versions());
    }

    @Test
    void should_put_a_jar_in_place_of_those_of_its_name() throws Exception {
        pitch("1.0.0").in(place, "old-name.jar");
        pitch("0.9.0").in(place, "older.jar");
        MadeJar.task("lab.other", "1.0.0", "other").in(place, "other.jar");
        folder.look(true);
        Path lab = pitch("2.0.0").in(home.resolve("lab"), "x.jar");
        folder.put(Jar.read(lab, lab, dev.pathos.api.run.Digests.of(lab)));
        assertEquals(List.of("2.0.0 old-name.jar"), versions());
        assertEquals(2, Files.list(place).count());
        folder.look(false);
        assertEquals(List.of("2.0.0 old-name.jar"), versions(), "it needs no second look");
    }

    @Test
    void should_pass_over_hidden_files_and_folders() throws Exception {
        Files.createDirectories(place.resolve("folder.jar"));
        Files.writeString(place.resolve(".hidden.jar"), "x");
        Files.writeString(place.resolve("notes.txt"), "x");
        folder.look(true);
        assertEquals(Set.of(), folder.unfit().keySet());
        assertTrue(folder.atRest());
    }
}
