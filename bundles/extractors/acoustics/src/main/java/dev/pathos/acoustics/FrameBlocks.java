package dev.pathos.acoustics;

import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;

/** Reads a sound in blocks of {@link Lanes#WIDTH} frames; samples after its end are 0. */
public final class FrameBlocks {
    private final Audio audio;
    private final Framing framing;
    private final int rows;
    private final float[] samples;
    private int first = -Lanes.WIDTH;

    /**
     * Begins before the first block.
     *
     * @param audio the sound
     * @param framing window and hop in samples
     */
    public FrameBlocks(Audio audio, Framing framing) {
        this(audio, framing, framing.window());
    }

    /**
     * Begins before the first block, for frames of which more than the window is looked at.
     *
     * @param audio the sound
     * @param framing window and hop in samples, which decide how many frames there are
     * @param span samples of a frame, at least the window
     */
    public FrameBlocks(Audio audio, Framing framing, int span) {
        this.audio = audio;
        this.framing = framing;
        rows = framing.rows(audio.length());
        samples = new float[(Lanes.WIDTH - 1) * framing.hop() + span];
    }

    /**
     * Reads the next block.
     *
     * @return whether there is one
     */
    public boolean advance() {
        if (first + Lanes.WIDTH >= rows) {
            return false;
        }
        first += Lanes.WIDTH;
        Framing.read(audio, (long) first * framing.hop(), samples);
        return true;
    }

    /** The block's samples: its frame f begins at {@code f} times the hop. */
    public float[] samples() {
        return samples;
    }

    /** How many frames of the block are the sound's, 1 to {@link Lanes#WIDTH}. */
    public int frames() {
        return Math.min(Lanes.WIDTH, rows - first);
    }
}
