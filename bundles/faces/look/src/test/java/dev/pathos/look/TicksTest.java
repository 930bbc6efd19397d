package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    private static List<String> decimal(double low, double high, int most) {
        Ticks ticks = Ticks.decimal(low, high, most);
        return ticks.values().stream().map(ticks::text).toList();
    }

    private static List<String> time(double from, double to, int most) {
        Ticks ticks = Ticks.time(from, to, most);
        return ticks.values().stream().map(ticks::time).toList();
    }

    @Test
    void should_lie_at_round_values() {
        assertEquals(List.of("0.0", "0.5", "1.0", "1.5"), decimal(0, 1.5, 5));
        assertEquals(List.of("-60", "-40", "-20", "0"), decimal(-70, 0, 4));
        assertEquals(List.of("0.000", "0.002", "0.004", "0.006"), decimal(0, .006, 4));
        assertEquals(List.of("1000", "1100", "1200"), decimal(990, 1210, 3));
    }

    @Test
    void should_be_three_at_least_when_few_are_wanted() {
        assertEquals(List.of("-40", "-20", "0", "20", "40"), decimal(-40, 40, 2));
        assertTrue(Ticks.decimal(3, 97, 1).values().size() >= 3);
    }

    @Test
    void should_count_in_seconds_minutes_or_hours_as_people_do() {
        assertEquals(List.of("0.0", "0.5", "1.0", "1.5", "2.0"), time(0, 2.1, 5));
        assertEquals(List.of("0", "10", "20", "30", "40", "50"), time(0, 54, 10));
        assertEquals(List.of("0:00", "0:30", "1:00", "1:30"), time(0, 100, 4));
        assertEquals(List.of("0:00", "10:00", "20:00", "30:00"), time(0, 1900, 4));
        assertEquals(List.of("0:00:00", "0:30:00", "1:00:00"), time(0, 3700, 3));
        assertEquals("s", Ticks.time(0, 54, 10).unit());
        assertEquals("min:s", Ticks.time(0, 100, 4).unit());
        assertEquals("h:min:s", Ticks.time(0, 3700, 3).unit());
    }

    @Test
    void should_begin_with_the_stretch_when_it_begins_later() {
        assertEquals(List.of("16", "18", "20"), time(15.2, 20.4, 4));
    }

    @Test
    void should_end_when_time_is_days() {
        assertTrue(Ticks.time(0, 1e7, 8).values().size() <= 9);
        assertTrue(Ticks.time(0, 1e-3, 8).values().size() <= 11);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "NaN, 1", "0.4, 0.4", "0.41, 0.5", "1.01, 1.2", "7, 8", "96, 100"})
    void should_end_axes_at_the_next_round_value(double value, double roof) {
        assertEquals(roof, Ticks.roof(value), 1e-12);
    }
}
