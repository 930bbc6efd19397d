package dev.pathos.melspectrogram;

import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.signal.Framing;
import java.util.List;
import java.util.function.Supplier;

/**
 * The spectrogram of one sound, computed when rows are read and never kept, so that a recording of
 * hours needs the memory of a row.
 */
final class MelFrames implements Frames {
    private final Audio audio;
    private final Framing framing;
    private final List<String> columns;
    private final Supplier<Kernel> kernels;

    MelFrames(Audio audio, Framing framing, List<String> columns, Supplier<Kernel> kernels) {
        this.audio = audio;
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
        int width = columns.size();
        int count = Math.max(0, Math.min(into.length / width, rows() - fromRow));
        Kernel kernel = kernels.get();
        float[] samples = new float[framing.window()];
        float[] bands = new float[width];
        for (int r = 0; r < count; r++) {
            Framing.read(audio, (long) (fromRow + r) * framing.hop(), samples);
            kernel.row(samples, bands);
            System.arraycopy(bands, 0, into, r * width, width);
        }
        return count;
    }
}
