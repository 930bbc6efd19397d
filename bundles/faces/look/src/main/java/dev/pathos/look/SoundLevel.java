package dev.pathos.look;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Energy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/**
 * The level of a sound over time.
 *
 * @param level decibels below full scale, RMS of windows of 32 ms every 10 ms; at least {@link
 *     #FLOOR}
 * @param seconds how long the sound is
 * @param absence why there is none; empty if there is
 */
record SoundLevel(Series level, double seconds, String absence) {
    /** Below is silence. */
    static final double FLOOR = -70;

    private static final double WINDOW = .032;
    private static final double HOP = .01;

    /**
     * Opens and measures the sound of a video.
     *
     * @param media the video
     * @param file its name, which reasons need not repeat
     * @throws IOException if the thread is interrupted
     */
    static SoundLevel of(Media media, Path file) throws IOException {
        Audio audio;
        try {
            audio = media.audio();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return new SoundLevel(Series.NONE, 0, Words.reason(e, file));
        }
        double[] rms = Energy.rms(audio, WINDOW, HOP);
        double[] time = new double[rms.length];
        float[] level = new float[rms.length];
        for (int i = 0; i < rms.length; i++) {
            time[i] = i * HOP + WINDOW / 2;
            level[i] = (float) Math.max(FLOOR, 20 * Math.log10(rms[i]));
        }
        return new SoundLevel(Series.of(time, level), audio.seconds(), "");
    }
}
