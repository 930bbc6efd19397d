package dev.pathos.look;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.Sight;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Media of which someone is told how far its pictures were looked at.
 *
 * @param media the media
 * @param watcher is told the seconds of each picture
 */
record Watched(Media media, DoubleConsumer watcher) implements Media {
    @Override
    public Audio audio() throws IOException {
        return media.audio();
    }

    @Override
    public Optional<Video> video(Video.Format format) throws IOException {
        return media.video(format).map(this::watched);
    }

    @Override
    public Optional<Path> sidecar(String kind) {
        return media.sidecar(kind);
    }

    /** The same video: one that can be looked at where it is decoded still can. */
    private Video watched(Video video) {
        Class<?>[] types =
                video instanceof Sight
                        ? new Class<?>[] {Sight.class}
                        : new Class<?>[] {Video.class};
        return (Video)
                Proxy.newProxyInstance(
                        Watched.class.getClassLoader(),
                        types,
                        (proxy, method, arguments) -> {
                            try {
                                Object answer = method.invoke(video, arguments);
                                tell(answer);
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void tell(Object answer) {
        if (answer instanceof Optional<?> some && some.isPresent()) {
            if (some.get() instanceof Video.Picture picture) {
                watcher.accept(picture.seconds());
            } else if (some.get() instanceof Sight.Glance glance) {
                watcher.accept(glance.seconds());
            }
        }
    }
}
