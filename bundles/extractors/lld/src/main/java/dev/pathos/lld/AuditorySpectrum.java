package dev.pathos.lld;

import java.util.ArrayList;
import java.util.List;

/**
 * The spectrum as hearing weighs it (the first steps of perceptual linear prediction, Hermansky
 * 1990): mel band powers times the equal-loudness curve, under a cubic root.
 *
 * <ul>
 *   <li>{@code loudness}: the sum of the 26 bands.
 *   <li>{@code auditory-band-0 .. 25}: {@code (w(f) power)^(1/3)} with f the band's centre.
 * </ul>
 */
final class AuditorySpectrum implements Descriptors {
    private final double[] weights;

    AuditorySpectrum(double[] centres) {
        weights = new double[centres.length];
        for (int b = 0; b < weights.length; b++) {
            weights[b] = equalLoudness(centres[b]);
        }
    }

    /**
     * Hermansky's approximation of the ear's sensitivity around 40 phon: {@code (v + 56.8e6) v^2 /
     * ((v + 6.3e6)^2 (v + .38e9))} with {@code v = (2 pi f)^2}.
     */
    static double equalLoudness(double hertz) {
        double v = Math.pow(2 * Math.PI * hertz, 2);
        return (v + 56.8e6) * v * v / ((v + 6.3e6) * (v + 6.3e6) * (v + .38e9));
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of("loudness"));
        for (int b = 0; b < weights.length; b++) {
            names.add("auditory-band-" + b);
        }
        return names;
    }

    @Override
    public void describe(Frame frame, float[] row, int at) {
        float sum = 0;
        for (int b = 0; b < weights.length; b++) {
            float loudness = (float) Math.cbrt(weights[b] * frame.mel[b]);
            row[at + 1 + b] = loudness;
            sum += loudness;
        }
        row[at] = sum;
    }
}
