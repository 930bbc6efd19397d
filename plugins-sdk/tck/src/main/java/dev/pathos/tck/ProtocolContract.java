package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Protocol} must do: the same partitions for the same utterances, whatever order
 * they come in, with parts that share neither utterance nor speaker, session nor take, none of them
 * empty.
 */
public abstract class ProtocolContract {
    /** A fresh protocol. */
    protected abstract Protocol protocol();

    /** Utterances that it can part, of at least six speakers. */
    protected abstract List<Utterance> corpus();

    private static List<List<Utterance>> parts(Partition partition) {
        return List.of(partition.train(), partition.development(), partition.test());
    }

    private static Set<String> ids(List<Utterance> part) {
        Set<String> ids = new TreeSet<>();
        part.forEach(u -> ids.add(u.id()));
        return ids;
    }

    private static Map<String, List<Set<String>>> ids(Map<String, Partition> partitions) {
        Map<String, List<Set<String>>> ids = new LinkedHashMap<>();
        partitions.forEach(
                (name, p) -> ids.put(name, parts(p).stream().map(ProtocolContract::ids).toList()));
        return ids;
    }

    @Test
    void should_give_the_same_partitions_when_asked_twice() {
        Protocol one = protocol();
        Map<String, Partition> first = one.partitions(corpus());
        assertEquals(first, one.partitions(corpus()));
        assertEquals(first, protocol().partitions(corpus()));
        assertEquals(
                List.copyOf(first.keySet()),
                List.copyOf(protocol().partitions(corpus()).keySet()),
                "the order of partitions");
    }

    @Test
    void should_give_the_same_partitions_when_four_threads_ask() throws Exception {
        Protocol shared = protocol();
        // a list that nobody may sort in place
        List<Utterance> utterances = List.copyOf(corpus());
        Map<String, Partition> alone = protocol().partitions(utterances);
        for (Map<String, Partition> p : Concurrently.call(() -> shared.partitions(utterances))) {
            assertEquals(alone, p);
        }
    }

    @Test
    void should_put_utterances_into_the_same_parts_when_their_order_is_another() {
        Map<String, List<Set<String>>> here = ids(protocol().partitions(corpus()));
        for (int i = 0; i < 5; i++) {
            List<Utterance> shuffled = new ArrayList<>(corpus());
            Collections.shuffle(shuffled, new Random(i));
            assertEquals(here, ids(protocol().partitions(shuffled)));
        }
    }

    @Test
    void should_keep_parts_apart_when_utterances_are_parted() {
        protocol()
                .partitions(corpus())
                .forEach(
                        (name, partition) -> {
                            List<List<Utterance>> parts = parts(partition);
                            for (int a = 0; a < parts.size(); a++) {
                                for (int b = a + 1; b < parts.size(); b++) {
                                    apart(name, parts.get(a), parts.get(b));
                                }
                            }
                        });
    }

    private static void apart(String name, List<Utterance> one, List<Utterance> other) {
        for (Utterance a : one) {
            for (Utterance b : other) {
                String both = name + ": " + a.id() + " and " + b.id();
                assertFalse(a.id().equals(b.id()), both);
                assertFalse(a.speaker().equals(b.speaker()), both + " have the same speaker");
                assertFalse(
                        !a.session().isEmpty() && a.session().equals(b.session()),
                        both + " are of the same session");
                String take = a.recording().take();
                assertFalse(
                        !take.isEmpty() && take.equals(b.recording().take()),
                        both + " are the same take");
            }
        }
    }

    @Test
    void should_fill_parts_with_given_utterances_once_when_utterances_are_parted() {
        Set<Utterance> given = new HashSet<>(corpus());
        Map<String, Partition> partitions = protocol().partitions(corpus());
        assertFalse(partitions.isEmpty(), "there is at least one partition");
        partitions.forEach(
                (name, partition) -> {
                    assertFalse(name.isBlank(), "a partition without a name");
                    for (List<Utterance> part : parts(partition)) {
                        assertFalse(part.isEmpty(), name + " has an empty part");
                        assertTrue(given.containsAll(part), name + " has utterances of its own");
                        assertEquals(part.size(), ids(part).size(), name + ": one of them twice");
                    }
                });
    }

    @Test
    void should_say_what_is_done_when_described() {
        assertFalse(protocol().describe().isBlank(), "a description");
        List<String> remarks = protocol().remarks(corpus());
        assertEquals(remarks, protocol().remarks(corpus()), "the same remarks at every call");
        remarks.forEach(remark -> assertFalse(remark.isBlank(), "an empty remark"));
    }

    @Test
    void should_refuse_in_words_when_there_are_too_few_speakers() {
        for (List<Utterance> few : List.of(List.<Utterance>of(), corpus().subList(0, 1))) {
            Problem problem = assertThrows(Problem.class, () -> protocol().partitions(few));
            assertFalse(problem.getMessage().isBlank());
        }
    }
}
