package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedFolderTest {
    @TempDir Path cache;

    private Path place() {
        return cache.resolve("talking-heads").resolve("abc");
    }

    private List<String> siblings() throws IOException {
        try (Stream<Path> all = Files.list(cache.resolve("talking-heads"))) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void should_make_the_folder_once_when_asked_twice() throws IOException {
        GeneratedFolder folder = new GeneratedFolder(place());
        folder.make(part -> Files.writeString(part.resolve("a"), "first"));
        Path made = folder.make(part -> Files.writeString(part.resolve("a"), "second"));
        assertEquals("first", Files.readString(made.resolve("a")));
        assertEquals(List.of("abc"), siblings());
    }

    @Test
    void should_leave_nothing_when_writing_fails_half_way() throws IOException {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                new GeneratedFolder(place())
                                        .make(
                                                part -> {
                                                    Files.writeString(part.resolve("a"), "half");
                                                    throw new IOException("No space left");
                                                }));
        assertTrue(problem.getMessage().contains("No space left"));
        assertTrue(problem.getMessage().contains(place().toString()));
        assertEquals(List.of(), siblings());
    }

    @Test
    void should_not_take_a_half_filled_folder_for_the_corpus_when_a_process_was_killed()
            throws IOException {
        Path killed = cache.resolve("talking-heads").resolve("abc-1" + GeneratedFolder.UNFINISHED);
        Files.createDirectories(killed);
        Files.writeString(killed.resolve("a"), "half");
        Path made =
                new GeneratedFolder(place())
                        .make(part -> Files.writeString(part.resolve("a"), "whole"));
        assertEquals("whole", Files.readString(made.resolve("a")));
        assertTrue(Files.exists(killed), "it may belong to a process that still works");
    }

    @Test
    void should_remove_what_killed_processes_left_when_it_is_old() throws IOException {
        Path killed = cache.resolve("talking-heads").resolve("abc-1" + GeneratedFolder.UNFINISHED);
        Files.createDirectories(killed);
        Files.writeString(killed.resolve("a"), "half");
        Instant old = Instant.now().minus(GeneratedFolder.ABANDONED.multipliedBy(2));
        Files.setLastModifiedTime(killed, FileTime.from(old));
        new GeneratedFolder(place()).make(part -> Files.writeString(part.resolve("a"), "whole"));
        assertFalse(Files.exists(killed));
    }

    @Test
    void should_end_with_one_folder_when_two_make_it_at_a_time() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            GeneratedFolder.Content content =
                    part -> {
                        Files.writeString(part.resolve("a"), "same");
                        both.countDown();
                        meet(both);
                    };
            Future<Path> one = workers.submit(() -> new GeneratedFolder(place()).make(content));
            Future<Path> two = workers.submit(() -> new GeneratedFolder(place()).make(content));
            assertEquals(one.get(1, TimeUnit.MINUTES), two.get(1, TimeUnit.MINUTES));
        } finally {
            workers.shutdownNow();
        }
        assertEquals(List.of("abc"), siblings());
        assertEquals("same", Files.readString(place().resolve("a")));
    }

    private static void meet(CountDownLatch both) throws IOException {
        try {
            both.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void should_name_the_cache_when_it_cannot_be_written() throws IOException {
        Path file = Files.writeString(cache.resolve("talking-heads"), "in the way");
        Problem problem =
                assertThrows(Problem.class, () -> new GeneratedFolder(place()).make(part -> {}));
        assertTrue(problem.getMessage().contains("PATHOS_CACHE"), problem.getMessage());
        assertTrue(problem.getMessage().contains(file.toString()));
    }
}
