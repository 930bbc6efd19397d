package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.WrongUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Usage USAGE = new Usage("cut", "<file>", false, "cut a.wav --at 2");
    private static final Set<String> KNOWN = Set.of("at", "out");

    @Test
    void should_take_values_behind_a_space_or_an_equals_sign() {
        Options options = parse("a", "--at", "-2.5", "b", "--out=x=y", "--", "--c");
        assertEquals(List.of("a", "b", "--c"), options.operands());
        assertEquals(Map.of("at", "-2.5", "out", "x=y"), options.values());
        assertEquals(Optional.of(-2.5), options.number(USAGE, "at"));
        assertEquals(Optional.empty(), parse("a").number(USAGE, "at"));
        assertTrue(parse("--help").help() && parse("-h").help());
    }

    @Test
    void should_refuse_options_that_are_unknown_doubled_or_without_a_value() {
        for (String[] wrong :
                new String[][] {
                    {"--off", "1"}, {"-at", "1"}, {"--at"}, {"--at", "1", "--at=2"}, {"-"}
                }) {
            WrongUsage refused = assertThrows(WrongUsage.class, () -> parse(wrong));
            assertTrue(refused.getMessage().startsWith("cut: "), refused.getMessage());
        }
        Options words = parse("--at", "two");
        assertThrows(WrongUsage.class, () -> words.number(USAGE, "at"));
    }

    private static Options parse(String... arguments) {
        return Options.parse(USAGE, KNOWN, arguments);
    }
}
