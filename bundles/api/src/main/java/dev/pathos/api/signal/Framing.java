package dev.pathos.api.signal;

import java.util.Arrays;

/**
 * Cuts a sound into overlapping windows: whole windows only, but a sound shorter than one window
 * gives one, which is filled up with zeros.
 *
 * @param window samples in a window, at least 1
 * @param hop samples from one window's start to the next, at least 1
 */
public record Framing(int window, int hop) {
    public Framing {
        if (window < 1 || hop < 1) {
            throw new IllegalArgumentException("window and hop must be at least 1 sample");
        }
    }

    /**
     * The number of windows.
     *
     * @param samples the sound's length
     * @return {@code 1 + floor((samples - window) / hop)}, 1 for a short sound, 0 for an empty one
     */
    public int rows(long samples) {
        if (samples <= 0) {
            return 0;
        }
        return samples < window ? 1 : Math.toIntExact((samples - window) / hop + 1);
    }

    /**
     * Copies samples out that need not lie within the sound.
     *
     * @param audio the sound
     * @param from the first sample, may be negative
     * @param into takes the samples, and zeros where the sound has none
     */
    public static void read(Audio audio, long from, float[] into) {
        int before = (int) Math.min(into.length, Math.max(0, -from));
        int count;
        if (before == 0) {
            count = audio.read(from, into);
        } else {
            float[] inside = new float[into.length - before];
            count = audio.read(0, inside);
            System.arraycopy(inside, 0, into, before, count);
            Arrays.fill(into, 0, before, 0);
        }
        Arrays.fill(into, before + count, into.length, 0);
    }
}
