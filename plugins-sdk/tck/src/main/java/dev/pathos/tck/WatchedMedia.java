package dev.pathos.tck;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.Sight;
import dev.pathos.api.run.Digests;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Media that note what is opened, closed and given out of them. */
final class WatchedMedia implements Media {
    private final Media media;
    private final Map<Path, String> files = new TreeMap<>();
    private final List<byte[]> given = new ArrayList<>();
    private final List<byte[]> copies = new ArrayList<>();
    private int open;

    WatchedMedia(Media media) {
        this.media = media;
    }

    /** Videos that were opened and not closed. */
    int open() {
        return open;
    }

    /** What was changed of what was given out. */
    List<String> changed() throws IOException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<Path, String> file : files.entrySet()) {
            if (!Digests.of(file.getKey()).equals(file.getValue())) {
                changed.add(file.getKey().toString());
            }
        }
        for (int i = 0; i < given.size(); i++) {
            if (!Arrays.equals(given.get(i), copies.get(i))) {
                changed.add("picture " + i);
            }
        }
        return changed;
    }

    @Override
    public Audio audio() throws IOException {
        return media.audio();
    }

    @Override
    public Optional<Video> video(Video.Format format) throws IOException {
        return media.video(format).map(this::watched);
    }

    private Video watched(Video video) {
        open++;
        Class<?> type = video instanceof Sight ? Sight.class : Video.class;
        boolean[] closed = new boolean[1];
        return (Video)
                Proxy.newProxyInstance(
                        WatchedMedia.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("close") && !closed[0]) {
                                closed[0] = true;
                                open--;
                            }
                            Object result = call(video, method, arguments);
                            if (method.getName().equals("next")) {
                                ((Optional<?>) result).ifPresent(p -> note((Video.Picture) p));
                            }
                            return result;
                        });
    }

    private static Object call(Video video, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(video, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void note(Video.Picture picture) {
        given.add(picture.pixels());
        copies.add(picture.pixels().clone());
    }

    @Override
    public Optional<Path> sidecar(String kind) {
        Optional<Path> file = media.sidecar(kind);
        file.ifPresent(
                path -> {
                    try {
                        files.putIfAbsent(path, Digests.of(path));
                    } catch (IOException unreadable) {
                        // whoever reads it says so
                    }
                });
        return file;
    }
}
