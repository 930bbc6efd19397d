package dev.pathos.predictor;

import dev.pathos.api.signal.Audio;

/**
 * A view on a stretch of a sound.
 *
 * @param whole the sound
 * @param from its first sample
 * @param length the number of samples
 */
record Cutout(Audio whole, long from, long length) implements Audio {
    /** The samples of a stretch; all of the sound where it takes all. */
    static Audio of(Audio whole, Windows.Stretch stretch) {
        long from = Math.round(stretch.start() * whole.sampleRate());
        long to = Math.min(whole.length(), Math.round(stretch.end() * whole.sampleRate()));
        return from == 0 && to == whole.length() ? whole : new Cutout(whole, from, to - from);
    }

    @Override
    public int sampleRate() {
        return whole.sampleRate();
    }

    @Override
    public int read(long first, float[] into) {
        int count = (int) Math.max(0, Math.min(into.length, length - first));
        if (count == into.length) {
            return whole.read(from + first, into);
        }
        float[] part = new float[count];
        int read = count == 0 ? 0 : whole.read(from + first, part);
        System.arraycopy(part, 0, into, 0, read);
        return read;
    }
}
