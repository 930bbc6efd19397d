package dev.pathos.api.face;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector.Box;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A video that is looked at where it is decoded: what is seen comes out, pictures stay inside.
 *
 * <p>It is either looked at or taken picture by picture: after {@link #glance} there is no {@link
 * #next}, and after that no glance.
 *
 * <p>The video of a file is one. Native code that could crash on what people bring runs in a
 * process of its own behind it. All coordinates are pixels of the pictures in the format that the
 * video was opened with, 0 being the middle of the first; {@link Glance#scale} leads to those of
 * the file.
 */
@ProviderType
public interface Sight extends Video {
    /**
     * The sight of a video.
     *
     * @param video the pictures
     * @return the same, if it can be looked at
     */
    static Optional<Sight> of(Video video) {
        return video instanceof Sight sight ? Optional.of(sight) : Optional.empty();
    }

    /**
     * Goes on to the next picture.
     *
     * @return when and how large it is; empty at the end
     * @throws IOException if the video cannot be read from here on; its message names the reason in
     *     words
     * @throws IllegalStateException if pictures have been taken
     */
    Optional<Glance> glance() throws IOException;

    /**
     * Seeks frontal faces in the picture, as {@link FaceDetector} does.
     *
     * @param within where to seek
     * @param smallest the smallest face wanted, in pixels of its width
     * @param largest the largest; the narrower the range, the faster
     * @return a box around each, the largest first; empty if there is none
     * @throws IOException if nothing can be found in this picture
     * @throws IllegalStateException before the first picture, as all that asks about one
     */
    List<Box> faces(Box within, double smallest, double largest) throws IOException;

    /**
     * Finds points that can be followed well: corners of the light (Shi and Tomasi, Good features
     * to track, CVPR 1994).
     *
     * @param within where to look for them
     * @param most how many at most, the best first
     * @param apart the least distance between two
     * @return x and y of each in turn
     * @throws IOException if nothing can be found in this picture
     */
    float[] corners(Box within, int most, double apart) throws IOException;

    /**
     * Follows points from the picture before to this one (Lucas and Kanade, 1981, in pyramids after
     * Bouguet, 2000), and back.
     *
     * @param points x and y of each in turn in the picture before
     * @return for each point in turn x and y in this picture and the distance, in pixels, by which
     *     following it back misses where it came from; all three NaN for a lost point
     * @throws IOException if they cannot be followed in this picture
     * @throws IllegalStateException if there is no picture before
     */
    float[] follow(float[] points) throws IOException;

    /**
     * Applies a network to a square cut from the picture.
     *
     * @param network the network
     * @param square where to cut; what lies outside of the picture is black
     * @return the values of its output
     * @throws IOException if the network does not give them
     * @throws dev.pathos.api.run.Problem if the network cannot be used at all, or ends the process
     *     that applies it
     */
    float[] apply(Network network, Square square) throws IOException;

    /**
     * A picture that is looked at.
     *
     * @param seconds when it is shown, on the clock of the sound
     * @param width pixels
     * @param height pixels
     * @param scale pixels of the file's picture, upright, per pixel of this one
     */
    record Glance(double seconds, int width, int height, double scale) {
        /** All of the picture. */
        public Box all() {
            return new Box(0, 0, width, height);
        }
    }

    /**
     * A square of a picture, turned about its middle.
     *
     * @param x pixels from the left to its middle
     * @param y pixels from above to its middle
     * @param side pixels
     * @param angle radians by which its upper edge is turned clockwise
     */
    record Square(double x, double y, double side, double angle) {}
}
