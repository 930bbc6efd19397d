package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    private final List<Utterance> utterances = PartedExperiment.utterances(5, 2);

    private Partitions of(Map<String, Object> settings, Protocol protocol) {
        return Partitions.of(
                PartedExperiment.of(settings, protocol, new PartedExperiment.SpeakerGuard()),
                utterances);
    }

    @Test
    void should_make_the_folds_of_the_settings_without_a_protocol() {
        Partitions partitions = of(Map.of("folds", 5, "run.folds", new int[] {1, 3}), null);
        assertEquals(5, partitions.all().size());
        assertArrayEquals(new int[] {1, 3}, partitions.run());
        assertEquals("5 speaker-disjoint folds, of which 2 run", partitions.describe());
        assertEquals("fold 3", partitions.names().get(3));
    }

    @Test
    void should_take_the_partitions_of_a_protocol() {
        Partitions partitions = of(Map.of(), new PartedExperiment.Leaking());
        assertEquals(List.of("halves"), partitions.names());
        assertEquals("halves of each speaker", partitions.describe());
        assertArrayEquals(new int[] {0}, partitions.run());
    }

    @Test
    void should_refuse_a_fold_that_there_is_not() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                of(
                                        Map.of("run.folds", new int[] {1}),
                                        new PartedExperiment.Leaking()));
        assertTrue(problem.getMessage().startsWith("there is no fold 1"));
    }

    @Test
    void should_refuse_a_part_without_utterances() {
        Protocol empty =
                new Protocol() {
                    @Override
                    public Map<String, Partition> partitions(List<Utterance> all) {
                        return Map.of("none", new Partition(all, List.of(), List.of()));
                    }

                    @Override
                    public String describe() {
                        return "nothing to test on";
                    }
                };
        Problem problem = assertThrows(Problem.class, () -> of(Map.of(), empty));
        assertTrue(problem.getMessage().contains("'none' has no utterance in its test part"));
    }

    @Test
    void should_name_what_no_partition_has_and_put_it_into_the_ledger() {
        List<Utterance> more = PartedExperiment.utterances(5, 3);
        Partitions partitions =
                Partitions.of(
                        PartedExperiment.of(
                                Map.of(),
                                new PartedExperiment.Leaking(),
                                new PartedExperiment.SpeakerGuard()),
                        more);
        assertEquals(
                List.of("u0-2", "u1-2", "u2-2", "u3-2", "u4-2"),
                partitions.left(more).stream().map(Utterance::id).toList());
        InputLedger ledger = new InputLedger();
        ledger.used("u0-1", "");
        ledger.used("u0-2", "");
        ledger.left(Set.of("u0-2"), "in no part");
        assertEquals(Map.of("used", 1, "skipped", 1, "failed", 0), ledger.totals());
    }
}
