package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakageCheckTest {
    private static final String REASON = "Only the machinery is tried here.";

    private final List<Utterance> utterances = PartedExperiment.utterances(4, 2);

    private LeakageCheck check(Experiment experiment) {
        return LeakageCheck.of(
                experiment,
                Partitions.of(experiment, utterances),
                Map.of(),
                new Halt(),
                (done, all) -> {});
    }

    private static Experiment leaking(Map<String, Object> settings) {
        return PartedExperiment.of(
                settings, new PartedExperiment.Leaking(), new PartedExperiment.SpeakerGuard());
    }

    @Test
    void should_find_nothing_in_speaker_disjoint_folds() {
        LeakageCheck check =
                check(
                        PartedExperiment.of(
                                Map.of("folds", 4), null, new PartedExperiment.SpeakerGuard()));
        assertEquals(List.of(), check.found());
        assertEquals("Leakage guard (speaker, session): nothing found.", check.describe());
    }

    @Test
    void should_refuse_a_leak_with_partition_rule_and_evidence() {
        Problem problem = assertThrows(Problem.class, () -> check(leaking(Map.of())));
        String message = problem.getMessage();
        assertTrue(message.startsWith("halves leaks: speaker, 4 utterances"), message);
        assertTrue(message.contains("s0 speaks u0-1"), message);
        assertTrue(message.contains("leaks.reason"), message);
    }

    @Test
    void should_let_a_leak_pass_for_a_reason_and_say_so() {
        LeakageCheck check =
                check(
                        leaking(
                                Map.of(
                                        "leaks.allowed",
                                        new String[] {"speaker"},
                                        "leaks.reason",
                                        REASON)));
        assertEquals(1, check.found().size());
        assertEquals(
                "Leakage guard (speaker, session): LEAKS LET PASS {speaker=4} because: " + REASON,
                check.describe());
    }

    @Test
    void should_refuse_what_another_rule_than_the_one_let_pass_finds() {
        Experiment experiment =
                leaking(Map.of("leaks.allowed", new String[] {"session"}, "leaks.reason", REASON));
        assertThrows(Problem.class, () -> check(experiment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "ok", "because I"})
    void should_refuse_an_override_without_a_reason(String reason) {
        Map<String, Object> settings =
                Map.of("leaks.allowed", new String[] {"speaker"}, "leaks.reason", reason);
        Problem problem = assertThrows(Problem.class, () -> leaking(settings));
        assertTrue(problem.getMessage().startsWith("leaks are let pass without a reason"));
    }

    @Test
    void should_refuse_an_unknown_rule_and_a_reason_for_nothing() {
        Map<String, Object> unknown =
                Map.of("leaks.allowed", new String[] {"speakers"}, "leaks.reason", REASON);
        Problem problem = assertThrows(Problem.class, () -> leaking(unknown));
        assertTrue(problem.getMessage().contains("choose among speaker, session"));
        assertThrows(Problem.class, () -> leaking(Map.of("leaks.reason", REASON)));
    }

    @Test
    void should_look_at_what_another_corpus_pre_trains() {
        Experiment experiment =
                PartedExperiment.of(
                        Map.of("folds", 4, "run.folds", new int[] {0}),
                        null,
                        new PartedExperiment.SpeakerGuard());
        Partitions partitions = Partitions.of(experiment, utterances);
        Map<String, Map<Integer, List<Utterance>>> pretraining =
                Map.of("joint", Map.of(0, utterances));
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                LeakageCheck.of(
                                        experiment,
                                        partitions,
                                        pretraining,
                                        new Halt(),
                                        (done, all) -> {}));
        assertTrue(problem.getMessage().contains("shared with pre-training of arm joint"));
    }
}
