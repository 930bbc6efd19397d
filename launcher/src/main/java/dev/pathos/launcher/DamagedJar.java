package dev.pathos.launcher;

import java.io.IOException;
import java.nio.file.Path;

/** Says that a bundle's jar cannot be read, though it is there. */
final class DamagedJar extends LaunchProblem {
    private static final long serialVersionUID = 1L;

    private final transient Path jar;

    DamagedJar(Path jar, IOException cause) {
        super(
                jar
                        + ": this bundle cannot be read ("
                        + cause.getMessage()
                        + "). Put a whole copy in its place, or take it out of the feature.",
                cause);
        this.jar = jar;
    }

    Path jar() {
        return jar;
    }
}
