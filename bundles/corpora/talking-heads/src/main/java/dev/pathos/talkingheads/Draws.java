package dev.pathos.talkingheads;

import dev.pathos.api.run.Seeds;
import java.util.SplittableRandom;

/**
 * Random draws that are the same bits on every machine.
 *
 * <p>The JDK leaves the algorithm behind {@code nextGaussian} open and lets {@code Math.log} differ
 * in the last bit, so Gaussians are made here on {@link StrictMath}.
 */
final class Draws {
    private final SplittableRandom random;

    private Draws(SplittableRandom random) {
        this.random = random;
    }

    /** A stream for one purpose, as {@link Seeds#random}. */
    static Draws of(long seed, String purpose, long... indices) {
        return new Draws(Seeds.random(seed, purpose, indices));
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [low, high). */
    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Whether an event of that probability happens. */
    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Uniform among {@code 0..size-1}. */
    int index(int size) {
        return (int) (uniform() * size);
    }

    /** Standard normal, drawn again beyond 2.5 so that no voice or face is a freak. */
    double gaussian() {
        while (true) {
            // Marsaglia's polar method; its second value is dropped to keep the stream stateless.
            double u = uniform(-1, 1);
            double v = uniform(-1, 1);
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                double value = u * Math.sqrt(-2 * StrictMath.log(s) / s);
                if (Math.abs(value) <= 2.5) {
                    return value;
                }
            }
        }
    }

    /** Log-normal with median 1 and that spread of the logarithm. */
    double factor(double spread) {
        return StrictMath.exp(spread * gaussian());
    }
}
