package dev.pathos.landmarks;

import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Square;
import java.io.IOException;

/** Locates the landmarks of a face of which it is known about where it is. */
interface Locator {
    /**
     * Locates.
     *
     * @param sight the video, at a picture
     * @param around the smallest square around the landmarks, about
     * @return the landmarks
     * @throws IOException if the picture cannot be looked at
     * @throws dev.pathos.api.run.Problem if the model cannot be used
     */
    Shape locate(Sight sight, Square around) throws IOException;
}
