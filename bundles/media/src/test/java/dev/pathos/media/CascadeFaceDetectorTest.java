package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.face.FaceDetector.Box;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CascadeFaceDetectorTest {
    @TempDir static Path cache;
    private static DecodedMediaSource source;
    private static CascadeFaceDetector detector;

    @BeforeAll
    static void start() {
        source = RealWorker.source(cache);
        detector = RealWorker.detector(cache);
    }

    @AfterAll
    static void stop() {
        source.close();
        detector.close();
    }

    private static Video open(Path file) throws IOException {
        return source.open(new Utterance("a", "s", "", file, Map.of(), Annotations.NONE))
                .video(new Video.Format(480, 0, true))
                .orElseThrow();
    }

    private static Path data(String name) {
        Path data = RealWorker.data("face-misc");
        assumeTrue(data != null, "no shared/data/face-misc");
        return data.resolve(name);
    }

    @Test
    void should_find_the_face_when_there_is_one() throws IOException {
        try (Video video = open(data("single_face.jpg"))) {
            Picture picture = video.next().orElseThrow();
            List<Box> faces = detector.faces(picture, 40);
            assertEquals(1, faces.size(), faces.toString());
            Box face = faces.get(0);
            assertTrue(face.x() >= 0 && face.x() + face.width() <= picture.width());
            assertTrue(face.y() >= 0 && face.y() + face.height() <= picture.height());
        }
    }

    @Test
    void should_find_several_the_largest_first_when_there_are_many() throws IOException {
        try (Video video = open(data("multi_face.jpg"))) {
            List<Box> faces = detector.faces(video.next().orElseThrow(), 20);
            assertTrue(faces.size() >= 3, faces.toString());
            for (int i = 1; i < faces.size(); i++) {
                assertTrue(faces.get(i).area() <= faces.get(i - 1).area());
            }
        }
    }

    @Test
    void should_find_next_to_nothing_when_there_is_no_face() throws IOException {
        try (Video video = open(data("no_face.mp4"))) {
            int pictures = 0;
            int found = 0;
            Optional<Picture> next = video.next();
            while (next.isPresent()) {
                if (pictures++ % 5 == 0) {
                    found += detector.faces(next.get(), 48).isEmpty() ? 0 : 1;
                }
                next = video.next();
            }
            assertTrue(pictures > 20 && found <= pictures / 50, found + " of " + pictures);
        }
    }

    @Test
    void should_find_nothing_when_the_picture_is_smaller_than_any_face() throws IOException {
        assertEquals(List.of(), detector.faces(new Picture(0, 1, 1, new byte[1]), 1));
        assertEquals(List.of(), detector.faces(new Picture(0, 30, 20, new byte[600]), 48));
    }

    @Test
    void should_refuse_when_a_picture_has_colors() {
        Picture picture = new Picture(0, 2, 2, new byte[12]);
        assertThrows(IllegalArgumentException.class, () -> detector.faces(picture, 1));
    }
}
