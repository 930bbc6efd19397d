package dev.pathos.tck;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A video of pictures in memory, for analyzers that take pictures one by one.
 *
 * <p>Nothing is scaled, chosen or made gray: whoever makes the pictures makes them as the analyzer
 * asks for them.
 *
 * @param pictures in order of time
 */
public record MemoryVideo(List<Video.Picture> pictures) {
    public MemoryVideo {
        pictures = List.copyOf(pictures);
    }

    /**
     * A gray picture.
     *
     * @param seconds when it is shown
     * @param width pixels
     * @param height pixels
     * @param light the light of each pixel
     */
    public static Video.Picture gray(double seconds, int width, int height, Light light) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) light.at(i % width, i / width);
        }
        return new Video.Picture(seconds, width, height, pixels);
    }

    /** The light of a picture. */
    @FunctionalInterface
    public interface Light {
        /**
         * The light of a pixel.
         *
         * @param x pixels from the left
         * @param y pixels from above
         * @return 0 (black) to 255 (white)
         */
        int at(int x, int y);
    }

    /**
     * Media with this video, from its beginning each time that it is asked for.
     *
     * @param sound the sound beside it, or null for none
     * @return the media; asking for a format that the pictures do not have is an {@link
     *     IllegalArgumentException}
     */
    public Media with(Audio sound) {
        return new Media() {
            @Override
            public Audio audio() throws IOException {
                if (sound == null) {
                    throw new IOException("these media have no sound");
                }
                return sound;
            }

            @Override
            public Optional<Video> video(Video.Format format) {
                for (Video.Picture picture : pictures) {
                    int longest = Math.max(picture.width(), picture.height());
                    if (format.gray() != picture.gray()
                            || format.longestSide() > 0 && longest > format.longestSide()) {
                        throw new IllegalArgumentException(
                                format
                                        + " is asked for, the test has "
                                        + picture.width()
                                        + " x "
                                        + picture.height()
                                        + (picture.gray() ? " gray" : ""));
                    }
                }
                return Optional.of(new Playing(pictures));
            }

            @Override
            public Optional<Path> sidecar(String kind) {
                return Optional.empty();
            }
        };
    }

    private static final class Playing implements Video {
        private final List<Picture> pictures;
        private int next;
        private boolean closed;

        Playing(List<Picture> pictures) {
            this.pictures = pictures;
        }

        @Override
        public Optional<Picture> next() throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
            return next < pictures.size() ? Optional.of(pictures.get(next++)) : Optional.empty();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
