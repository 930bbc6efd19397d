package dev.pathos.look;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import java.io.IOException;
import java.util.Optional;

/**
 * How large the pictures of a video are.
 *
 * @param width pixels
 * @param height pixels
 */
record Extent(int width, int height) {
    private static final Video.Format TINY = new Video.Format(16, 0, true);

    /**
     * Looks at the first picture.
     *
     * @param media the video
     * @return its size; empty if there are no pictures
     * @throws IOException if it cannot be read
     */
    static Optional<Extent> of(Media media) throws IOException {
        Optional<Video> opened = media.video();
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (Video video = opened.get()) {
            return video.next().map(p -> new Extent(p.width(), p.height()));
        }
    }

    /**
     * Goes through all of a video.
     *
     * @return when its last picture is shown, seconds; 0 if there is none
     */
    static double last(Media media) throws IOException {
        double last = 0;
        Optional<Video> opened = media.video(TINY);
        if (opened.isPresent()) {
            try (Video video = opened.get()) {
                for (Optional<Video.Picture> p = video.next(); p.isPresent(); p = video.next()) {
                    last = p.get().seconds();
                }
            }
        }
        return last;
    }
}
