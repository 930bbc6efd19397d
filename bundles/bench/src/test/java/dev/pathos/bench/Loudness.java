package dev.pathos.bench;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.util.List;

/** An extractor whose values are easy to foretell: the first samples of windows 10 ms apart. */
final class Loudness implements FeatureExtractor {
    private final List<String> columns;

    /**
     * @param columns names; column c has c times the sample, column 0 the sample itself
     */
    Loudness(String... columns) {
        this.columns = List.of(columns);
    }

    @Override
    public Frames extract(Audio audio) {
        int rows = (int) (audio.length() / 160);
        float[] values = new float[rows * columns.size()];
        float[] sample = new float[1];
        for (int r = 0; r < rows; r++) {
            audio.read(160L * r, sample);
            for (int c = 0; c < columns.size(); c++) {
                values[r * columns.size() + c] = Math.max(1, c) * sample[0];
            }
        }
        return Frames.of(columns, 100, values);
    }

    @Override
    public String revision() {
        return "1";
    }
}
