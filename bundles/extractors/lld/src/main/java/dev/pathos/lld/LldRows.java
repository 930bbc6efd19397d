package dev.pathos.lld;

import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.PitchRange;
import dev.pathos.acoustics.Rows;
import dev.pathos.acoustics.SmoothedRows;
import dev.pathos.acoustics.VoiceRows;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;
import java.util.Arrays;

/**
 * The descriptors of the voice and of everything else, each smoothed, side by side.
 *
 * <p>Windows of the voice are the longer ones, so there are fewer of them; the last of them stands
 * for one row more.
 */
final class LldRows implements Rows {
    private static final int FURTHER = 1;

    private final Rows voice;
    private final Rows spectral;
    private final int[] places;
    private final float[] voiceRow = new float[VoiceRows.WIDTH];
    private final float[] spectralRow;

    LldRows(Lanes lanes, Audio audio, Framing framing, PitchRange range) {
        boolean[] gaps = new boolean[VoiceRows.WIDTH];
        Arrays.fill(gaps, true);
        gaps[VoiceRows.LOG_HNR] = false;
        voice = new SmoothedRows(new VoiceRows(lanes, audio, framing.hop(), range), gaps, FURTHER);
        SpectralRows rows = new SpectralRows(lanes, audio, framing);
        places = Columns.places(rows.names());
        spectral = new SmoothedRows(rows, new boolean[rows.width()], 0);
        spectralRow = new float[rows.width()];
    }

    /** The number of rows of a sound. */
    static int count(Audio audio, Framing framing) {
        int voice = VoiceRows.framing(audio, framing.hop()).rows(audio.length());
        return Math.min(voice + FURTHER, framing.rows(audio.length()));
    }

    @Override
    public int width() {
        return Columns.count();
    }

    @Override
    public boolean next(float[] row) {
        if (!voice.next(voiceRow) || !spectral.next(spectralRow)) {
            return false;
        }
        for (int c = 0; c < Columns.VOICE.length; c++) {
            row[c] = voiceRow[Columns.VOICE[c]];
        }
        for (int c = 0; c < places.length; c++) {
            row[places[c]] = spectralRow[c];
        }
        return true;
    }
}
