package dev.pathos.lld;

import dev.pathos.acoustics.Cepstrum;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mel-frequency cepstral coefficients 1 to 14 of powers in mel bands, with a lifter of 22 (Young et
 * al., The HTK Book 3.4, section 5.6).
 *
 * <p>{@code mfcc[1..14]}.
 */
final class MelCepstrum implements Descriptors {
    private static final int COUNT = 14;
    private static final int LIFTER = 22;

    private final float[][] weights = Cepstrum.weights(1, COUNT, Block.BANDS, LIFTER);
    private float[] logs = new float[0];

    @Override
    public List<String> names() {
        return IntStream.rangeClosed(1, COUNT).mapToObj(i -> "mfcc[" + i + "]").toList();
    }

    @Override
    public void describe(Block block, float[] out, int row) {
        if (logs.length != block.mel.length) {
            logs = new float[block.mel.length];
        }
        block.lanes.ln(block.mel, 0, Block.BANDS, AuditorySpectrum.FLOOR, logs, 0);
        for (int c = 0; c < COUNT; c++) {
            block.lanes.combine(logs, 0, weights[c], out, row + c);
        }
    }
}
