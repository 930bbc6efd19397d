package dev.pathos.tracking;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Glance;
import java.io.IOException;

/** Follows one face from picture to picture: what a face analyzer brings to {@link Crowd}. */
public interface Follower {
    /**
     * Takes the face up, or makes sure of it, where a detector sees it.
     *
     * @param sight the video, at the picture
     * @param glance the picture
     * @param seen where the detector sees the face
     * @throws IOException if the picture cannot be looked at
     */
    void take(Sight sight, Glance glance, Box seen) throws IOException;

    /**
     * Goes on to the picture after the last one.
     *
     * @param sight the video, at the picture
     * @param glance the picture
     * @throws IOException if the picture cannot be looked at
     */
    void follow(Sight sight, Glance glance) throws IOException;

    /** What is known of the face in the picture that was taken or followed to last. */
    State state();

    /**
     * A face in one picture.
     *
     * @param box where a detector would see it
     * @param sureness how sure it is, from the picture alone, that this is a face, 0..1
     * @param mouth how fast its mouth moves by itself, in any unit that a follower keeps to; NaN if
     *     unknown
     * @param values what an analyzer wants to know of it later, always as many
     */
    record State(Box box, double sureness, double mouth, float[] values) {}
}
