package dev.pathos.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.Configured;
import dev.pathos.tck.ProtocolContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorpusPartitionTest extends ProtocolContract {
    @Override
    protected Protocol protocol() {
        return configured(Map.of());
    }

    private static Protocol configured(Map<String, Object> given) {
        return new CorpusPartition(Configured.of(CorpusPartition.Settings.class, given));
    }

    private static Utterance in(String part, int speaker) {
        return People.said(part + speaker, "p" + speaker, "", "sad", part, "");
    }

    @Override
    protected List<Utterance> corpus() {
        return List.of(
                in("Train", 1),
                in("Train", 2),
                in("Development", 3),
                in("Test1", 4),
                in("Test2", 5),
                in("", 6));
    }

    @Test
    void should_make_a_partition_for_each_test_set_when_there_are_several() {
        Map<String, Partition> partitions = protocol().partitions(corpus());
        assertEquals(List.of("test on Test1", "test on Test2"), List.copyOf(partitions.keySet()));
        assertEquals(Set.of("p5"), People.speakers(partitions.get("test on Test2").test()));
        assertEquals(
                List.of("1 utterance is in no part and left out: 6."),
                protocol().remarks(corpus()));
    }

    @Test
    void should_read_both_spellings_when_releases_differ() {
        for (String name : List.of("Development", "Validation", "dev")) {
            List<Utterance> corpus = List.of(in("Train", 1), in(name, 2), in("Test", 3));
            Partition p = protocol().partitions(corpus).get("test on Test");
            assertEquals(Set.of("p2"), People.speakers(p.development()));
        }
    }

    @Test
    void should_take_training_speakers_when_there_is_no_development_part() {
        List<Utterance> corpus = new ArrayList<>();
        for (int s = 0; s < 10; s++) {
            corpus.add(in("Train", s));
        }
        corpus.add(in("Test", 10));
        Partition p = protocol().partitions(corpus).get("test on Test");
        assertEquals(List.of("8", "2", "1"), People.sizes(p));
        Partition half =
                configured(Map.of("development.share", 0.5, "seed", 4L))
                        .partitions(corpus)
                        .get("test on Test");
        assertEquals(List.of("5", "5", "1"), People.sizes(half));
    }

    @Test
    void should_use_other_parts_when_keys_name_them() {
        Protocol only =
                configured(
                        Map.of(
                                "test", new String[] {"Test2"},
                                "train", new String[] {"Train", "Test1"}));
        Map<String, Partition> partitions = only.partitions(corpus());
        assertEquals(Set.of("test on Test2"), partitions.keySet());
        assertEquals(
                Set.of("p1", "p2", "p4"), People.speakers(partitions.get("test on Test2").train()));
    }

    @Test
    void should_refuse_drop_or_keep_when_parts_share_speakers() {
        List<Utterance> corpus = new ArrayList<>(corpus());
        corpus.add(People.said("again", "p4", "", "sad", "Train", ""));
        Problem problem = assertThrows(Problem.class, () -> protocol().partitions(corpus));
        assertTrue(
                problem.getMessage()
                        .contains(
                                "1 speakers are in the training and in the test part of test on"
                                        + " Test1: p4"),
                problem.getMessage());
        Partition dropped =
                configured(Map.of("shared.speakers", "drop"))
                        .partitions(corpus)
                        .get("test on Test1");
        assertEquals(Set.of("p1", "p2"), People.speakers(dropped.train()));
        Partition kept =
                configured(Map.of("shared.speakers", "keep"))
                        .partitions(corpus)
                        .get("test on Test1");
        assertEquals(Set.of("p1", "p2", "p4"), People.speakers(kept.train()));
    }

    @Test
    void should_name_the_parts_when_none_of_them_is_known() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> protocol().partitions(List.of(in("A", 1), in("B", 2), in("C", 3))));
        assertTrue(problem.getMessage().contains("called A, B, C"), problem.getMessage());
        Problem twice =
                assertThrows(
                        Problem.class,
                        () ->
                                configured(Map.of("train", new String[] {"T*"}))
                                        .partitions(corpus()));
        assertTrue(twice.getMessage().contains("'Test1' has two uses"), twice.getMessage());
        Problem none =
                assertThrows(Problem.class, () -> protocol().partitions(People.talking(5, 1)));
        assertTrue(none.getMessage().contains("says of no utterance"), none.getMessage());
    }
}
