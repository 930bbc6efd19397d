package dev.pathos.lld;

import dev.pathos.acoustics.EqualLoudness;
import dev.pathos.acoustics.MelBands;
import java.util.List;

/**
 * Loudness as the first steps of perceptual linear prediction give it (Hermansky 1990).
 *
 * <ul>
 *   <li>{@code audspec_lengthL1norm}: the mean over mel bands of {@code (w(f) power)^.33} with f
 *       the band's centre.
 * </ul>
 */
final class AuditorySpectrum implements Descriptors {
    /** One step of 16 bits: less than that is silence. */
    static final float FLOOR = 1f / (32767f * 32767f);

    private final float[] weights;
    private float[] loudness = new float[0];

    AuditorySpectrum() {
        weights =
                EqualLoudness.compressed(
                        MelBands.centres(Block.BANDS, Block.LOWEST, Block.HIGHEST));
        for (int b = 0; b < weights.length; b++) {
            weights[b] /= weights.length;
        }
    }

    @Override
    public List<String> names() {
        return List.of("audspec_lengthL1norm");
    }

    @Override
    public void describe(Block block, float[] out, int row) {
        if (loudness.length != block.mel.length) {
            loudness = new float[block.mel.length];
        }
        block.lanes.pow(
                block.mel, 0, weights.length, EqualLoudness.COMPRESSION, FLOOR, loudness, 0);
        block.lanes.combine(loudness, 0, weights, out, row);
    }
}
