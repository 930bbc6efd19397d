package dev.pathos.openface;

import dev.pathos.api.face.FaceAnalyzer;

/** The platform's own reader of tables, outside of a framework. */
public final class TestTables {
    private TestTables() {}

    /** Reads the sidecar {@code openface}. */
    public static FaceAnalyzer openface() {
        return new OpenFace("openface");
    }
}
