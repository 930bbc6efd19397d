package dev.pathos.api.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SpeakerFoldsTest {
    private static List<Utterance> corpus(int speakers, int utterances, long seed) {
        SplittableRandom random = Seeds.random(seed, "corpus");
        List<Utterance> corpus = new ArrayList<>();
        for (int i = 0; i < utterances; i++) {
            String speaker = "s" + (i < speakers ? i : random.nextInt(speakers));
            corpus.add(
                    new Utterance("u" + i, speaker, "", Path.of("x"), Map.of(), Annotations.NONE));
        }
        return corpus;
    }

    private static Set<String> speakers(List<Utterance> part) {
        Set<String> speakers = new TreeSet<>();
        part.forEach(u -> speakers.add(u.speaker()));
        return speakers;
    }

    @Test
    void should_keep_speakers_apart_and_cover_everything_when_corpora_are_arbitrary() {
        SplittableRandom random = Seeds.random(3, "shapes");
        for (int i = 0; i < 300; i++) {
            int speakers = 3 + random.nextInt(20);
            int folds = 3 + random.nextInt(speakers - 2);
            List<Utterance> corpus = corpus(speakers, speakers + random.nextInt(100), i);
            List<Partition> partitions = SpeakerFolds.of(corpus, folds, i);
            assertEquals(folds, partitions.size());
            List<String> tested = new ArrayList<>();
            for (Partition partition : partitions) {
                Set<String> train = speakers(partition.train());
                Set<String> development = speakers(partition.development());
                Set<String> test = speakers(partition.test());
                assertTrue(Collections.disjoint(train, development));
                assertTrue(Collections.disjoint(train, test));
                assertTrue(Collections.disjoint(development, test));
                assertTrue(!train.isEmpty() && !development.isEmpty() && !test.isEmpty());
                Set<Utterance> all = new HashSet<>(partition.train());
                all.addAll(partition.development());
                all.addAll(partition.test());
                assertEquals(new HashSet<>(corpus), all);
                tested.addAll(test);
            }
            Collections.sort(tested);
            assertEquals(
                    List.copyOf(speakers(corpus)), tested, "each speaker is tested exactly once");
        }
    }

    @Test
    void should_differ_in_size_by_one_speaker_when_speakers_do_not_divide() {
        List<Partition> partitions = SpeakerFolds.of(corpus(11, 50, 1), 4, 7);
        assertEquals(
                List.of(3, 3, 3, 2),
                partitions.stream().map(p -> speakers(p.test()).size()).toList());
    }

    @Test
    void should_develop_on_the_next_folds_speakers_when_partitioned() {
        List<Partition> partitions = SpeakerFolds.of(corpus(9, 40, 1), 3, 7);
        assertEquals(partitions.get(1).test(), partitions.get(0).development());
        assertEquals(partitions.get(0).test(), partitions.get(2).development());
    }

    @Test
    void should_depend_on_seed_and_speakers_only_when_the_corpus_is_in_another_order() {
        List<Utterance> corpus = corpus(12, 60, 1);
        List<Utterance> reversed = new ArrayList<>(corpus);
        Collections.reverse(reversed);
        Set<String> here = speakers(SpeakerFolds.of(corpus, 4, 7).get(0).test());
        assertEquals(here, speakers(SpeakerFolds.of(reversed, 4, 7).get(0).test()));
        assertNotEquals(here, speakers(SpeakerFolds.of(corpus, 4, 8).get(0).test()));
    }

    @Test
    void should_say_what_to_choose_when_folds_and_speakers_do_not_fit() {
        Problem one = assertThrows(Problem.class, () -> SpeakerFolds.of(corpus(1, 5, 1), 3, 1));
        assertTrue(one.getMessage().contains("1 speaker ("), one.getMessage());
        assertTrue(one.getMessage().contains("at least 3 speakers"), one.getMessage());
        Problem many = assertThrows(Problem.class, () -> SpeakerFolds.of(corpus(5, 9, 1), 6, 1));
        assertTrue(many.getMessage().contains("from 3 to 5"), many.getMessage());
        assertThrows(Problem.class, () -> SpeakerFolds.of(corpus(5, 9, 1), 2, 1));
    }
}
