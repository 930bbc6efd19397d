package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    /** The SHA-256 of all files of a small corpus of this revision and these parameters. */
    private static final String KNOWN =
            "31a7044741d2a16019cbe4d4dbf4d3ef9663c8ffc47efae26ae162f0a11b7c09";

    private final Parameters parameters = Parameters.load();
    private final Recipe small = new Recipe(2, 3, 1, 1, true);

    @TempDir Path folder;

    private static Map<String, String> digests(Path root) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> tree = Files.walk(root)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            String name = root.relativize(file).toString().replace('\\', '/');
            digests.put(name, HexFormat.of().formatHex(hash));
        }
        return digests;
    }

    private Map<String, String> generated(Recipe recipe, String name, int threads)
            throws Exception {
        new Generator(parameters, recipe).write(folder.resolve(name), threads);
        return digests(folder.resolve(name));
    }

    @Test
    void should_give_the_same_bytes_when_threads_differ() throws Exception {
        Map<String, String> one = generated(small, "one", 1);
        assertEquals(one, generated(small, "two", 2));
        assertEquals(one, generated(small, "five", 5));
        assertEquals(2 * 6 + 2, one.size());
    }

    @Test
    void should_give_the_bytes_of_this_revision_when_nothing_was_changed() throws Exception {
        byte[] all = generated(small, "one", 2).toString().getBytes("UTF-8");
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        assertEquals(
                KNOWN,
                digest,
                "the generator gives other bytes: raise Recipe.REVISION if that was meant (unless"
                        + " only parameters.txt changed), and note the new digest here");
    }

    @Test
    void should_keep_the_sound_and_change_the_faces_when_decoupled() throws Exception {
        Map<String, String> coupled = generated(small, "coupled", 2);
        Map<String, String> decoupled = generated(new Recipe(2, 3, 1, 1, false), "decoupled", 2);
        coupled.forEach(
                (name, digest) -> {
                    if (name.endsWith(".wav")) {
                        assertEquals(digest, decoupled.get(name), name);
                    } else if (name.startsWith("openface/")) {
                        assertNotEquals(digest, decoupled.get(name), name);
                    }
                });
    }

    @Test
    void should_keep_the_clips_when_more_speakers_and_utterances_are_asked() throws Exception {
        Map<String, String> more = generated(new Recipe(3, 4, 1, 1, true), "more", 2);
        generated(small, "small", 2)
                .forEach(
                        (name, digest) -> {
                            if (name.contains("/")) {
                                assertEquals(digest, more.get(name), name);
                            }
                        });
    }

    @Test
    void should_give_other_clips_when_the_seed_is_another() throws Exception {
        Map<String, String> first = generated(small, "first", 2);
        Map<String, String> second = generated(new Recipe(2, 3, 2, 1, true), "second", 2);
        assertNotEquals(first.get("wav/s01-u01.wav"), second.get("wav/s01-u01.wav"));
        assertEquals(first.keySet(), second.keySet());
    }

    @Test
    void should_stop_when_the_thread_is_interrupted() {
        Thread.currentThread().interrupt();
        assertThrows(
                InterruptedIOException.class,
                () -> new Generator(parameters, small).write(folder.resolve("cut"), 1));
        assertTrue(Thread.interrupted(), "the thread stays interrupted");
    }

    @Test
    void should_list_what_was_acted_when_an_index_is_written() throws IOException {
        new Generator(parameters, small).write(folder, 2);
        List<String> lines = Files.readAllLines(folder.resolve("utterances.csv"));
        assertEquals(7, lines.size());
        assertTrue(lines.get(1).startsWith("s01-u01,s01,male,"), lines.get(1));
        assertTrue(lines.get(4).startsWith("s02-u01,s02,female,"), lines.get(4));
        assertEquals(parameters.text(), Files.readString(folder.resolve("parameters.txt")));
    }
}
