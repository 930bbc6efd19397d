package dev.pathos.landmarks;

import java.util.function.ToDoubleFunction;

/**
 * A distance in the face, in millimetres of an average face, that action units change.
 *
 * <p>Each knows how its value at rest is found, see {@link Neutral}: the quantile of a clip at
 * which it is expected, how far people differ at rest, and how far it departs from rest in a usual
 * clip (standard deviations, millimetres, as {@code docs/action-units.md} derives them).
 */
enum Measure {
    /** Height of the inner three fifths of the brows above the corners of the eyes. */
    BROW_HEADS(.5, 3.1, 1.3, f -> f.aboveEyes(19, 20, 21, 22, 23, 24)),
    /** Height of the tails of the brows above the corners of the eyes. */
    BROW_TAILS(.5, 2.7, 1.2, f -> f.aboveEyes(17, 18, 25, 26)),
    /** Height of the brows, but for their ends, above the corners of the eyes. */
    BROWS(.5, 2.9, 1.2, f -> f.aboveEyes(18, 19, 20, 21, 22, 23, 24, 25)),
    /** Distance between the middles of the brows. */
    BROWS_APART(.5, 4, 1, f -> f.across(22, 23, 24, 25, 26) - f.across(17, 18, 19, 20, 21)),
    /** Height of the upper lids above the corners of the eyes. */
    UPPER_LID(.5, .7, .9, f -> f.aboveEyes(37, 38, 43, 44)),
    /** Height of the lower lids above the corners of the eyes; negative, as they lie below. */
    LOWER_LID(.5, .4, .3, f -> f.aboveEyes(40, 41, 46, 47)),
    /** How far the eyes are open. */
    EYES_OPEN(.5, 1, 1.1, f -> f.down(40, 41, 46, 47) - f.down(37, 38, 43, 44)),
    /** Height of the upper lip below the base of the nose, negative so that it grows upwards. */
    UPPER_LIP(.4, 1.6, 1.2, f -> -f.belowNose(49, 50, 51, 52, 53)),
    /** Half the distance between the corners of the mouth. */
    MOUTH_HALF(.4, 1.6, 1.9, f -> (f.x()[54] - f.x()[48]) / 2),
    /** Height of the corners of the mouth, half above those of the eyes, half above mid-lips. */
    CORNERS_UP(.4, 2.4, 1.6, f -> (f.aboveEyes(48, 54) + f.down(51, 57) - f.down(48, 54)) / 2),
    /** Height of the lower lip's middle above the corners of the mouth; negative at rest. */
    LIP_ARCH(.5, 3, 1.3, f -> f.down(48, 54) - f.down(57)),
    /** Thickness of the red of both lips together. */
    LIPS_THICK(.5, 1.5, 1, f -> f.down(56, 57, 58) - f.down(50, 51, 52) - gap(f)),
    /** The gap between the lips. */
    LIPS_APART(.2, 1.5, 5.3, Measure::gap),
    /** Depth of the lower lip below the base of the nose. */
    LOWER_LIP(.2, 4.1, 5.4, f -> f.belowNose(56, 57, 58));

    private final double quantile;
    private final double people;
    private final double clip;
    private final ToDoubleFunction<Frontal> formula;

    Measure(double quantile, double people, double clip, ToDoubleFunction<Frontal> formula) {
        this.quantile = quantile;
        this.people = people;
        this.clip = clip;
        this.formula = formula;
    }

    private static double gap(Frontal face) {
        return face.down(65, 66, 67) - face.down(61, 62, 63);
    }

    /** Its value in a face. */
    double of(Frontal face) {
        return formula.applyAsDouble(face);
    }

    /** The share of a clip's frames whose values lie below the one at rest. */
    double quantile() {
        return quantile;
    }

    /** Standard deviation between people at rest. */
    double people() {
        return people;
    }

    /** Standard deviation within a clip. */
    double clip() {
        return clip;
    }
}
