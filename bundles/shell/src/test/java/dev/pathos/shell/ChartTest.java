package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.shell.Curve.Point;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
    private static final double[] NOTHING = {};

    private static final Curve RISING =
            new Curve("valid", false, List.of(List.of(new Point(1, 0), new Point(9, 8))));
    private static final Curve FLAT =
            new Curve("train", true, List.of(List.of(new Point(1, 0), new Point(9, 0))));

    @Test
    void should_draw_in_ascii_within_the_width() {
        assertEquals(
                List.of(
                        "      |            :                 ***",
                        "      |            :             ****",
                        "      |            :        *****",
                        "    5 +            :   *****",
                        "      |            ****",
                        "      |       *****:",
                        "      |   ****     :",
                        "    0 +###..............................",
                        "      +----+-------+-------+-------+----",
                        "           2       4       6       8",
                        "                    epochs"),
                new Chart(40, 8, false)
                        .draw(List.of(RISING, FLAT), NOTHING, List.of(4.), "epochs").stream()
                                .map(String::stripTrailing)
                                .toList());
    }

    @Test
    void should_draw_in_braille_with_four_times_the_rows() {
        List<String> lines =
                new Chart(40, 4, true).draw(List.of(RISING), NOTHING, List.of(2.), "epochs");
        assertEquals("      │    ┊                    ⣀⣀⡠⠤⠔⠒⠊⠉", lines.get(0));
        assertTrue(lines.get(3).startsWith("    0 ┤"), lines.get(3));
        lines.forEach(line -> assertTrue(line.length() <= 40, line));
    }

    @Test
    void should_interrupt_a_curve_between_its_pieces_and_show_single_points() {
        Curve broken =
                new Curve(
                        "valid",
                        false,
                        List.of(
                                List.of(new Point(0, 0)),
                                List.of(new Point(10, 1), new Point(10, 1))));
        List<String> lines =
                new Chart(40, 4, false).draw(List.of(broken), NOTHING, List.of(), "epochs");
        assertTrue(lines.get(0).endsWith("+" + " ".repeat(32) + "*"), lines.get(0));
        assertEquals("    0 +**", lines.get(3));
    }

    @Test
    void should_draw_a_single_value_and_values_of_any_size() {
        for (double y : new double[] {0, 1e-9, .5, -3, 1e12}) {
            Curve one = new Curve("valid", false, List.of(List.of(new Point(1, y))));
            for (boolean unicode : new boolean[] {true, false}) {
                List<String> lines =
                        new Chart(60, 9, unicode).draw(List.of(one), NOTHING, List.of(), "epochs");
                assertEquals(12, lines.size());
                lines.forEach(line -> assertTrue(line.length() <= 60, line));
            }
        }
    }

    @Test
    void should_leave_room_for_what_other_charts_show() {
        List<String> alone =
                new Chart(40, 4, false).draw(List.of(RISING), NOTHING, List.of(), "epochs");
        List<String> beside =
                new Chart(40, 4, false)
                        .draw(List.of(RISING), new double[] {1, 17}, List.of(), "epochs");
        assertEquals(40, alone.get(0).length());
        assertEquals(24, beside.get(0).length());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 6, true, '[0.0, 2.0, 4.0, 6.0, 8.0, 10.0]'",
        "1, 3, 8, true, '[1.0, 2.0, 3.0]'",
        ".12, .71, 4, false, '[0.2, 0.4, 0.6000000000000001]'",
        "-5, 5, 3, false, '[-5.0, 0.0, 5.0]'"
    })
    void should_set_ticks_at_round_numbers(
            double from, double to, int most, boolean whole, String ticks) {
        assertEquals(ticks, Ticks.of(from, to, most, whole).toString());
    }

    @Test
    void should_take_the_characters_that_the_locale_has() {
        assertTrue(Terminal.unicode(Map.of("LANG", "de_DE.UTF-8")));
        assertTrue(Terminal.unicode(Map.of("LANG", "C", "LC_ALL", "C.utf8")));
        assertTrue(!Terminal.unicode(Map.of()));
        assertTrue(!Terminal.unicode(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "C")));
        assertTrue(!Terminal.unicode(Map.of("LC_ALL", "C.UTF-8", "PATHOS_ASCII", "1")));
    }
}
