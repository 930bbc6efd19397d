package dev.pathos.api.signal;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Mono sound as a view on samples that need not lie in memory.
 *
 * <p>Samples are in -1..1 by convention, finite, and the same at every reading; a view may be read
 * from several threads. A recording of hours is read piece by piece.
 */
@ConsumerType
public interface Audio {
    /** Samples per second. */
    int sampleRate();

    /** The number of samples. */
    long length();

    /**
     * Copies samples out.
     *
     * @param from the first sample, at least 0
     * @param into where they go, from index 0 on
     * @return how many were there to copy: {@code into.length}, or fewer at the end
     */
    int read(long from, float[] into);

    /** The duration in seconds. */
    default double seconds() {
        return (double) length() / sampleRate();
    }

    /**
     * All samples in one array, for clips that surely fit.
     *
     * @return a fresh array
     * @throws ArithmeticException beyond 2^31-1 samples
     */
    default float[] toArray() {
        float[] all = new float[Math.toIntExact(length())];
        read(0, all);
        return all;
    }

    /**
     * A view on a stretch of this sound.
     *
     * @param start seconds where it begins, at least 0
     * @param end seconds where it ends; beyond this sound, as infinity is, for its end
     * @return the view, without any sample if this sound ends before; this sound itself if the
     *     stretch is all of it
     */
    default Audio stretch(double start, double end) {
        long to = Math.min(length(), Math.round(Math.min(end, seconds()) * sampleRate()));
        long from = Math.min(to, Math.round(start * sampleRate()));
        return from == 0 && to == length() ? this : new Stretch(this, from, to);
    }

    /**
     * A view on samples in memory.
     *
     * @param sampleRate samples per second
     * @param samples the samples, not copied
     * @return the view
     */
    static Audio of(int sampleRate, float[] samples) {
        return new Audio() {
            @Override
            public int sampleRate() {
                return sampleRate;
            }

            @Override
            public long length() {
                return samples.length;
            }

            @Override
            public int read(long from, float[] into) {
                int count = (int) Math.max(0, Math.min(into.length, samples.length - from));
                System.arraycopy(samples, (int) Math.min(from, samples.length), into, 0, count);
                return count;
            }
        };
    }
}
