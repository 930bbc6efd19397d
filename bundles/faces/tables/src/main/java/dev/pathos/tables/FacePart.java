package dev.pathos.tables;

/** Parts of a face by its landmarks. */
enum FacePart {
    JAW(0, 17),
    BROWS(17, 27),
    EYES(36, 48),
    NOSE(27, 36),
    MOUTH(48, 68),
    ALL(0, 68);

    private final int from;
    private final int to;

    FacePart(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Its first landmark. */
    int from() {
        return from;
    }

    /** The landmark behind its last. */
    int to() {
        return to;
    }
}
