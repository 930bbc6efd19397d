package dev.pathos.functionals;

import dev.pathos.acoustics.Rows;
import dev.pathos.acoustics.VoiceRows;

/**
 * Decides which frames have a voice: those with a strong voicing, and single weaker ones between
 * two of these, so that a voice does not break off for 10 ms.
 *
 * <p>Takes rows of {@link VoiceRows} whose F0 is defined from the weaker voicing on, and puts F0 to
 * 0 where there is no voice.
 */
final class SteadyVoice implements Rows {
    private final Rows source;
    private final float strong;
    private final float[] coming;
    private boolean begun;
    private boolean more;
    private boolean before;

    /**
     * Begins.
     *
     * @param source rows of {@link VoiceRows}
     * @param strong the voicing from which on a frame has a voice whatever those beside it have
     */
    SteadyVoice(Rows source, float strong) {
        this.source = source;
        this.strong = strong;
        coming = new float[source.width()];
    }

    @Override
    public int width() {
        return coming.length;
    }

    @Override
    public boolean next(float[] row) {
        if (!begun) {
            begun = true;
            more = source.next(coming);
        }
        if (!more) {
            return false;
        }
        System.arraycopy(coming, 0, row, 0, coming.length);
        more = source.next(coming);
        boolean here = isStrong(row);
        if (!here && !(before && more && isStrong(coming))) {
            row[VoiceRows.F0] = 0;
        }
        before = here;
        return true;
    }

    private boolean isStrong(float[] row) {
        return row[VoiceRows.F0] > 0 && row[VoiceRows.VOICING] >= strong;
    }
}
