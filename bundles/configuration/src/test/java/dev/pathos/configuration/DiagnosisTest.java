package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

class DiagnosisTest {
    private static final List<CheckedPart> PARTS =
            Samples.check("{\"faces~corpus\": {}, \"trial~trial\": {}}");

    private static ComponentConfigurationDTO state(int state, String... missing) {
        ComponentConfigurationDTO dto = new ComponentConfigurationDTO();
        dto.state = state;
        dto.unsatisfiedReferences = new UnsatisfiedReferenceDTO[missing.length];
        for (int i = 0; i < missing.length; i++) {
            dto.unsatisfiedReferences[i] = new UnsatisfiedReferenceDTO();
            dto.unsatisfiedReferences[i].name = missing[i];
        }
        return dto;
    }

    private static Cause missing(String service, String target) {
        return Cause.end("the service " + service, "", "is missing", "add b");
    }

    @Test
    void should_blame_the_part_that_lacks_a_platform_service() {
        var problem =
                Diagnosis.of(
                        PARTS,
                        Map.of(
                                PARTS.get(0),
                                state(ComponentConfigurationDTO.SATISFIED),
                                PARTS.get(1),
                                state(ComponentConfigurationDTO.UNSATISFIED_REFERENCE, "media")),
                        Samples.FILE,
                        DiagnosisTest::missing);
        assertEquals(
                "the part does not come to life (a.json, trial~trial): its reference 'media' is not"
                        + " there, because the service x.Media is missing: add b",
                problem.getMessage());
    }

    @Test
    void should_name_the_parts_when_one_waits_for_another() {
        var problem =
                Diagnosis.of(
                        PARTS,
                        Map.of(
                                PARTS.get(0),
                                state(ComponentConfigurationDTO.SATISFIED),
                                PARTS.get(1),
                                state(ComponentConfigurationDTO.UNSATISFIED_REFERENCE, "corpus")),
                        Samples.FILE,
                        DiagnosisTest::missing);
        assertTrue(problem.getMessage().contains("'corpus' waits for corpus"));
    }

    @Test
    void should_blame_the_part_that_failed_first_when_others_fail_with_it() {
        ComponentConfigurationDTO corpus = state(ComponentConfigurationDTO.FAILED_ACTIVATION);
        corpus.failure = "java.lang.IllegalStateException: root";
        ComponentConfigurationDTO trial = state(ComponentConfigurationDTO.FAILED_ACTIVATION);
        trial.failure = "java.lang.InstantiationException: no corpus";
        Map<CheckedPart, ComponentConfigurationDTO> states = new LinkedHashMap<>();
        states.put(PARTS.get(1), trial);
        states.put(PARTS.get(0), corpus);
        assertEquals(
                "the part does not come to life (a.json, faces~corpus):"
                        + " java.lang.IllegalStateException: root",
                Diagnosis.failed(states, List.of(), Samples.FILE).orElseThrow().getMessage());
        assertTrue(
                Diagnosis.failed(
                                Map.of(PARTS.get(0), state(ComponentConfigurationDTO.ACTIVE)),
                                List.of(),
                                Samples.FILE)
                        .isEmpty());
    }

    @Test
    void should_name_the_bundle_when_a_configuration_is_not_taken_up() {
        var problem = Diagnosis.of(PARTS, Map.of(), Samples.FILE, DiagnosisTest::missing);
        assertTrue(problem.getMessage().contains("a.json, faces~corpus"));
        assertTrue(problem.getMessage().contains("a.bundle 1.0.0"));
    }

    @Test
    void should_give_a_problems_text_when_it_is_in_the_chain_of_causes() {
        String trace =
                """
                java.lang.reflect.InvocationTargetException
                \tat a.B.c(B.java:1)
                Caused by: dev.pathos.api.run.Problem: no folder (a): make it
                \tat a.B.d(B.java:2)
                Caused by: java.io.IOException: gone
                \t... 3 more
                """;
        assertEquals("no folder (a): make it", Failure.reason(trace));
    }

    @Test
    void should_give_the_root_cause_when_no_problem_was_thrown() {
        String trace =
                "java.lang.RuntimeException: x\n\tat a\nCaused by: java.io.IOException: gone\n\tat b";
        assertEquals("java.io.IOException: gone", Failure.reason(trace));
        assertEquals("java.lang.Error: y", Failure.reason("java.lang.Error: y\n\tat a"));
    }

    @Test
    void should_give_a_problems_text_when_it_has_a_cause_of_its_own() {
        String trace =
                """
                java.lang.reflect.InvocationTargetException
                \tat a.B.c(B.java:1)
                Caused by: '{a' is no glob: missing } (key include): write one such as **
                \tat a.B.d(B.java:2)
                Caused by: java.util.regex.PatternSyntaxException: missing } near index 1
                {a
                \t... 3 more
                """;
        assertEquals(
                "'{a' is no glob: missing } (key include): write one such as **",
                Failure.reason(trace));
    }

    @Test
    void should_tell_why_a_component_of_the_platform_failed_that_a_part_needs() {
        ComponentConfigurationDTO trial = state(ComponentConfigurationDTO.FAILED_ACTIVATION);
        trial.failure = "java.lang.X: Unable to get service for reference media";
        Map<CheckedPart, ComponentConfigurationDTO> states = Map.of(PARTS.get(1), trial);
        assertEquals(
                "the part does not come to life (a.json, trial~trial): no decoder (media): mend it",
                Diagnosis.failed(states, List.of("no decoder (media): mend it"), Samples.FILE)
                        .orElseThrow()
                        .getMessage());
    }
}
