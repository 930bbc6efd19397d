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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LeaveOneSpeakerOutTest extends ProtocolContract {
    @Override
    protected Protocol protocol() {
        return new LeaveOneSpeakerOut(
                Configured.of(LeaveOneSpeakerOut.Settings.class, Map.of("development", 2)));
    }

    @Override
    protected List<Utterance> corpus() {
        return People.talking(7, 3);
    }

    @Test
    void should_test_each_speaker_once_and_develop_on_each_as_often_when_parted() {
        Map<String, Integer> developed = new TreeMap<>();
        List<String> tested = new ArrayList<>();
        protocol()
                .partitions(corpus())
                .forEach(
                        (name, p) -> {
                            assertEquals(List.of("4", "2", "1"), People.sizes(p));
                            assertEquals("speaker " + p.test().get(0).speaker(), name);
                            tested.add(p.test().get(0).speaker());
                            People.speakers(p.development())
                                    .forEach(s -> developed.merge(s, 1, Integer::sum));
                        });
        assertEquals(List.copyOf(People.speakers(corpus())), tested);
        assertEquals(People.speakers(corpus()), developed.keySet());
        assertEquals(Set.of(2), Set.copyOf(developed.values()));
    }

    @Test
    void should_leave_speakers_out_together_when_they_share_a_session() {
        List<Utterance> corpus = new ArrayList<>(corpus());
        corpus.add(People.said("a", "p00", "s1", "sad", "", ""));
        corpus.add(People.said("b", "p06", "s1", "sad", "", ""));
        Map<String, Partition> partitions = protocol().partitions(corpus);
        assertEquals(6, partitions.size());
        assertEquals(
                Set.of("p00", "p06"), People.speakers(partitions.get("speakers p00 p06").test()));
        assertEquals(1, protocol().remarks(corpus).size());
    }

    @Test
    void should_say_what_is_missing_when_nobody_is_left_to_train_on() {
        Problem problem =
                assertThrows(Problem.class, () -> protocol().partitions(People.talking(3, 2)));
        assertTrue(
                problem.getMessage().contains("no speaker is left to train on when p00 is tested"),
                problem.getMessage());
        assertTrue(problem.getMessage().contains("key development"), problem.getMessage());
    }

    @Test
    void should_choose_others_when_the_seed_is_another() {
        List<Utterance> corpus = People.talking(20, 1);
        Map<String, Partition> one = new LeaveOneSpeakerOut(3, 1).partitions(corpus);
        Map<String, Partition> two = new LeaveOneSpeakerOut(3, 2).partitions(corpus);
        assertEquals(one.keySet(), two.keySet());
        assertTrue(!one.equals(two));
    }
}
