package dev.pathos.bench;

import dev.pathos.api.signal.Audio;

/**
 * A sound of any length that repeats the same samples.
 *
 * @param sampleRate samples per second
 * @param samples what is repeated, at least one sample
 * @param length the number of samples in all
 */
record Looped(int sampleRate, float[] samples, long length) implements Audio {
    @Override
    public int read(long from, float[] into) {
        int count = (int) Math.max(0, Math.min(into.length, length - from));
        for (int done = 0; done < count; ) {
            int at = (int) ((from + done) % samples.length);
            int piece = Math.min(count - done, samples.length - at);
            System.arraycopy(samples, at, into, done, piece);
            done += piece;
        }
        return count;
    }
}
