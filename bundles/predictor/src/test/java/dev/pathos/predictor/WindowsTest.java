package dev.pathos.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Predictor.Format;
import dev.pathos.api.run.Predictor.Request;
import dev.pathos.api.run.WrongUsage;
import dev.pathos.predictor.Windows.Stretch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowsTest {
    @Test
    void should_leave_clips_whole_up_to_twice_the_longest_training_clip() {
        Windows windows = Windows.of(request(null, null), 2, 3);
        assertEquals(1, windows.count(6));
        assertEquals(new Stretch(0, 6), windows.stretch(0, 6));
        assertEquals(6, windows.count(6.5));
        assertEquals(new Stretch(0, 2), windows.stretch(0, 6.5));
        assertEquals(new Stretch(4, 6), windows.stretch(4, 6.5));
        assertEquals(new Stretch(4.5, 6.5), windows.stretch(5, 6.5), "the last ends with it");
    }

    @Test
    void should_cut_as_asked() {
        Windows windows = Windows.of(request(1.0, 1.0), 2, 3);
        assertEquals(1, windows.count(1));
        assertEquals(3, windows.count(3), "no window for a rest of nothing");
        assertEquals(4, windows.count(3.2));
        Windows half = Windows.of(request(1.0, null), 2, 3);
        assertEquals(5, half.count(3));
        assertEquals(new Stretch(.5, 1.5), half.stretch(1, 3));
        Windows none = Windows.of(request(0.0, null), 2, 3);
        assertEquals(1, none.count(1e6));
        assertEquals(new Stretch(0, 1e6), none.stretch(0, 1e6));
    }

    @Test
    void should_share_a_sound_among_windows_without_gaps() {
        for (double[] cut : new double[][] {{2, 1}, {2, 2}, {1, 3}, {.7, .3}}) {
            Windows windows = Windows.of(request(cut[0], cut[1]), 2, 3);
            double end = 0;
            double seconds = 11.3;
            for (int k = 0; k < windows.count(seconds); k++) {
                Stretch core = windows.core(k, seconds);
                assertEquals(end, core.start(), 1e-9);
                assertTrue(core.end() > core.start());
                end = core.end();
            }
            assertEquals(seconds, end);
        }
        Windows windows = Windows.of(request(2.0, 1.0), 2, 3);
        assertEquals(new Stretch(1.5, 2.5), windows.core(1, 10));
    }

    @Test
    void should_refuse_windows_that_make_no_sense() {
        assertThrows(WrongUsage.class, () -> Windows.of(request(-1.0, null), 2, 3));
        assertThrows(WrongUsage.class, () -> Windows.of(request(Double.NaN, null), 2, 3));
        assertThrows(WrongUsage.class, () -> Windows.of(request(1.0, 0.0), 2, 3));
        assertThrows(
                WrongUsage.class, () -> Windows.of(request(Double.POSITIVE_INFINITY, 1.0), 2, 3));
    }

    private static Request request(Double window, Double hop) {
        return new Request(
                "m",
                List.of(),
                Optional.ofNullable(window),
                Optional.ofNullable(hop),
                Format.CSV,
                Optional.empty());
    }
}
