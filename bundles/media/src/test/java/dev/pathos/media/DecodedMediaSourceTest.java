package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedMediaSourceTest {
    @TempDir Path folder;

    @Test
    void should_read_nothing_when_opened() throws IOException {
        Path track = Files.createFile(folder.resolve("a.csv"));
        DecodedMediaSource source = RealWorker.source(folder.resolve("cache"));
        Media media =
                source.open(
                        new Utterance(
                                "a",
                                "s",
                                "",
                                folder.resolve("absent.wav"),
                                Map.of("openface", track, "words", folder.resolve("absent.txt")),
                                Annotations.NONE));
        assertEquals(Optional.of(track), media.sidecar("openface"));
        assertEquals(Optional.empty(), media.sidecar("words"));
        assertEquals(Optional.empty(), media.sidecar("pyfeat"));
        assertThrows(IOException.class, media::audio);
        source.close();
    }
}
