package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VoiceRowsTest {
    private static final int HOP = 160;
    private static final PitchRange RANGE = new PitchRange(52, 620, .7);

    static Stream<Arguments> voices() {
        return Blocks.implementations()
                .flatMap(
                        lanes ->
                                Stream.of(80, 100, 126, 160, 200, 252, 317, 400)
                                        .map(hertz -> Arguments.of(lanes, hertz)));
    }

    private static List<float[]> rows(Lanes lanes, float[] samples) {
        return Table.all(new VoiceRows(lanes, Voices.audio(samples), HOP, RANGE));
    }

    private static void assertVoice(List<float[]> rows, double hertz) {
        for (float[] row : rows) {
            assertEquals(hertz, row[VoiceRows.F0], .01 * hertz);
            assertTrue(row[VoiceRows.VOICING] >= .7 && row[VoiceRows.VOICING] < 1);
        }
    }

    @ParameterizedTest
    @MethodSource("voices")
    void should_find_f0_within_a_percent_when_there_are_harmonics(Lanes lanes, int hertz) {
        for (double tilt : new double[] {3, 6, 12}) {
            assertVoice(rows(lanes, Voices.complex(t -> hertz, tilt, 1, .25)), hertz);
        }
    }

    @ParameterizedTest
    @MethodSource("voices")
    void should_find_f0_within_a_percent_when_it_is_missing(Lanes lanes, int hertz) {
        assertVoice(rows(lanes, Voices.complex(t -> hertz, 6, 2, .25)), hertz);
    }

    @ParameterizedTest
    @MethodSource("voices")
    void should_find_f0_within_a_percent_when_there_is_noise(Lanes lanes, int hertz) {
        float[] voice = Voices.complex(t -> hertz, 9, 1, .25);
        assertVoice(rows(lanes, Voices.noisy(voice, 15)), hertz);
    }

    @ParameterizedTest
    @MethodSource("dev.pathos.acoustics.Blocks#implementations")
    void should_follow_when_the_voice_glides(Lanes lanes) {
        // an octave and a half within a second
        DoubleUnaryOperator hertz = t -> 100 * Math.pow(2, 1.5 * t);
        List<float[]> rows = rows(lanes, Voices.complex(hertz, 9, 1, 1));
        for (int i = 0; i < rows.size(); i++) {
            double middle = hertz.applyAsDouble(i * .01 + .03);
            assertEquals(middle, rows.get(i)[VoiceRows.F0], .015 * middle, "row " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pathos.acoustics.Blocks#implementations")
    void should_have_no_voice_when_there_is_noise_or_nothing(Lanes lanes) {
        int voiced = 0;
        for (float[] row : rows(lanes, Voices.noise(32_000, .1))) {
            voiced += row[VoiceRows.F0] > 0 ? 1 : 0;
            assertTrue(row[VoiceRows.VOICING] >= 0 && row[VoiceRows.VOICING] < .7);
        }
        assertEquals(0, voiced);
        for (float[] row : rows(lanes, new float[8000])) {
            assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0, VoiceRows.NO_HARMONICS}, row);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pathos.acoustics.Blocks#implementations")
    void should_have_no_voice_when_it_is_too_quiet(Lanes lanes) {
        // the window's own root mean square is about .6
        float[] voice = Voices.complex(t -> 150, 6, 1, .3);
        for (float[] row : rows(lanes, Voices.scaled(voice, .0012))) {
            assertEquals(0, row[VoiceRows.F0]);
            assertEquals(0, row[VoiceRows.VOICING]);
        }
        assertVoice(rows(lanes, Voices.scaled(voice, .0025)), 150);
    }

    @ParameterizedTest
    @MethodSource("dev.pathos.acoustics.Blocks#implementations")
    void should_switch_where_the_voice_does_when_it_begins_and_ends(Lanes lanes) {
        float[] samples = Voices.noise(16_000, .003);
        float[] voice = Voices.complex(t -> 180, 6, 1, .4);
        for (int i = 0; i < voice.length; i++) {
            samples[4800 + i] += voice[i];
        }
        List<float[]> rows = rows(lanes, samples);
        for (int i = 0; i < rows.size(); i++) {
            float[] row = rows.get(i);
            if (i >= 30 && i + 6 <= 70) {
                assertEquals(180, row[VoiceRows.F0], 1.8, "wholly within: row " + i);
                // periods are those around the window's beginning
                float least = i == 30 ? -30 : 20;
                assertTrue(row[VoiceRows.LOG_HNR] >= least && row[VoiceRows.LOG_HNR] <= 40.01);
            } else if (i + 6 <= 30 || i >= 70) {
                assertEquals(0, row[VoiceRows.F0], "wholly outside: row " + i);
                assertEquals(0, row[VoiceRows.JITTER]);
                assertEquals(0, row[VoiceRows.JITTER_DDP]);
                assertEquals(0, row[VoiceRows.SHIMMER]);
                assertEquals(0, row[VoiceRows.SHIMMER_DB]);
                assertEquals(VoiceRows.NO_HARMONICS, row[VoiceRows.LOG_HNR]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pathos.acoustics.Blocks#implementations")
    void should_be_steady_when_the_voice_is(Lanes lanes) {
        for (float[] row : rows(lanes, Voices.complex(t -> 160, 6, 1, .4))) {
            assertEquals(0, row[VoiceRows.JITTER], 1e-3);
            assertEquals(0, row[VoiceRows.SHIMMER], 2e-3);
            assertTrue(row[VoiceRows.LOG_HNR] > 30);
        }
    }

    @Test
    void should_leave_out_what_lies_outside_when_the_range_is_narrow() {
        float[] voice = Voices.complex(t -> 300, 6, 1, .3);
        PitchRange range = new PitchRange(52, 280, .7);
        Rows rows = new VoiceRows(Lanes.best(), Voices.audio(voice), HOP, range);
        for (float hertz : Table.column(rows, VoiceRows.F0)) {
            assertTrue(hertz < 280);
        }
    }

    @Test
    void should_have_a_row_a_window_when_they_are_counted() {
        int[][] samplesAndRows = {{0, 0}, {1, 1}, {960, 1}, {1119, 1}, {1120, 2}, {3520, 17}};
        for (int[] pair : samplesAndRows) {
            float[] samples = new float[pair[0]];
            assertEquals(pair[1], rows(Lanes.best(), samples).size(), pair[0] + " samples");
            assertEquals(
                    pair[1], VoiceRows.framing(Voices.audio(samples), HOP).rows(samples.length));
        }
        assertEquals(960, VoiceRows.framing(Voices.audio(new float[0]), HOP).window());
    }

    @Test
    void should_agree_when_implementations_differ() {
        float[] voice = Voices.noisy(Voices.complex(t -> 140 + 40 * t, 6, 1, 1), 20);
        List<float[]> plain = rows(Lanes.plain(), voice);
        List<float[]> best = rows(Lanes.best(), voice);
        assertEquals(plain.size(), best.size());
        for (int i = 0; i < plain.size(); i++) {
            assertEquals(plain.get(i)[VoiceRows.F0], best.get(i)[VoiceRows.F0], .01);
            assertEquals(plain.get(i)[VoiceRows.VOICING], best.get(i)[VoiceRows.VOICING], 1e-5);
        }
    }
}
