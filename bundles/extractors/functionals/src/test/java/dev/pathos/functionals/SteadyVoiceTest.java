package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.acoustics.Rows;
import dev.pathos.acoustics.VoiceRows;
import org.junit.jupiter.api.Test;

class SteadyVoiceTest {
    /** Rows with F0 of 100 Hz where there is a voicing. */
    private static Rows rows(double... voicing) {
        return new Rows() {
            private int next;

            @Override
            public int width() {
                return VoiceRows.WIDTH;
            }

            @Override
            public boolean next(float[] row) {
                if (next == voicing.length) {
                    return false;
                }
                row[VoiceRows.VOICING] = (float) voicing[next];
                row[VoiceRows.F0] = voicing[next] > 0 ? 100 : 0;
                next++;
                return true;
            }
        };
    }

    private static String decided(double... voicing) {
        SteadyVoice voice = new SteadyVoice(rows(voicing), .7f);
        float[] row = new float[voice.width()];
        StringBuilder decided = new StringBuilder();
        while (voice.next(row)) {
            decided.append(row[VoiceRows.F0] > 0 ? 'v' : '-');
        }
        assertFalse(voice.next(row));
        return decided.toString();
    }

    @Test
    void should_bridge_one_weak_frame_when_strong_ones_surround_it() {
        assertEquals("vvv", decided(.8, .65, .8));
        assertEquals("v--v", decided(.8, .65, .65, .8));
        assertEquals("v-v", decided(.8, 0, .8));
    }

    @Test
    void should_leave_weak_frames_out_when_they_are_at_an_edge() {
        assertEquals("-v-", decided(.65, .8, .65));
        assertEquals("-", decided(.65));
        assertTrue(decided().isEmpty());
    }
}
