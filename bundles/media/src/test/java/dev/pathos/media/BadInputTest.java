package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.media.BadInput.Ending;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One worker takes ten files of each kind of bad input, and a good one after each. */
class BadInputTest {
    private static final int EACH = 10;
    private static final long MEMORY = 400L << 20;

    @TempDir static Path cache;
    private static Decoder decoder;
    private static SoundCache sounds;
    private static Path good;
    private static byte[] expected;

    @TempDir Path folder;

    @BeforeAll
    static void start() throws IOException {
        Decoding.prepare();
        decoder =
                new Decoder(
                        RealWorker.command(), new Limits(Duration.ofMinutes(1), MEMORY, 1L << 30));
        sounds = new SoundCache(cache, new Decoders(() -> decoder, 1), Downmix.MEAN);
        good = Wav.pcm(44_100, 16).write(cache.resolve("good.wav"), Specimen.voice(44_100, .2));
        decoder.decode(good, cache.resolve("good.f32"), Downmix.MEAN);
        expected = Files.readAllBytes(cache.resolve("good.f32"));
    }

    @AfterAll
    static void stop() {
        sounds.close();
    }

    static Stream<Arguments> files() {
        return Stream.of(BadInput.values())
                .flatMap(kind -> IntStream.range(0, EACH).mapToObj(i -> Arguments.of(kind, i)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void should_give_a_reason_or_the_right_sound_when_input_is_bad(BadInput kind, int number)
            throws Exception {
        Path file = kind.make(number, folder);
        Ending ending = kind.ending();
        long worker = decoder.pid();
        try {
            float[] samples = sounds.open(file).toArray();
            assertTrue(
                    ending.least() > 0, kind + ": " + samples.length + " samples though it is bad");
            right(samples, ending, number);
        } catch (FaultyFile e) {
            assertTrue(
                    ending.faults().contains(e.fault()),
                    kind + " " + number + ": " + e.getMessage());
            // One line of the ledger: the file, the kind, perhaps more.
            assertTrue(e.getMessage().startsWith(file + ": " + e.fault().words()), e.getMessage());
        }
        assertGoes();
        assertEquals(worker, decoder.pid(), "no worker dies of it");
    }

    private static void right(float[] samples, Ending ending, int number) {
        assertTrue(
                samples.length >= ending.least() && samples.length <= ending.most(),
                samples.length + " samples");
        for (float sample : samples) {
            assertTrue(Float.isFinite(sample));
        }
        if (ending.expected() != null) {
            float[] right = ending.expected().of(number);
            assertEquals(right.length, samples.length, 1);
            double squares = 0;
            // The edges of a filtered voice that begins at once are the filter's.
            int edge = Math.min(200, right.length / 4);
            for (int i = edge; i < right.length - edge; i++) {
                squares += (samples[i] - right[i]) * (samples[i] - right[i]);
            }
            assertEquals(0, Math.sqrt(squares / right.length), ending.tolerance());
        }
    }

    /** The same worker, or its successor, decodes a good file to the same as ever. */
    private static void assertGoes() throws IOException {
        decoder.decode(good, cache.resolve("good.f32"), Downmix.MEAN);
        assertEquals(-1, Arrays.mismatch(expected, Files.readAllBytes(cache.resolve("good.f32"))));
        assertTrue(decoder.peakMemory() < MEMORY, (decoder.peakMemory() >> 20) + " MB");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void should_say_so_and_keep_nothing_when_a_file_changes_while_it_is_read(
            Change change, int number) throws Exception {
        // The way down from 96 kHz takes long enough to be met in its midst.
        Path file = SilentFlac.write(folder.resolve("a.flac"), 400, 100 + number, 96_000);
        String digest = Digests.compute(file);
        CompletableFuture<FaultyFile> failure =
                CompletableFuture.supplyAsync(
                        () -> assertThrows(FaultyFile.class, () -> sounds.open(file)));
        while (!failure.isDone() && !begun(digest)) {
            Thread.sleep(1);
        }
        change.happenTo(file, number);
        assertEquals(Fault.CHANGED, failure.get().fault(), failure.get().getMessage());
        try (Stream<Path> files = Files.walk(cache)) {
            assertTrue(files.noneMatch(f -> f.getFileName().toString().startsWith(digest)));
        }
        assertGoes();
    }

    /** Whether some of a content's sound has been written. */
    private static boolean begun(String digest) {
        File[] parts = cache.toFile().listFiles((in, name) -> name.startsWith(digest));
        return parts != null && Arrays.stream(parts).anyMatch(part -> part.length() > 0);
    }

    static Stream<Arguments> changes() {
        return Stream.of(Change.values())
                .flatMap(change -> IntStream.range(0, 2).mapToObj(i -> Arguments.of(change, i)));
    }

    /** Ways in which a file changes while it is read. */
    enum Change {
        APPEND,
        CUT,
        REWRITE,
        REPLACE,
        DELETE;

        void happenTo(Path file, int number) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            switch (this) {
                case APPEND -> Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
                case CUT -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                case REWRITE -> {
                    FileTime time = Files.getLastModifiedTime(file);
                    bytes[bytes.length / 2 + number] ^= 1;
                    Files.write(file, bytes);
                    // Neither its size nor its time tells.
                    Files.setLastModifiedTime(file, time);
                }
                case REPLACE -> {
                    Path other = Files.write(file.resolveSibling("other"), bytes);
                    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                }
                default -> Files.delete(file);
            }
        }
    }
}
