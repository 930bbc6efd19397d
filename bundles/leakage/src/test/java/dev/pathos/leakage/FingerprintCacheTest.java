package dev.pathos.leakage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintCacheTest {
    private static final Sound SOUND =
            new Sound(
                    Digests.of("file"),
                    Digests.of("samples"),
                    new Fingerprint(new int[] {1, -2, 3}, new int[] {-4, 5, -6}));

    @TempDir Path folder;

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void should_give_back_what_was_stored_when_asked_for_the_same_stretch() throws IOException {
        FingerprintCache cache = new FingerprintCache(folder);
        cache.put("-1.0-2.5", SOUND);
        Sound back = cache.get(SOUND.content(), "-1.0-2.5").orElseThrow();
        assertEquals(SOUND.samples(), back.samples());
        assertArrayEquals(SOUND.fingerprint().words(), back.fingerprint().words());
        assertArrayEquals(SOUND.fingerprint().marks(), back.fingerprint().marks());
        assertTrue(cache.get(SOUND.content(), "").isEmpty());
        assertTrue(cache.get(Digests.of("other"), "-1.0-2.5").isEmpty());
        assertEquals(1, files().size());
    }

    @Test
    void should_be_absent_when_an_entry_is_cut_short_or_a_bit_is_wrong() throws IOException {
        FingerprintCache cache = new FingerprintCache(folder);
        cache.put("", SOUND);
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertTrue(cache.get(SOUND.content(), "").isEmpty(), length + " bytes");
        }
        for (int i = 0; i < whole.length; i++) {
            byte[] wrong = whole.clone();
            wrong[i] ^= 4;
            Files.write(file, wrong);
            assertTrue(cache.get(SOUND.content(), "").isEmpty(), "byte " + i);
        }
        cache.put("", SOUND);
        assertTrue(cache.get(SOUND.content(), "").isPresent());
    }

    @Test
    void should_say_where_it_cannot_write_when_the_folder_is_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        Problem problem =
                assertThrows(Problem.class, () -> new FingerprintCache(file).put("", SOUND));
        assertTrue(problem.getMessage().contains(file.toString()), problem.getMessage());
        assertTrue(problem.getMessage().contains("PATHOS_CACHE"), problem.getMessage());
    }
}
