package dev.pathos.lld;

import dev.pathos.acoustics.EqualLoudness;
import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.MelBands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The auditory spectrum without what stays the same or changes faster than speech does: the
 * logarithms of mel bands pass a filter over time before they are weighed and compressed (RASTA,
 * Hermansky and Morgan, IEEE TSAP 2(4), 1994).
 *
 * <p>The filter is {@code y_t = p y_(t-1) + .2 (x_t - x_(t-4)) + .2 q (x_(t-1) - x_(t-3))}: {@code
 * q = -2 cos(2 pi 29 / r)} stops 29 Hz and {@code p = 1 - sin(2 pi / r)} lets pass from about 1 Hz
 * on, at r frames a second. It begins with the sixth frame; before, y is 0.
 *
 * <ul>
 *   <li>{@code audspecRasta_lengthL1norm}: the mean of the bands.
 *   <li>{@code audSpec_Rfilt[0..25]}: the bands, {@code (w(f) exp(y))^.33}.
 * </ul>
 */
final class RelativeSpectrum implements Descriptors {
    private static final int ORDER = 4;
    private static final int SETTLING = 5;
    private static final double GAIN = .2;
    private static final double STOPPED = 29;
    private static final double PASSED = 1;

    private final float pole;
    private final float outer;
    private final float inner;
    private final float[] weights;
    private final float[] mean;

    /** Logarithms of the bands, the last frames of the block before first. */
    private final float[][] logs = new float[Block.BANDS][ORDER + Lanes.WIDTH];

    private final float[] states = new float[Block.BANDS];
    private final float[] lines = new float[Block.BANDS * Lanes.WIDTH];
    private long frames;

    /**
     * @param frameRate frames a second
     */
    RelativeSpectrum(double frameRate) {
        pole = (float) (1 - Math.sin(2 * Math.PI * PASSED / frameRate));
        outer = (float) GAIN;
        inner = (float) (-2 * GAIN * Math.cos(2 * Math.PI * STOPPED / frameRate));
        weights =
                EqualLoudness.compressed(
                        MelBands.centres(Block.BANDS, Block.LOWEST, Block.HIGHEST));
        mean = new float[weights.length];
        Arrays.fill(mean, 1f / mean.length);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of("audspecRasta_lengthL1norm"));
        for (int b = 0; b < weights.length; b++) {
            names.add("audSpec_Rfilt[" + b + "]");
        }
        return names;
    }

    @Override
    public void describe(Block block, float[] out, int row) {
        block.lanes.ln(block.mel, 0, weights.length, AuditorySpectrum.FLOOR, lines, 0);
        for (int b = 0; b < weights.length; b++) {
            filter(b);
        }
        frames += Lanes.WIDTH;
        block.lanes.exp(lines, 0, weights.length, lines, 0);
        for (int b = 0; b < weights.length; b++) {
            for (int f = 0; f < Lanes.WIDTH; f++) {
                out[(row + 1 + b) * Lanes.WIDTH + f] = weights[b] * lines[b * Lanes.WIDTH + f];
            }
        }
        block.lanes.combine(out, row + 1, mean, out, row);
    }

    private void filter(int band) {
        float[] x = logs[band];
        int line = band * Lanes.WIDTH;
        System.arraycopy(x, Lanes.WIDTH, x, 0, ORDER);
        System.arraycopy(lines, line, x, ORDER, Lanes.WIDTH);
        float y = states[band];
        for (int f = 0; f < Lanes.WIDTH; f++) {
            if (frames + f >= SETTLING) {
                y =
                        pole * y
                                + outer * (x[f + ORDER] - x[f])
                                + inner * (x[f + ORDER - 1] - x[f + 1]);
            }
            lines[line + f] = EqualLoudness.COMPRESSION * y;
        }
        states[band] = y;
    }
}
