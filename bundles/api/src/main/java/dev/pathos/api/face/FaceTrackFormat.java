package dev.pathos.api.face;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** A file format for face tracks; stateless and usable from several threads. */
@ConsumerType
public interface FaceTrackFormat {
    /** What it is called, such as {@code openface}. */
    String name();

    /** The extension of its files, without a dot. */
    String extension();

    /**
     * Writes a track; the file is complete or, if it was not there before, absent.
     *
     * @param track the track
     * @param file where it goes; replaced if it is there
     * @throws IOException if it cannot be written
     */
    void write(FaceTrack track, Path file) throws IOException;
}
