package dev.pathos.lld;

import java.util.List;

/**
 * What the samples themselves tell.
 *
 * <ul>
 *   <li>{@code rms}: {@code sqrt(mean(x^2))}, in the unit of the samples.
 *   <li>{@code zero-crossing-rate}: sign changes of {@code x - mean(x)} a sample, 0..1, with 0
 *       taken as positive (Rabiner and Schafer 1978).
 * </ul>
 */
final class Waveform implements Descriptors {
    @Override
    public List<String> names() {
        return List.of("rms", "zero-crossing-rate");
    }

    @Override
    public void describe(Frame frame, float[] row, int at) {
        float[] x = frame.samples;
        double squares = 0;
        double sum = 0;
        for (float value : x) {
            squares += (double) value * value;
            sum += value;
        }
        float mean = (float) (sum / x.length);
        int crossings = 0;
        boolean above = x[0] >= mean;
        for (float value : x) {
            boolean now = value >= mean;
            crossings += now == above ? 0 : 1;
            above = now;
        }
        row[at] = (float) Math.sqrt(squares / x.length);
        row[at + 1] = (float) crossings / Math.max(1, x.length - 1);
    }
}
