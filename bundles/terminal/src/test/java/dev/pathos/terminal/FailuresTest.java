package dev.pathos.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.WrongUsage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.felix.gogo.runtime.Parser;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void should_say_what_is_meant_for_people_as_it_is() {
        assertEquals("a (b): c", Failures.line(new Problem("a", "b", "c")));
        assertEquals("run: no", Failures.line(new ExecutionException(new WrongUsage("run: no"))));
    }

    @Test
    void should_say_what_gogo_did_not_understand() {
        Exception syntax = assertThrows(Exception.class, () -> new Parser("x = )").program());
        assertEquals("not understood: unexpected token ')'", Failures.line(syntax));
    }

    @Test
    void should_translate_how_gogo_refuses_arguments() {
        assertEquals(
                "lb does not take (String), only (int), (boolean)",
                Failures.line(
                        new IllegalArgumentException(
                                "Cannot coerce lb(String) to any of [(CommandSession, int),"
                                        + " (boolean)]")));
        assertEquals(
                "no method or field 'nix' is there",
                Failures.line(new IllegalArgumentException("Cannot coerce nix() to any of []")));
    }

    @Test
    void should_name_other_failures_in_one_line_and_say_where_more_is() {
        assertEquals(
                "IllegalStateException: a b (type e for where)",
                Failures.line(new IllegalStateException("a\n  b")));
        assertEquals(
                "NullPointerException (type e for where)",
                Failures.line(new NullPointerException()));
        assertEquals(
                "$x has no value, so nothing can be done with it",
                Failures.line(new RuntimeException("Command name evaluates to null: $x")));
        assertEquals("interrupted", Failures.line(new InterruptedException()));
    }

    @Test
    void should_break_lines_between_words() {
        assertEquals("one two\nthree", Failures.wrapped("one two three", 9));
        assertEquals("incomprehensible\nto me", Failures.wrapped("incomprehensible to me", 9));
        assertEquals("", Failures.wrapped("", 9));
    }

    @Test
    void should_suggest_the_nearest_command_or_the_variable_of_that_name() {
        Set<String> own = Set.of("runs", "run", "plan", "swap");
        Set<String> there = Set.of("runs", "run", "plan", "swap", "stop", "echo");
        assertEquals(
                "there is no command plna: did you mean 'plan'?",
                UnknownCommand.refusal("plna", false, own, there));
        assertEquals(
                "there is no command swop: did you mean 'swap'?",
                UnknownCommand.refusal("swop", false, own, there));
        assertEquals(
                "there is no command ecoh: did you mean 'echo'?",
                UnknownCommand.refusal("ecoh", false, own, there));
        assertEquals(
                "there is no command x: its value is $x",
                UnknownCommand.refusal("x", true, own, there));
        assertEquals(
                "there is no command zebra: help lists the commands",
                UnknownCommand.refusal("zebra", false, own, there));
        assertEquals(
                Set.of("run", "lb"),
                UnknownCommand.names(
                        Set.of("pathos:run", "felix:lb", "pathos:_shell", "pathos:default")));
    }

    @Test
    void should_colour_only_where_the_terminal_has_colours_and_nobody_forbids_them() {
        assertEquals("\u001B[31mno\u001B[0m", Ink.of("xterm-256color", 256, null).red("no"));
        assertEquals("\u001B[1mno\u001B[0m", Ink.of("screen", 8, "").bold("no"));
        for (Ink plain :
                List.of(
                        Ink.of("xterm", 256, "1"),
                        Ink.of("dumb", 256, null),
                        Ink.of("dumb-color", 8, null),
                        Ink.of("vt100", null, null),
                        Ink.of("vt100", 2, null))) {
            assertEquals("no", plain.red("no"));
        }
    }
}
