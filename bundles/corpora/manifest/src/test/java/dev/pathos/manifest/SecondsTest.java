package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1.5, 1.5",
        ".25, .25",
        "2e-3, .002",
        "3 s, 3",
        "3.5s, 3.5",
        "0 days 00:00:01.5, 1.5",
        "1 days 01:01:01, 90061",
        "0 days +00:00:02, 2",
        "0 days 00:00:04.032250, 4.03225",
        "01:02:03.25, 3723.25",
        "1:02.25, 62.25"
    })
    void should_read_seconds_and_clock_times(String text, double seconds) {
        assertEquals(seconds, Seconds.parse(text).orElseThrow(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaT", "-1", "1,5", "1:2:3:4", "soon", "0x10", "Infinity", "NaN"})
    void should_read_nothing_else(String text) {
        assertTrue(Seconds.parse(text).isEmpty(), text);
    }

    @Test
    void should_read_a_time_of_days() {
        assertEquals(10 * 86_400 + 1, Seconds.parse("10 days 00:00:01").orElseThrow());
    }
}
