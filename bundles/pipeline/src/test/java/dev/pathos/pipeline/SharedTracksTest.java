package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.tck.SyntheticFace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTracksTest {
    private static Utterance utterance(String id, String media) {
        return new Utterance(id, "s", "", Path.of(media), Map.of(), Annotations.NONE);
    }

    @Test
    void should_analyze_a_medium_once_for_all_of_its_utterances() throws IOException {
        AtomicInteger times = new AtomicInteger();
        FaceTrack track = SyntheticFace.still(10, 1).track();
        SharedTracks tracks =
                new SharedTracks(
                        media -> {
                            times.incrementAndGet();
                            return Optional.of(track);
                        });
        assertSame(track, tracks.of(utterance("a", "long.mp4"), null).orElseThrow());
        assertSame(track, tracks.of(utterance("b", "long.mp4"), null).orElseThrow());
        assertEquals(1, times.get());
        tracks.of(utterance("c", "other.mp4"), null);
        assertEquals(2, times.get());
    }
}
