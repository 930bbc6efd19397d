package dev.pathos.facialactivation;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import java.util.Locale;
import java.util.stream.IntStream;

/** Which landmarks count, in the numbering of {@link FaceTrack}. */
enum Region {
    /** All of them. */
    ALL(IntStream.range(0, FaceTrack.POINTS)),
    /** Jaw line and mouth. */
    LOWER(IntStream.concat(IntStream.range(0, 17), IntStream.range(48, FaceTrack.POINTS))),
    /** Brows and eyes. */
    UPPER(IntStream.concat(IntStream.range(17, 27), IntStream.range(36, 48)));

    private final int[] points;

    Region(IntStream points) {
        this.points = points.toArray();
    }

    int[] points() {
        return points.clone();
    }

    static Region named(String name) {
        for (Region region : values()) {
            if (region.name().toLowerCase(Locale.ROOT).equals(name)) {
                return region;
            }
        }
        throw new Problem(
                "there is no region '" + name + "' of the face",
                "key region",
                "choose all, lower or upper");
    }
}
