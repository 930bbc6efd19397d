package dev.pathos.functionals;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.PitchRange;
import dev.pathos.acoustics.Rows;
import dev.pathos.acoustics.VoiceRows;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;

/**
 * The descriptors of the extended Geneva set, a row a frame of 20 ms, not smoothed: {@link
 * Descriptor}s in their order, and the mean square of the samples.
 *
 * <p>What depends on a voice is 0 without one, but for the levels of formants, which are {@link
 * #NO_VOICE}. Frames of 60 ms for the voice begin where those of 20 ms do; in the last rows there
 * are none.
 */
final class DescriptorRows implements Rows {
    /** Where the mean square is, behind the descriptors. */
    static final int LEVEL = Descriptor.values().length;

    /** What the level of a formant, relative to the fundamental, is without a voice. */
    static final float NO_VOICE = -201;

    /** What F0 is measured from, in hertz: the lowest A of a piano. */
    private static final double REFERENCE = 27.5;

    /** Frequencies in hertz, and the voicing from which on there is a voice. */
    private static final PitchRange RANGE = new PitchRange(55, 1000, .7);

    private static final double SECONDS = .02;

    private final Rows frames;
    private final Rows voices;
    private final Harmonics harmonics;
    private final HarmonicsToNoise noise;
    private final double sampleRate;
    private final float[] frame = new float[ShortFrames.WIDTH];
    private final float[] voice = new float[VoiceRows.WIDTH];
    private boolean voiced = true;

    /**
     * Begins at the first frame of a sound.
     *
     * @param lanes arithmetic
     * @param audio the sound
     * @param hop samples from frame to frame
     */
    DescriptorRows(Lanes lanes, Audio audio, int hop) {
        frames = new ShortFrames(lanes, audio, framing(audio, hop));
        voices = new VoiceRows(lanes, audio, hop, RANGE);
        Framing wide = VoiceRows.framing(audio, hop);
        harmonics = new Harmonics(lanes, audio, wide);
        noise = new HarmonicsToNoise(lanes, wide.window());
        sampleRate = audio.sampleRate();
    }

    /** Frames of 20 ms. */
    static Framing framing(Audio audio, int hop) {
        return new Framing((int) Math.round(SECONDS * audio.sampleRate()), hop);
    }

    @Override
    public int width() {
        return LEVEL + 1;
    }

    @Override
    public boolean next(float[] row) {
        if (!frames.next(frame)) {
            return false;
        }
        System.arraycopy(frame, 0, row, 0, ShortFrames.FORMANTS);
        row[LEVEL] = frame[ShortFrames.LEVEL];
        voiced = voiced && voices.next(voice);
        double hertz = voiced ? voice[VoiceRows.F0] : 0;
        if (voiced) {
            harmonics.advance(hertz > 0);
        }
        boolean heard = hertz > 0;
        set(row, Descriptor.F0, heard ? 12 * Math.log(hertz / REFERENCE) / Math.log(2) : 0);
        set(row, Descriptor.JITTER, heard ? voice[VoiceRows.JITTER] : 0);
        set(row, Descriptor.SHIMMER, heard ? voice[VoiceRows.SHIMMER_DB] : 0);
        double period = heard ? sampleRate / hertz : 0;
        set(
                row,
                Descriptor.HNR,
                heard ? noise.level(harmonics.samples(), harmonics.offset(), period) : 0);
        double third = frame[ShortFrames.FORMANTS + 4];
        double overtone = heard ? harmonics.level(hertz, 2) : 0;
        set(row, Descriptor.H1_H2, heard ? overtone - harmonics.level(hertz, 3) : 0);
        set(row, Descriptor.H1_A3, heard ? overtone - harmonics.strongest(hertz, third) : 0);
        double fundamental = heard ? harmonics.fundamental(hertz) : 0;
        for (int i = 0; i < Formants.COUNT; i++) {
            int at = Descriptor.F1_FREQUENCY.ordinal() + 3 * i;
            float formant = frame[ShortFrames.FORMANTS + 2 * i];
            row[at] = formant;
            row[at + 1] = frame[ShortFrames.FORMANTS + 2 * i + 1];
            row[at + 2] =
                    heard && formant > 0
                            ? (float) (harmonics.strongest(hertz, formant) - fundamental)
                            : NO_VOICE;
        }
        return true;
    }

    private static void set(float[] row, Descriptor descriptor, double value) {
        row[descriptor.ordinal()] = (float) value;
    }
}
