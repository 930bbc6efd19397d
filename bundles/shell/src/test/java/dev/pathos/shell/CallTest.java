package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.WrongUsage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {
    private static final Usage RUN = new Usage("run", "<config>", true, "run a.json --set p.k=1");
    private static final Usage RUNS = new Usage("runs", "", false, "runs");

    @Test
    void should_collect_overrides_in_both_forms_and_in_order() {
        Call call = Call.parse(RUN, "--set", "a.b=c", "x.json", "--set=d.e=f=g", "--set", "a.b=");
        assertEquals("x.json", call.operand(RUN));
        assertEquals(List.of("a.b=c", "d.e=f=g", "a.b="), call.overrides());
    }

    @Test
    void should_take_an_option_with_its_value_in_both_forms() {
        Usage usage = new Usage("compare", "<run>...", false, List.of("--out <folder>"), "x");
        Call call = Call.parse(usage, "a", "--out", "d/e=f", "b");
        assertEquals(List.of("a", "b"), call.operands());
        assertEquals("d/e=f", call.options().get("--out"));
        assertEquals("g", Call.parse(usage, "--out=g").options().get("--out"));
        assertTrue(
                assertThrows(WrongUsage.class, () -> Call.parse(usage, "a", "--out"))
                        .getMessage()
                        .contains("--out needs a value; call it as: compare <run>... [--out"));
        assertThrows(WrongUsage.class, () -> Call.parse(usage, "--ou", "x"));
        assertThrows(WrongUsage.class, () -> Call.parse(RUNS, "--out", "x"));
    }

    @Test
    void should_take_everything_as_operand_when_two_dashes_stand_before() {
        assertEquals("--odd", Call.parse(RUN, "--", "--odd").operand(RUN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sett a.b=c | unknown option --sett",
                "x.json -v | unknown option -v",
                "x.json --set | --set expects <part>.<key>=<value> and not ''",
                "x.json --set seed=3 | and not 'seed=3'",
                "x.json --set=a.b | and not 'a.b'",
                "'' | <config> is missing",
                "a.json b.json | one <config> is enough, not [a.json, b.json]"
            })
    void should_show_the_right_call_when_arguments_are_wrong(String typed, String words) {
        String[] arguments = typed.isEmpty() ? new String[0] : typed.split(" ");
        WrongUsage wrong =
                assertThrows(WrongUsage.class, () -> Call.parse(RUN, arguments).operand(RUN));
        assertTrue(wrong.getMessage().contains(words), wrong.getMessage());
        assertTrue(
                wrong.getMessage()
                        .endsWith(
                                "; call it as: run <config> [--set <part>.<key>=<value>]..., such"
                                        + " as: run a.json --set p.k=1"),
                wrong.getMessage());
    }

    @Test
    void should_refuse_set_and_operands_when_a_command_takes_none() {
        assertThrows(WrongUsage.class, () -> Call.parse(RUNS, "--set", "a.b=c"));
        assertThrows(WrongUsage.class, () -> Call.parse(RUNS, "x").nothing(RUNS));
    }

    @Test
    void should_notice_when_help_is_asked_for() {
        assertTrue(Call.parse(RUN, "--help").help());
        assertTrue(Call.parse(RUNS, "-h").help());
        assertEquals("usage: runs\nexample: runs", RUNS.help());
    }

    @Test
    void should_take_options_without_a_value_as_they_stand() {
        Usage usage = new Usage("x", "<y>", true, List.of("--out <file>", "--fast"), "x y");
        Call call = Call.parse(usage, "--fast", "a", "--out", "b");
        assertEquals(Map.of("--fast", "", "--out", "b"), call.options());
        assertEquals(List.of("a"), call.operands());
        assertThrows(WrongUsage.class, () -> Call.parse(usage, "--fast=yes", "a"));
    }
}
