package dev.pathos.talkingheads;

import java.util.Locale;

/**
 * A speech sound: how long, where its formants lie, how it is excited, how the mouth looks.
 *
 * @param symbol its name in ARPAbet
 * @param kind the manner of articulation
 * @param seconds its duration in an unstressed syllable at normal speed
 * @param formants F1, F2, F3 of a man in Hz
 * @param voicing linear amplitude of the glottal source, 0 if voiceless
 * @param noise linear RMS of the frication or aspiration, 0 if none
 * @param centre of the frication, in Hz
 * @param width of the frication, in Hz
 * @param viseme the class of mouth shapes that it belongs to
 */
record Phone(
        String symbol,
        Kind kind,
        double seconds,
        double[] formants,
        double voicing,
        double noise,
        double centre,
        double width,
        String viseme) {
    /** Manners of articulation. */
    enum Kind {
        VOWEL,
        PLOSIVE,
        NASAL,
        FRICATIVE,
        ASPIRATE,
        APPROXIMANT,
        SILENCE
    }

    /** Reads a row of the section {@code [phones]}. */
    static Phone of(String[] row) {
        return new Phone(
                row[0],
                Kind.valueOf(row[1].toUpperCase(Locale.ROOT)),
                Double.parseDouble(row[2]) / 1000,
                new double[] {
                    Double.parseDouble(row[3]),
                    Double.parseDouble(row[4]),
                    Double.parseDouble(row[5])
                },
                amplitude(row[6]),
                amplitude(row[7]),
                Double.parseDouble(row[8]),
                Double.parseDouble(row[9]),
                row[10]);
    }

    private static double amplitude(String decibel) {
        return decibel.equals("-") ? 0 : Curves.amplitude(Double.parseDouble(decibel));
    }

    /** Whether the vocal folds swing. */
    boolean voiced() {
        return voicing > 0;
    }
}
