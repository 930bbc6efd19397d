package dev.pathos.media;

/** The kinds of reasons for which a file gives no sound; each reason begins with its words. */
enum Fault {
    /** Nothing is there, or a symbolic link leads nowhere. */
    NO_SUCH_FILE("no such file"),
    /** Its name cannot be told to FFmpeg, which takes text. */
    NAME("a name that is not UTF-8"),
    /** Symbolic links that lead to each other. */
    LINK_LOOP("loop of symbolic links"),
    /** A folder, a device or a pipe. */
    NOT_A_FILE("not a file"),
    /** The user may not read it. */
    NO_PERMISSION("no permission to read it"),
    /** Nothing is in it. */
    EMPTY("empty file (0 bytes)"),
    /** Its size, time or content changed between the first look and the last sample. */
    CHANGED("changed while it was read"),
    /** No demuxer takes it. */
    NOT_MEDIA("not a sound or video file, or damaged at its beginning"),
    /** A video without sound. */
    NO_SOUND("no sound track"),
    /** Sound without pictures, where pictures are wanted. */
    NO_PICTURES("no pictures"),
    /** No decoder takes it. */
    UNKNOWN_CODEC("codec that FFmpeg does not decode"),
    /** A decoder takes it, and not what is in it. */
    DAMAGED("damaged"),
    /** More than a hundredth of what its header counts is missing. */
    TRUNCATED("truncated"),
    /** Floating-point samples that are NaN or infinite. */
    NOT_FINITE("NaN or infinite samples"),
    /** Floating-point samples that no scale explains. */
    OUT_OF_RANGE("samples out of range"),
    /** A rate that is none of sound. */
    IMPOSSIBLE_RATE("impossible sample rate"),
    /** Fewer channels than the one wanted. */
    NO_SUCH_CHANNEL("no such channel"),
    /** Not one sample at 16 kHz. */
    NO_SAMPLES("no samples"),
    /** All samples are zero. */
    SILENT("silent"),
    /** Pictures of a size that none has. */
    IMPOSSIBLE_SIZE("impossible size of pictures"),
    /** It takes more time than one file may. */
    TIME_LIMIT("time limit"),
    /** It takes more memory than one file may. */
    MEMORY_LIMIT("memory limit"),
    /** It gives more sound than one file may. */
    OUTPUT_LIMIT("output limit"),
    /** The decoding process ended on it. */
    CRASHED("decoder crashed");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** Whether the decoding process ends of it. */
    boolean ends() {
        return this == CRASHED || this == TIME_LIMIT || this == MEMORY_LIMIT;
    }

    /** The kind in words. */
    String words() {
        return words;
    }

    /**
     * The reason in words.
     *
     * @param detail what is known beside the kind, possibly nothing
     */
    String reason(String detail) {
        return detail.isEmpty() ? words : words + ": " + detail;
    }
}
