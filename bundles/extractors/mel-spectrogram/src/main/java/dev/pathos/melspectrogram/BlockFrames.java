package dev.pathos.melspectrogram;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.signal.Framing;
import java.util.List;

/**
 * The rows of one sound, computed block by block when they are read and never kept, so that a
 * recording of hours needs the memory of a block. A row has the same values wherever a block
 * begins.
 */
final class BlockFrames implements Frames {
    private final Audio audio;
    private final float gain;
    private final Framing framing;
    private final List<String> columns;
    private final IdleKernels kernels;

    /**
     * @param gain what samples are multiplied by
     * @param columns the names of the values that a kernel computes for a frame
     */
    BlockFrames(
            Audio audio, float gain, Framing framing, List<String> columns, IdleKernels kernels) {
        this.audio = audio;
        this.gain = gain;
        this.framing = framing;
        this.columns = columns;
        this.kernels = kernels;
    }

    @Override
    public int rows() {
        return framing.rows(audio.length());
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public double frameRate() {
        return (double) audio.sampleRate() / framing.hop();
    }

    @Override
    public int read(int fromRow, float[] into) {
        int count = Math.max(0, Math.min(into.length / columns.size(), rows() - fromRow));
        kernels.use(kernel -> read(fromRow, count, into, kernel));
        return count;
    }

    private void read(int fromRow, int count, float[] into, Kernel kernel) {
        float[] samples = new float[(Lanes.WIDTH - 1) * framing.hop() + framing.window()];
        for (int r = 0; r < count; r += Lanes.WIDTH) {
            Framing.read(audio, (long) (fromRow + r) * framing.hop(), samples);
            for (int n = 0; n < samples.length; n++) {
                samples[n] *= gain;
            }
            int frames = Math.min(Lanes.WIDTH, count - r);
            kernel.rows(samples, frames, into, r * columns.size());
        }
    }
}
