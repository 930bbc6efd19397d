package dev.pathos.lld;

import dev.pathos.acoustics.DeltaRows;
import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.PitchRange;
import dev.pathos.acoustics.Rows;
import dev.pathos.acoustics.SmoothedRows;
import dev.pathos.acoustics.VoiceRows;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;
import java.util.Arrays;

/**
 * The descriptors of the voice and of everything else side by side, each smoothed; if asked for,
 * then their deltas.
 *
 * <p>Windows of the voice are the longer ones, so there are fewer of them; the last of them stands
 * for one row more. Deltas of everything else look at rows beyond that.
 */
final class LldRows implements Rows {
    private static final int FURTHER = 1;

    private final Rows voice;
    private final Rows spectral;
    private final int[] places;
    private final float[] voiceRow;
    private final float[] spectralRow;
    private final int width;

    LldRows(Lanes lanes, Audio audio, Framing framing, PitchRange range, boolean deltas) {
        boolean[] gaps = new boolean[VoiceRows.WIDTH];
        Arrays.fill(gaps, true);
        gaps[VoiceRows.LOG_HNR] = false;
        voice = smoothed(new VoiceRows(lanes, audio, framing.hop(), range), gaps, FURTHER, deltas);
        SpectralRows rows = new SpectralRows(lanes, audio, framing);
        places = Columns.places(rows.names());
        spectral = smoothed(rows, new boolean[rows.width()], 0, deltas);
        voiceRow = new float[voice.width()];
        spectralRow = new float[spectral.width()];
        width = (deltas ? 2 : 1) * Columns.count();
    }

    private static Rows smoothed(Rows rows, boolean[] gaps, int further, boolean deltas) {
        Rows smoothed = new SmoothedRows(rows, gaps, further);
        return deltas ? new DeltaRows(smoothed, gaps) : smoothed;
    }

    /** The number of rows of a sound. */
    static int count(Audio audio, Framing framing) {
        int voice = VoiceRows.framing(audio, framing.hop()).rows(audio.length());
        return Math.min(voice + FURTHER, framing.rows(audio.length()));
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public boolean next(float[] row) {
        if (!voice.next(voiceRow) || !spectral.next(spectralRow)) {
            return false;
        }
        for (int at = 0, part = 0; at < width; at += Columns.count(), part++) {
            for (int c = 0; c < Columns.VOICE.length; c++) {
                row[at + c] = voiceRow[part * VoiceRows.WIDTH + Columns.VOICE[c]];
            }
            for (int c = 0; c < places.length; c++) {
                row[at + places[c]] = spectralRow[part * places.length + c];
            }
        }
        return true;
    }
}
