package dev.pathos.lld;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.run.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Blocks made by hand for one group of descriptors, and its values by name. */
final class Described {
    /** The bins but the one at 0 Hz, 31.25 Hz apart. */
    static final int BINS = 256;

    static final double BIN_WIDTH = 31.25;

    private static final int W = Lanes.WIDTH;

    private Described() {}

    /** Both implementations; one twice where the machine has no other. */
    static Stream<Lanes> implementations() {
        return List.of(Lanes.plain(), Lanes.best()).stream();
    }

    /** A block of 20 ms windows every 10 ms at 16 kHz, nothing in it. */
    static Block block(Lanes lanes) {
        return new Block(lanes, Preset.COMPARE2016.framing(), 16_000);
    }

    /**
     * A block with those power spectra; amplitudes and totals follow from them.
     *
     * @param spectra one a frame, from bin 0; the last one is repeated
     */
    static Block spectra(Lanes lanes, double[]... spectra) {
        Block block = block(lanes);
        for (int f = 0; f < W; f++) {
            double[] spectrum = spectra[Math.min(f, spectra.length - 1)];
            double total = 0;
            for (int k = 0; k <= BINS; k++) {
                block.power[k * W + f] = (float) spectrum[k];
                block.amplitude[k * W + f] = (float) Math.sqrt(spectrum[k]);
                total += k > 0 ? spectrum[k] : 0;
            }
            block.total[f] = (float) total;
        }
        return block;
    }

    /** A spectrum with that power in one bin and none elsewhere. */
    static double[] line(int bin, double power) {
        double[] spectrum = new double[BINS + 1];
        spectrum[bin] = power;
        return spectrum;
    }

    /** A spectrum with the same power in all bins. */
    static double[] flat(double power) {
        double[] spectrum = new double[BINS + 1];
        Arrays.fill(spectrum, power);
        return spectrum;
    }

    /** A spectrum that falls as those of speech do, rough by chance. */
    static double[] random(long seed) {
        SplittableRandom random = Seeds.random(seed, "spectrum");
        double[] spectrum = new double[BINS + 1];
        for (int k = 0; k <= BINS; k++) {
            spectrum[k] = (float) (Math.exp(-k / 40.) * (.1 + random.nextDouble()));
        }
        return spectrum;
    }

    /** Powers of mel bands, one array a frame; the last one is repeated. */
    static Block mel(Lanes lanes, double[]... frames) {
        Block block = block(lanes);
        for (int f = 0; f < W; f++) {
            double[] mel = frames[Math.min(f, frames.length - 1)];
            for (int b = 0; b < Block.BANDS; b++) {
                block.mel[b * W + f] = (float) mel[b];
            }
        }
        return block;
    }

    /** Powers of mel bands by chance, over five orders of magnitude. */
    static double[] randomMel(long seed, long frame) {
        SplittableRandom random = Seeds.random(seed, "mel", frame);
        double[] mel = new double[Block.BANDS];
        for (int b = 0; b < mel.length; b++) {
            mel[b] = (float) Math.exp(10 * random.nextDouble() - 9);
        }
        return mel;
    }

    /** All values of a block, [row][frame]. */
    static float[][] rows(Descriptors group, Block block) {
        int count = group.names().size();
        // a row before, so that none may begin at 0
        float[] out = new float[(count + 1) * W];
        group.describe(block, out, 1);
        float[][] rows = new float[count][];
        for (int r = 0; r < count; r++) {
            rows[r] = Arrays.copyOfRange(out, (r + 1) * W, (r + 2) * W);
        }
        for (int f = 0; f < W; f++) {
            if (out[f] != 0) {
                throw new AssertionError("wrote before its first row");
            }
        }
        return rows;
    }

    /** The value of a column in the first frame. */
    static float value(Descriptors group, Block block, String name) {
        return rows(group, block)[group.names().indexOf(name)][0];
    }
}
