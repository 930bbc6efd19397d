package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingTest {
    private static final Place PLACE = Samples.FILE.part("faces~corpus").key("k");

    private static Object json(ValueType type, Object given) {
        return Samples.setting("k", type, null).value(given, PLACE);
    }

    private static Object text(ValueType type, String given) {
        return Samples.setting("k", type, null).value(new Assignment("corpus", "k", given), PLACE);
    }

    private static String failure(Setting setting, Object given) {
        return assertThrows(Problem.class, () -> setting.value(given, PLACE)).getMessage();
    }

    @Test
    void should_take_numbers_of_json_when_nothing_is_lost() {
        assertEquals(5, json(ValueType.INTEGER, 5L));
        assertEquals(1000, json(ValueType.INTEGER, 1e3));
        assertEquals(5L, json(ValueType.LONG, 5L));
        assertEquals(Long.MAX_VALUE, json(ValueType.LONG, Long.MAX_VALUE));
        assertEquals(1.0, json(ValueType.DOUBLE, 1L));
        assertEquals(Double.NaN, json(ValueType.DOUBLE, "NaN"));
        assertEquals("a", json(ValueType.STRING, "a"));
        assertEquals(true, json(ValueType.BOOLEAN, true));
    }

    @Test
    void should_refuse_values_of_json_that_are_of_another_type() {
        assertThrows(Problem.class, () -> json(ValueType.INTEGER, 1.5));
        assertThrows(Problem.class, () -> json(ValueType.INTEGER, 1L << 31));
        assertThrows(Problem.class, () -> json(ValueType.INTEGER, Double.NaN));
        assertThrows(Problem.class, () -> json(ValueType.INTEGER, "5"));
        assertThrows(Problem.class, () -> json(ValueType.DOUBLE, "5"));
        assertThrows(Problem.class, () -> json(ValueType.STRING, 5L));
        assertThrows(Problem.class, () -> json(ValueType.BOOLEAN, "true"));
        assertThrows(Problem.class, () -> json(ValueType.LONG, new Long[] {1L}));
    }

    @Test
    void should_convert_text_of_the_command_line_by_type() {
        assertEquals(5, text(ValueType.INTEGER, " 5 "));
        assertEquals(-5L, text(ValueType.LONG, "-5"));
        assertEquals(1e-3, text(ValueType.DOUBLE, "1e-3"));
        assertEquals(false, text(ValueType.BOOLEAN, "false"));
        assertEquals(" a, b", text(ValueType.STRING, " a, b"));
        assertThrows(Problem.class, () -> text(ValueType.BOOLEAN, "yes"));
    }

    @Test
    void should_split_text_at_commas_when_the_setting_is_an_array() {
        Setting numbers = Samples.array("k", ValueType.DOUBLE, null);
        assertArrayEquals(
                new Double[] {.05, 1.0},
                (Double[]) numbers.value(new Assignment("a", "k", ".05, 1"), PLACE));
        assertArrayEquals(
                new Double[0], (Double[]) numbers.value(new Assignment("a", "k", ""), PLACE));
    }

    @Test
    void should_convert_each_element_when_json_gives_an_array() {
        Setting numbers = Samples.array("k", ValueType.DOUBLE, null);
        assertArrayEquals(
                new Double[] {1.0, 2.0}, (Double[]) numbers.value(new Long[] {1L, 2L}, PLACE));
        assertArrayEquals(
                new Integer[] {1, 2},
                (Integer[])
                        Samples.array("k", ValueType.INTEGER, null).value(new int[] {1, 2}, PLACE));
        assertEquals(
                "'3' is no array (a.json, faces~corpus, key k): give an array, each element a"
                        + " number",
                failure(numbers, 3L));
    }

    @Test
    void should_name_the_range_when_a_number_lies_outside() {
        Setting share = new Setting("k", "", ValueType.DOUBLE, false, List.of(), "0", "1", 0.5);
        assertEquals(1.0, share.value(1L, PLACE));
        assertEquals(
                "'1.5' is out of range (a.json, faces~corpus, key k): give a number from 0 to 1",
                failure(share, 1.5));
        assertTrue(failure(share, Double.NaN).contains("out of range"));
        Setting positive = new Setting("k", "", ValueType.INTEGER, false, List.of(), "1", "", 1);
        assertTrue(failure(positive, 0L).endsWith("give a whole number from 1"));
    }

    @Test
    void should_bound_the_length_when_the_setting_is_text() {
        Setting name = new Setting("k", "", ValueType.STRING, false, List.of(), "1", "", "a");
        assertEquals(
                "'' is out of range (a.json, faces~corpus, key k): give text with a length from 1",
                failure(name, ""));
    }

    @Test
    void should_suggest_the_nearest_option_and_list_them() {
        Setting level =
                new Setting(
                        "k", "", ValueType.STRING, false, List.of("chunk", "frame"), "", "", null);
        assertEquals("frame", level.value("frame", PLACE));
        assertEquals(
                "'chnuk' is not an option (a.json, faces~corpus, key k): did you mean 'chunk'?"
                        + " give one of chunk, frame",
                failure(level, "chnuk"));
    }

    @Test
    void should_point_at_the_command_line_when_the_value_comes_from_there() {
        assertEquals(
                "'x' is not a whole number (--set corpus.k=x, faces~corpus, key k): give a whole"
                        + " number",
                failure(
                        Samples.setting("k", ValueType.INTEGER, 1),
                        new Assignment("corpus", "k", "x")));
    }

    @Test
    void should_take_the_default_from_metatype_or_else_from_the_component() {
        Setting words = Samples.array("k", ValueType.STRING, null);
        assertArrayEquals(
                new String[] {"a", "b"},
                (String[]) words.withStandard(new String[] {"a", "b"}, null).standard());
        assertArrayEquals(
                new String[0], (String[]) words.withStandard(null, new String[0]).standard());
        assertArrayEquals(
                new String[0], (String[]) words.withStandard(new String[] {""}, null).standard());
        Setting text = Samples.setting("k", ValueType.STRING, null);
        assertEquals("", text.withStandard(new String[] {""}, null).standard());
        assertEquals("", text.withStandard(null, "").standard());
        assertNull(text.withStandard(null, null).standard());
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        Samples.setting("k", ValueType.INTEGER, null)
                                .withStandard(new String[] {"many"}, null));
    }
}
