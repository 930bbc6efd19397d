package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.manifest.Consensus.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsensusTest {
    private static void agree(String label, Rule rule, Map<String, Integer> votes) {
        assertEquals(new Consensus(label, ""), Consensus.of(votes, rule));
    }

    private static void differ(String obstacle, Rule rule, Map<String, Integer> votes) {
        assertEquals(new Consensus("", obstacle), Consensus.of(votes, rule));
    }

    @Test
    void should_want_more_than_half_when_the_rule_is_majority() {
        agree("sad", Rule.MAJORITY, Map.of("sad", 5, "angry", 4));
        agree("sad", Rule.MAJORITY, Map.of("sad", 1));
        differ(
                "no class has more than half of its votes: sad 5, angry 4, happy 1",
                Rule.MAJORITY,
                Map.of("sad", 5, "angry", 4, "happy", 1, "neutral", 0));
        differ(
                "no class has more than half of its votes: angry 4, sad 4",
                Rule.MAJORITY,
                Map.of("sad", 4, "angry", 4));
    }

    @Test
    void should_want_more_than_any_other_when_the_rule_is_plurality() {
        agree("sad", Rule.PLURALITY, Map.of("sad", 4, "angry", 3, "happy", 3));
        differ(
                "a tie in its votes: angry 4, sad 4, happy 1",
                Rule.PLURALITY,
                Map.of("sad", 4, "angry", 4, "happy", 1));
    }

    @Test
    void should_say_so_when_nobody_voted() {
        differ("no votes", Rule.MAJORITY, Map.of());
        differ("no votes", Rule.PLURALITY, Map.of("sad", 0, "angry", 0));
    }
}
