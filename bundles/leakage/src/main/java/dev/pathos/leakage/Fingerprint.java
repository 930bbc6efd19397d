package dev.pathos.leakage;

/**
 * What is left of a sound for comparison: 32 bits for every 8 ms.
 *
 * @param words a frame's bits
 * @param marks the highest bit says that the frame counts; the lowest 15 name the three bits of its
 *     word, 5 bits each, that were decided most narrowly
 */
record Fingerprint(int[] words, int[] marks) {
    /** How many of a word's bits are named as narrowly decided. */
    static final int WEAK = 3;

    /** Frames that two sounds must have in common at least: 0.4 s. */
    static final int COMMON = 50;

    /** Of the shorter sound's frames, the share that must be in common. */
    static final double SHARE = 0.5;

    /**
     * The share of differing bits up to which two sounds are copies of one. Copies with noise at 20
     * dB, other rates, codecs and trimmed ends stay below 0.24; two takes of the same sentence by
     * the same actor of RAVDESS differ in 0.31 or more.
     */
    static final double ERRORS = 0.25;

    int frames() {
        return words.length;
    }

    /** Whether a frame has something to compare. */
    boolean counts(int frame) {
        return marks[frame] < 0;
    }

    /** How many frames count. */
    int counting() {
        int counting = 0;
        for (int mark : marks) {
            counting += mark >>> 31;
        }
        return counting;
    }

    /**
     * A word with some of its narrowly decided bits changed.
     *
     * @param frame the frame
     * @param change which of them to change, a bit set below 2^{@link #WEAK}
     */
    int changed(int frame, int change) {
        int word = words[frame];
        for (int w = 0; w < WEAK; w++) {
            if ((change >> w & 1) != 0) {
                word ^= 1 << (marks[frame] >> 5 * w & 31);
            }
        }
        return word;
    }

    /**
     * Whether another sound is a copy of this one, or one holds the other.
     *
     * @param other the other
     * @param shift this one's frame where the other one's frame 0 lies
     * @return whether enough frames that count in both agree in enough bits
     */
    boolean matches(Fingerprint other, int shift) {
        int common = 0;
        int errors = 0;
        int to = Math.min(frames(), other.frames() + shift);
        for (int i = Math.max(0, shift); i < to; i++) {
            if ((marks[i] & other.marks[i - shift]) < 0) {
                common++;
                errors += Integer.bitCount(words[i] ^ other.words[i - shift]);
            }
        }
        return common >= COMMON
                && common >= SHARE * Math.min(counting(), other.counting())
                && errors <= ERRORS * Integer.SIZE * common;
    }
}
