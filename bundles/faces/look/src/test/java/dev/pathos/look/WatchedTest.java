package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.Sight;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedTest {
    private final List<Double> told = new ArrayList<>();

    private static Media media(Video video) {
        return new Media() {
            @Override
            public Audio audio() {
                return Audio.of(16_000, new float[3]);
            }

            @Override
            public Optional<Video> video(Video.Format format) {
                return Optional.ofNullable(video);
            }

            @Override
            public Optional<Path> sidecar(String kind) {
                return Optional.of(Path.of(kind));
            }
        };
    }

    /** Shows two pictures and breaks off. */
    private static final class Two implements Video {
        private int shown;

        @Override
        public Optional<Picture> next() throws IOException {
            if (shown == 2) {
                throw new IOException("damaged");
            }
            return Optional.of(new Picture(shown++, 1, 1, new byte[3]));
        }

        @Override
        public void close() {
            shown = -1;
        }
    }

    @Test
    void should_tell_of_each_picture_and_fail_as_the_video_does() throws IOException {
        Two two = new Two();
        Watched watched = new Watched(media(two), told::add);
        Video video = watched.video().orElseThrow();
        assertEquals(0, video.next().orElseThrow().seconds());
        assertEquals(1, video.next().orElseThrow().seconds());
        assertEquals(List.of(0., 1.), told);
        assertEquals("damaged", assertThrows(IOException.class, video::next).getMessage());
        video.close();
        assertEquals(-1, two.shown);
        assertTrue(Sight.of(video).isEmpty());
        assertEquals(3, watched.audio().length());
        assertEquals(Path.of("csv"), watched.sidecar("csv").orElseThrow());
        assertTrue(new Watched(media(null), told::add).video().isEmpty());
    }

    @Test
    void should_still_be_looked_at_where_it_is_decoded_when_it_could_be() throws IOException {
        Sight sight =
                (Sight)
                        Proxy.newProxyInstance(
                                Sight.class.getClassLoader(),
                                new Class<?>[] {Sight.class},
                                (proxy, method, arguments) ->
                                        Optional.of(new Sight.Glance(7, 4, 3, 1)));
        Video video = new Watched(media(sight), told::add).video().orElseThrow();
        assertEquals(4, Sight.of(video).orElseThrow().glance().orElseThrow().width());
        assertEquals(List.of(7.), told);
    }
}
