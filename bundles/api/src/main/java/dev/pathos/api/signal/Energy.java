package dev.pathos.api.signal;

/** Root mean square energy over time. */
public final class Energy {
    private Energy() {}

    /**
     * The RMS of each window: {@code sqrt(mean(x^2))}, no window function, whole windows only; a
     * sound shorter than one window gives one value over what there is.
     *
     * @param audio the sound, read piece by piece
     * @param windowSeconds the window, 0.032 by default elsewhere
     * @param hopSeconds from one window's start to the next
     * @return one value a window, at least 0, in the unit of the samples; empty for an empty sound
     */
    public static double[] rms(Audio audio, double windowSeconds, double hopSeconds) {
        int window = Math.max(1, (int) Math.round(windowSeconds * audio.sampleRate()));
        int hop = Math.max(1, (int) Math.round(hopSeconds * audio.sampleRate()));
        int count = new Framing(window, hop).rows(audio.length());
        double[] energy = new double[count];
        float[] samples = new float[window];
        for (int i = 0; i < count; i++) {
            int n = audio.read((long) i * hop, samples);
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += (double) samples[k] * samples[k];
            }
            energy[i] = Math.sqrt(sum / n);
        }
        return energy;
    }
}
