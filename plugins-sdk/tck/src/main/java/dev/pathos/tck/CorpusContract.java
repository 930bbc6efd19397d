package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Corpus} must do: the same utterances in the same order at every call, each with
 * an id of its own and a speaker, and a reason in words for whatever is left out.
 */
public abstract class CorpusContract {
    /** A fresh corpus of at least two utterances. */
    protected abstract Corpus corpus() throws IOException;

    /** A corpus whose folder or table is missing; empty for a corpus that reads nothing. */
    protected abstract Optional<Corpus> missing();

    /**
     * A corpus whose folder or table is there, with nothing in it.
     *
     * @return the corpus; empty by default, for one that has nothing of the kind
     */
    protected Optional<Corpus> empty() throws IOException {
        return Optional.empty();
    }

    private static List<Utterance> read(Corpus corpus, Ledger ledger) throws IOException {
        try (Stream<Utterance> utterances = corpus.utterances(ledger)) {
            return utterances.toList();
        }
    }

    @Test
    void should_give_the_same_utterances_in_order_when_read_twice() throws IOException {
        Corpus one = corpus();
        List<Utterance> first = read(one, new MemoryLedger());
        assertTrue(first.size() >= 2, "at least two utterances");
        assertEquals(first, read(one, new MemoryLedger()));
    }

    @Test
    void should_give_the_same_utterances_when_four_threads_read() throws Exception {
        Corpus shared = corpus();
        List<Utterance> alone = read(shared, new MemoryLedger());
        for (List<Utterance> read : Concurrently.call(() -> read(shared, new MemoryLedger()))) {
            assertEquals(alone, read);
        }
    }

    @Test
    void should_go_on_when_a_stream_is_closed_early() throws IOException {
        Corpus one = corpus();
        Utterance first;
        try (Stream<Utterance> utterances = one.utterances(new MemoryLedger())) {
            first = utterances.findFirst().orElseThrow();
        }
        assertEquals(first, read(one, new MemoryLedger()).get(0));
    }

    @Test
    void should_give_distinct_ids_and_named_speakers_when_read() throws IOException {
        Set<String> ids = new HashSet<>();
        for (Utterance utterance : read(corpus(), new MemoryLedger())) {
            assertFalse(utterance.id().isBlank(), "an utterance without an id");
            assertTrue(ids.add(utterance.id()), "two utterances " + utterance.id());
            assertFalse(utterance.speaker().isBlank(), utterance.id() + " has no speaker");
        }
    }

    @Test
    void should_give_possible_annotations_when_read() throws IOException {
        for (Utterance utterance : read(corpus(), new MemoryLedger())) {
            Annotations annotations = utterance.annotations();
            annotations
                    .votes()
                    .forEach((label, n) -> assertTrue(n >= 0, utterance.id() + ": " + label));
            annotations
                    .attributes()
                    .forEach(
                            (name, value) ->
                                    assertTrue(
                                            Double.isFinite(value), utterance.id() + ": " + name));
            inOrder(utterance.id(), annotations.words());
            inOrder(utterance.id(), annotations.phones());
        }
    }

    private static void inOrder(String id, List<Annotations.Interval> intervals) {
        double before = 0;
        for (Annotations.Interval interval : intervals) {
            assertTrue(
                    interval.start() >= before && interval.end() >= interval.start(),
                    id + ": " + interval + " begins before " + before + " s or ends early");
            before = interval.start();
        }
    }

    @Test
    void should_tell_the_ledger_why_when_entries_are_left_out() throws IOException {
        MemoryLedger first = new MemoryLedger();
        List<Utterance> utterances = read(corpus(), first);
        MemoryLedger second = new MemoryLedger();
        read(corpus(), second);
        assertEquals(first.entries(), second.entries(), "the same entries at every call");
        Set<String> used = new HashSet<>();
        utterances.forEach(u -> used.add(u.id()));
        for (MemoryLedger.Entry entry : first.entries()) {
            assertFalse(entry.reason().isBlank(), entry.input() + " is left out without a reason");
            assertFalse(used.contains(entry.input()), entry.input() + " is used and left out");
        }
    }

    @Test
    void should_have_no_utterance_or_say_why_when_the_corpus_is_empty() throws IOException {
        Optional<Corpus> empty = empty();
        Assumptions.assumeTrue(empty.isPresent(), "this corpus is never empty");
        try {
            assertEquals(List.of(), read(empty.orElseThrow(), new MemoryLedger()));
        } catch (Problem expected) {
            assertFalse(expected.getMessage().isBlank());
        }
    }

    @Test
    void should_name_what_is_missing_when_the_corpus_is_not_there() {
        Optional<Corpus> missing = missing();
        Assumptions.assumeTrue(missing.isPresent(), "this corpus reads nothing");
        Problem problem =
                assertThrows(Problem.class, () -> read(missing.orElseThrow(), new MemoryLedger()));
        assertFalse(problem.getMessage().isBlank());
    }
}
