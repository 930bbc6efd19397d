package dev.pathos.extraction;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as openSMILE's tables have them: whole ones as they are, others as C's {@code %e} prints
 * them, with a digit before and six behind the point and two or more in the exponent.
 */
final class CNumber {
    /** Powers of ten that a double holds exactly. */
    private static final double[] POWERS = new double[23];

    private static final int DIGITS = 7;
    private static final long LEAST = 1_000_000;

    /** What a digit cannot be told from being halfway to the next: far above rounding. */
    private static final double NEAR = 1e-6;

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private CNumber() {}

    /** Appends a number; one that is not finite as C does, {@code nan} and {@code inf}. */
    static void append(Bytes out, float value) {
        if (Float.isNaN(value)) {
            out.text("nan");
        } else if (Float.isInfinite(value)) {
            out.text(value > 0 ? "inf" : "-inf");
        } else if (value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE) {
            out.whole((long) value);
        } else {
            scientific(out, value);
        }
    }

    private static void scientific(Bytes out, double value) {
        if (value < 0) {
            out.put('-');
        }
        double size = Math.abs(value);
        int exponent = (int) Math.floor(Math.log10(size));
        long digits = digits(size, exponent);
        if (digits < LEAST || digits >= 10 * LEAST) {
            // the logarithm, or rounding up to the next power of ten
            exponent += digits < LEAST ? -1 : 1;
            digits = digits(size, exponent);
        }
        out.put((char) ('0' + digits / LEAST));
        out.put('.');
        out.digits(digits % LEAST, DIGITS - 1);
        out.put('e');
        out.put(exponent < 0 ? '-' : '+');
        int places = Math.abs(exponent);
        out.digits(places, places < 100 ? 2 : 3);
    }

    /** The number times a power of ten so that the point stands behind so many digits, rounded. */
    private static long digits(double size, int exponent) {
        int shift = DIGITS - 1 - exponent;
        if (Math.abs(shift) < POWERS.length) {
            double moved = shift >= 0 ? size * POWERS[shift] : size / POWERS[-shift];
            double rest = moved - Math.floor(moved);
            if (Math.abs(rest - .5) > NEAR) {
                return (long) (rest > .5 ? Math.floor(moved) + 1 : Math.floor(moved));
            }
        }
        // exactly, ties to even, as C libraries do
        return new BigDecimal(size)
                .scaleByPowerOfTen(shift)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
