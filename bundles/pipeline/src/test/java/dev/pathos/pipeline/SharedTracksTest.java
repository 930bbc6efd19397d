package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.SyntheticFace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTracksTest {
    private final AtomicInteger times = new AtomicInteger();

    private static Utterance utterance(String id, String media) {
        return new Utterance(id, "s", "", Path.of(media), Map.of(), Annotations.NONE);
    }

    @Test
    void should_analyze_a_medium_once_for_all_of_its_utterances() throws IOException {
        FaceTrack track = SyntheticFace.still(10, 1).track();
        SharedTracks tracks =
                new SharedTracks(
                        u -> {
                            times.incrementAndGet();
                            return Optional.of(track);
                        });
        tracks.prepare(utterance("a", "long.mp4"));
        assertSame(track, tracks.of(utterance("a", "long.mp4")).orElseThrow());
        assertSame(track, tracks.of(utterance("b", "long.mp4")).orElseThrow());
        tracks.prepare(utterance("b", "long.mp4"));
        assertEquals(1, times.get());
        tracks.of(utterance("c", "other.mp4"));
        assertEquals(2, times.get());
        assertEquals(Optional.empty(), tracks.failure(utterance("b", "long.mp4")));
    }

    @Test
    void should_tell_the_same_reason_again_when_a_medium_failed_once() {
        SharedTracks tracks =
                new SharedTracks(
                        u -> {
                            throw new IOException(
                                    "long.mp4: cut off, try " + times.incrementAndGet());
                        });
        tracks.prepare(utterance("a", "long.mp4"));
        String reason = "long.mp4: cut off, try 1";
        assertEquals(Optional.of(reason), tracks.failure(utterance("b", "long.mp4")));
        for (int i = 0; i < 2; i++) {
            IOException failure =
                    assertThrows(IOException.class, () -> tracks.of(utterance("b", "long.mp4")));
            assertEquals(reason, failure.getMessage());
        }
    }

    @Test
    void should_not_take_an_analyzers_fault_for_more_than_one_medium() {
        SharedTracks tracks =
                new SharedTracks(
                        u -> {
                            throw new IllegalStateException("7 of 6 points");
                        });
        IOException failure =
                assertThrows(IOException.class, () -> tracks.of(utterance("a", "a.mp4")));
        assertEquals("the face analyzer failed: 7 of 6 points", failure.getMessage());
    }

    @Test
    void should_let_a_problem_through_when_it_concerns_every_medium() {
        SharedTracks tracks =
                new SharedTracks(
                        u -> {
                            throw new Problem("no model", "key model", "name one");
                        });
        assertThrows(Problem.class, () -> tracks.prepare(utterance("a", "a.mp4")));
        assertThrows(Problem.class, () -> tracks.of(utterance("a", "a.mp4")));
    }

    @Test
    void should_not_wait_when_another_thread_prepares_the_same_medium() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        SharedTracks tracks =
                new SharedTracks(
                        u -> {
                            begun.countDown();
                            try {
                                assertTrue(go.await(60, TimeUnit.SECONDS));
                            } catch (InterruptedException e) {
                                throw new IOException(e);
                            }
                            times.incrementAndGet();
                            return Optional.empty();
                        });
        Thread other = new Thread(() -> tracks.prepare(utterance("a", "long.mp4")));
        other.start();
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        tracks.prepare(utterance("b", "long.mp4"));
        assertEquals(0, times.get(), "it came back before the track was there");
        go.countDown();
        other.join();
        assertEquals(1, times.get());
    }
}
