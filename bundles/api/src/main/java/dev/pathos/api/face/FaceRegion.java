package dev.pathos.api.face;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A part of the face: some of its landmarks, in the numbering of {@link FaceTrack}. */
public enum FaceRegion {
    /** All of them. */
    ALL(IntStream.range(0, FaceTrack.POINTS)),
    /** Jaw line and mouth. */
    LOWER(IntStream.concat(IntStream.range(0, 17), IntStream.range(48, FaceTrack.POINTS))),
    /** Brows and eyes. */
    UPPER(IntStream.concat(IntStream.range(17, 27), IntStream.range(36, 48)));

    private final int[] points;

    FaceRegion(IntStream points) {
        this.points = points.toArray();
    }

    /** The landmarks' numbers. */
    public int[] points() {
        return points.clone();
    }

    /**
     * The region of a name.
     *
     * @param name {@code all}, {@code lower} or {@code upper}
     * @return the region; empty if there is none
     */
    public static Optional<FaceRegion> named(String name) {
        return Stream.of(values()).filter(r -> r.toString().equals(name)).findFirst();
    }

    /** Its name, such as {@code lower}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
