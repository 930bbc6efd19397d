package dev.pathos.talkingheads;

/** The vocal cues by which emotion shows; units and values are in {@code parameters.txt}. */
enum Cue {
    /** Mean F0 against the speaker's own. */
    PITCH,
    /** Size of the movements of F0. */
    RANGE,
    /** Rise of F0 from begin to end, on top of declination. */
    CONTOUR,
    /** Loudness. */
    LEVEL,
    /** Contrast of loudness between syllables. */
    VARIATION,
    /** Speed. */
    RATE,
    /** Pauses between words. */
    PAUSES,
    /** Spectral tilt of the glottal source. */
    TILT,
    /** Irregularity of the period. */
    JITTER,
    /** Irregularity of the period's amplitude. */
    SHIMMER,
    /** Aspiration. */
    BREATH,
    /** Size of the vowel space. */
    ARTICULATION,
    /** Shift of all formants by spread or protruded lips. */
    LIPS
}
