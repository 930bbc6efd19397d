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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrossCorpusTest extends ProtocolContract {
    @Override
    protected Protocol protocol() {
        return configured(Map.of());
    }

    private static Protocol configured(Map<String, Object> given) {
        return new CrossCorpus(Configured.of(CrossCorpus.Settings.class, given));
    }

    @Override
    protected List<Utterance> corpus() {
        List<Utterance> corpus = new ArrayList<>();
        for (String name : List.of("emodb", "ravdess", "savee")) {
            for (int s = 0; s < 10; s++) {
                String speaker = name + "/" + s;
                corpus.add(People.said(speaker + "-a", speaker, "", "angry", "", name));
                corpus.add(People.said(speaker + "-s", speaker, "", "sad", "", name));
            }
        }
        return corpus;
    }

    private static Set<String> corpora(List<Utterance> part) {
        return part.stream()
                .map(u -> u.recording().traits().get("corpus"))
                .collect(Collectors.toSet());
    }

    @Test
    void should_leave_each_corpus_out_in_turn_when_none_is_named() {
        Map<String, Partition> partitions = protocol().partitions(corpus());
        assertEquals(
                List.of("test on emodb", "test on ravdess", "test on savee"),
                List.copyOf(partitions.keySet()));
        Partition p = partitions.get("test on emodb");
        assertEquals(List.of("16", "4", "10"), People.sizes(p));
        assertEquals(Set.of("emodb"), corpora(p.test()));
        assertEquals(Set.of("ravdess", "savee"), corpora(p.train()));
        assertEquals(Set.of("ravdess", "savee"), corpora(p.development()));
        assertEquals(List.of(), protocol().remarks(corpus()));
    }

    @Test
    void should_train_and_test_as_named_when_corpora_are_named() {
        Map<String, Partition> one =
                configured(Map.of("train", new String[] {"emodb"})).partitions(corpus());
        assertEquals(Set.of("test on ravdess", "test on savee"), one.keySet());
        assertEquals(Set.of("emodb"), corpora(one.get("test on savee").train()));
        Map<String, Partition> two =
                configured(Map.of("test", new String[] {"emodb", "savee"})).partitions(corpus());
        assertEquals(Set.of("test on emodb", "test on savee"), two.keySet());
        assertEquals(Set.of("ravdess"), corpora(two.get("test on savee").train()));
    }

    @Test
    void should_remark_classes_when_only_the_test_part_has_them() {
        List<Utterance> corpus = new ArrayList<>(corpus());
        corpus.add(People.said("x", "savee/0", "", "bored", "", "savee"));
        List<String> remarks = protocol().remarks(corpus);
        assertEquals(1, remarks.size());
        assertTrue(remarks.get(0).contains("in test on savee: bored"), remarks.get(0));
    }

    @Test
    void should_say_what_is_missing_when_there_is_one_corpus_or_none_of_that_name() {
        List<Utterance> one = corpus().stream().filter(u -> u.id().startsWith("emodb")).toList();
        Problem alone = assertThrows(Problem.class, () -> protocol().partitions(one));
        assertTrue(alone.getMessage().contains("have the corpus emodb"), alone.getMessage());
        Problem unknown =
                assertThrows(
                        Problem.class,
                        () ->
                                configured(Map.of("test", new String[] {"iemocap"}))
                                        .partitions(corpus()));
        assertTrue(
                unknown.getMessage().contains("choose among emodb, ravdess, savee"),
                unknown.getMessage());
        Problem all =
                assertThrows(
                        Problem.class,
                        () ->
                                configured(
                                                Map.of(
                                                        "test",
                                                        new String[] {"emodb", "ravdess", "savee"}))
                                        .partitions(corpus()));
        assertTrue(all.getMessage().contains("no corpus is left to train on"), all.getMessage());
    }

    @Test
    void should_train_on_all_of_a_corpus_when_it_has_one_speaker_and_another_gives_development() {
        List<Utterance> corpus = new ArrayList<>(corpus());
        corpus.add(People.said("solo", "solo/1", "", "sad", "", "solo"));
        Partition p = protocol().partitions(corpus).get("test on emodb");
        assertTrue(corpora(p.train()).contains("solo"));
    }
}
