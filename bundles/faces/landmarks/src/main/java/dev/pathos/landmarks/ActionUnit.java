package dev.pathos.landmarks;

import java.util.function.ToDoubleFunction;

/**
 * An action unit of the Facial Action Coding System (Ekman, Friesen and Hager, FACS Manual, 2002)
 * that 68 landmarks show, and what shows it: a displacement from rest that the manual describes.
 *
 * <p>Intensity 5, "maximum", is reached at a round figure in millimetres about as large as faces
 * bring it about; between rest and there it is proportional. {@code docs/action-units.md} tells how
 * far the units agree with other tools', and why some are left out.
 */
enum ActionUnit {
    /** Inner brow raiser: the inner brows rise. */
    AU01(10, d -> d.of(Measure.BROW_HEADS)),
    /** Outer brow raiser: the tails of the brows rise. */
    AU02(10, d -> d.of(Measure.BROW_TAILS)),
    /** Brow lowerer: the brows sink and draw together. */
    AU04(8, d -> -d.of(Measure.BROWS) - d.of(Measure.BROWS_APART) / 2),
    /** Upper lid raiser: the upper lids rise. */
    AU05(4, d -> d.of(Measure.UPPER_LID)),
    /** Lid tightener, or cheek raiser, which looks the same here: the lower lids rise. */
    AU07(3, d -> d.of(Measure.LOWER_LID)),
    /** Upper lip raiser: the upper lip rises more than rising corners of the mouth carry it. */
    AU10(8, d -> d.of(Measure.UPPER_LIP) - up(d) / 2),
    /** Lip corner puller: the corners of the mouth move outwards and up, along the diagonal. */
    AU12(12, d -> (d.of(Measure.MOUTH_HALF) + d.of(Measure.CORNERS_UP)) / Math.sqrt(2)),
    /** Lip corner depressor: the corners of the mouth sink more than an opening jaw takes them. */
    AU15(8, d -> -d.of(Measure.CORNERS_UP) - Math.max(0, d.of(Measure.LIPS_APART)) / 8),
    /**
     * Chin raiser, doubtful: the middle of the lower lip rises above the corners of the mouth,
     * which a raised chin does to it, and lips that are pressed or sulk do as well.
     */
    AU17(8, d -> d.of(Measure.LIP_ARCH)),
    /** Lip stretcher: the corners of the mouth move outwards more than they move up. */
    AU20(8, d -> d.of(Measure.MOUTH_HALF) - up(d)),
    /**
     * Lip tightener, doubtful: the red of the lips gets thinner without the mouth getting wider, as
     * it does in lips that are pressed or rolled in, too.
     */
    AU23(6, d -> -d.of(Measure.LIPS_THICK) - Math.max(0, d.of(Measure.MOUTH_HALF))),
    /** Lips part: the gap between the lips widens. */
    AU25(12, d -> d.of(Measure.LIPS_APART)),
    /** Jaw drop: the lower lip sinks away from the nose. */
    AU26(20, d -> d.of(Measure.LOWER_LIP)),
    /** Blink: the eyes close; less than a third is not yet one, and counts less. */
    AU45(1, d -> Math.pow(Math.max(0, d.closed()), 1.5));

    /** The highest intensity. */
    static final float MAXIMUM = 5;

    private final double full;
    private final ToDoubleFunction<Departure> formula;

    ActionUnit(double full, ToDoubleFunction<Departure> formula) {
        this.full = full;
        this.formula = formula;
    }

    private static double up(Departure departure) {
        return Math.max(0, departure.of(Measure.CORNERS_UP));
    }

    /** Whether what it measures agrees with no other tool, so that it is left out unless wanted. */
    boolean doubtful() {
        return this == AU17 || this == AU23;
    }

    /** Its intensity, 0..5. */
    float intensity(Departure departure) {
        double intensity = MAXIMUM * formula.applyAsDouble(departure) / full;
        return (float) Math.max(0, Math.min(MAXIMUM, intensity));
    }
}
