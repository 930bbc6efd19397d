package dev.pathos.api.signal;

/**
 * A view on some samples of a sound.
 *
 * @param whole the sound
 * @param from the first sample
 * @param to the one behind the last
 */
record Stretch(Audio whole, long from, long to) implements Audio {
    @Override
    public int sampleRate() {
        return whole.sampleRate();
    }

    @Override
    public long length() {
        return to - from;
    }

    @Override
    public int read(long first, float[] into) {
        int count = (int) Math.max(0, Math.min(into.length, length() - first));
        if (count == into.length) {
            return whole.read(from + first, into);
        }
        float[] part = new float[count];
        whole.read(from + first, part);
        System.arraycopy(part, 0, into, 0, count);
        return count;
    }
}
