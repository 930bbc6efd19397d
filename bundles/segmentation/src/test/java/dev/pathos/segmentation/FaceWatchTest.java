package dev.pathos.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector.Box;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaceWatchTest {
    private static final int PICTURES = 52;

    /** A face that wanders to the right and whose mouth opens and shuts in the second half. */
    private static Video video() {
        return new Video() {
            private int next;

            @Override
            public Optional<Picture> next() {
                if (next == PICTURES) {
                    return Optional.empty();
                }
                double mouth = next < PICTURES / 2 ? 0 : 1.5 * (next % 2);
                return Optional.of(Texture.draw(next / 25.0, .4 * next++, 0, 0, mouth));
            }

            @Override
            public void close() {}
        };
    }

    /** Where the face is, seen at half size. */
    private static Box box(double seconds) {
        return new Box(16 + .2 * 25 * seconds, 16, 48, 48);
    }

    @Test
    void should_follow_a_face_to_the_end_when_it_wanders() throws IOException {
        FaceWatch.Seen seen =
                FaceWatch.watch(video(), (p, least) -> List.of(box(p.seconds())), time -> {});
        assertEquals(PICTURES, seen.times().length);
        assertEquals(1, seen.faces().size());
        SeenFace face = seen.faces().get(0);
        assertEquals(PICTURES, face.count());
        assertEquals(96.0 * 96 / (160 * 160), face.area(30), .001);
        double still = 0;
        double moving = Double.POSITIVE_INFINITY;
        for (int i = 1; i < PICTURES; i++) {
            if (i < 25) {
                still = Math.max(still, face.motion(i));
            } else if (i > 28) {
                moving = Math.min(moving, face.motion(i));
            }
        }
        assertTrue(moving > 4 * still, still + " still, moving " + moving);
    }

    @Test
    void should_begin_a_new_face_when_it_was_lost_meanwhile() throws IOException {
        FaceWatch.Seen seen =
                FaceWatch.watch(
                        video(),
                        (p, least) ->
                                p.seconds() > .7 && p.seconds() < 1.1
                                        ? List.of()
                                        : List.of(box(p.seconds())),
                        time -> {});
        assertEquals(2, seen.faces().size());
        SeenFace first = seen.faces().get(0);
        SeenFace second = seen.faces().get(1);
        assertTrue(seen.times()[first.picture(first.count() - 1)] < .7);
        assertTrue(seen.times()[second.picture(0)] > 1.09);
        assertTrue(Double.isNaN(second.motion(0)));
    }

    @Test
    void should_keep_faces_apart_when_there_are_many() throws IOException {
        FaceWatch.Seen seen =
                FaceWatch.watch(
                        video(),
                        (p, least) -> List.of(new Box(0, 0, 40, 40), box(p.seconds())),
                        time -> {});
        assertEquals(2, seen.faces().size());
        assertTrue(seen.faces().stream().allMatch(f -> f.count() == PICTURES));
    }

    @Test
    void should_see_nothing_when_there_is_no_face_or_no_picture() throws IOException {
        assertEquals(
                List.of(), FaceWatch.watch(video(), (p, least) -> List.of(), time -> {}).faces());
        Video none =
                new Video() {
                    @Override
                    public Optional<Picture> next() {
                        return Optional.empty();
                    }

                    @Override
                    public void close() {}
                };
        assertEquals(0, FaceWatch.watch(none, (p, least) -> List.of(), t -> {}).times().length);
    }
}
