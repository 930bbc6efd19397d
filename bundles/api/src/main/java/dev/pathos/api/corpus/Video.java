package dev.pathos.api.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The pictures of a video in order of time, decoded piece by piece while they are taken.
 *
 * <p>For one thread at a time. Closing gives back what decodes it.
 */
@ProviderType
public interface Video extends Closeable {
    /**
     * Decodes the next picture.
     *
     * @return the picture, upright; empty at the end
     * @throws IOException if the video cannot be read from here on; its message names the reason in
     *     words
     */
    Optional<Picture> next() throws IOException;

    /**
     * What pictures are wanted.
     *
     * @param longestSide pixels of the longer side that larger pictures are scaled down to,
     *     proportions kept; 0 for the video's own size
     * @param rate pictures per second, of which a faster video gives those nearest in time; 0 for
     *     all that there are
     * @param gray whether pictures are gray, one byte a pixel, and not blue, green, red
     */
    record Format(int longestSide, double rate, boolean gray) {
        /** All pictures in color as they are. */
        public static final Format ORIGINAL = new Format(0, 0, false);

        public Format {
            if (longestSide < 0 || !(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(longestSide + " pixels, " + rate + "/s");
            }
        }
    }

    /**
     * One picture.
     *
     * @param seconds when it is shown, from the beginning of the media, on the same clock as the
     *     sound
     * @param width pixels
     * @param height pixels
     * @param pixels rows from top to bottom without gaps, from left to right: one byte a pixel if
     *     gray, else three in the order blue, green, red; not to be changed
     */
    record Picture(double seconds, int width, int height, byte[] pixels) {
        public Picture {
            int size = width * height;
            if (width < 1 || height < 1 || pixels.length != size && pixels.length != 3 * size) {
                throw new IllegalArgumentException(
                        pixels.length + " bytes for " + width + " x " + height);
            }
        }

        /** Whether a pixel is one byte. */
        public boolean gray() {
            return pixels.length == width * height;
        }
    }
}
