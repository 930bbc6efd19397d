package dev.pathos.melspectrogram;

/** Computes the rows of a block of frames; holds working memory, so one a thread. */
interface Kernel {
    /**
     * Computes rows.
     *
     * @param samples the sound from the first frame's start to the end of the block's last frame;
     *     may be overwritten
     * @param frames how many rows are wanted, the first ones of the block
     * @param into takes them, one after the other
     * @param at where the first goes
     */
    void rows(float[] samples, int frames, float[] into, int at);
}
