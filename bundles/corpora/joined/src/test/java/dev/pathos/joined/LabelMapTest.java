package dev.pathos.joined;

import static dev.pathos.joined.Clips.clip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.Configured;
import dev.pathos.tck.CorpusContract;
import dev.pathos.tck.MemoryLedger;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelMapTest extends CorpusContract {
    private static final Clips CLIPS =
            Clips.of(
                    "majority of voice votes",
                    clip("a", "1", "calm", Map.of("calm", 3, "neutral", 1, "bored", 2)),
                    clip("b", "2", "bored", Map.of()),
                    clip("c", "2", "", Map.of()),
                    clip("d", "2", "happy", Map.of("happy", 1)));

    private static LabelMap at(String to, String outside, String... map) {
        return at(CLIPS, to, outside, map);
    }

    private static LabelMap at(Corpus corpus, String to, String outside, String... map) {
        return new LabelMap(
                corpus,
                Configured.of(
                        LabelMap.Settings.class, Map.of("map", map, "to", to, "outside", outside)));
    }

    private static List<String> labels(Corpus corpus, MemoryLedger ledger) throws IOException {
        try (Stream<Utterance> utterances = corpus.utterances(ledger)) {
            return utterances.map(u -> u.id() + " " + u.annotations().label()).toList();
        }
    }

    @Override
    protected Corpus corpus() {
        return at("own", "drop", "calm=neutral", "happy=joyful");
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.empty();
    }

    @Test
    void should_rename_labels_and_count_votes_together_where_classes_merge() throws IOException {
        try (Stream<Utterance> utterances = corpus().utterances(new MemoryLedger())) {
            Utterance first = utterances.findFirst().orElseThrow();
            Utterance before = CLIPS.clips().get(0);
            assertEquals("neutral", first.annotations().label());
            assertEquals(Map.of("neutral", 4, "bored", 2), first.annotations().votes());
            assertEquals(before.annotations().attributes(), first.annotations().attributes());
            assertEquals(before.recording(), first.recording());
            assertEquals(before.sidecars(), first.sidecars());
        }
    }

    @Test
    void should_do_with_labels_outside_the_map_what_is_said() throws IOException {
        MemoryLedger ledger = new MemoryLedger();
        assertEquals(List.of("a neutral", "c ", "d joyful"), labels(corpus(), ledger));
        assertEquals(
                List.of(
                        new MemoryLedger.Entry(true, "broken", "no such file"),
                        new MemoryLedger.Entry(false, "b", "its label 'bored' is not in the map")),
                ledger.entries());
        assertEquals(
                List.of("a calm", "b tired", "c ", "d happy"),
                labels(at("own", "keep", "bored=tired"), new MemoryLedger()));
        assertEquals(
                List.of("a ", "b tired", "c ", "d "),
                labels(at("own", "unlabel", "bored=tired"), new MemoryLedger()));
        Problem e =
                assertThrows(
                        Problem.class,
                        () -> labels(at("own", "fail", "calm=x"), new MemoryLedger()));
        assertTrue(e.getMessage().contains("'bored' of b"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "common, surprised, surprised",
        "common, Calmness, calm",
        "common, ANG, angry",
        "common, U, surprised",
        "common, xxx, -",
        "common, O, -",
        "six, fear, fearful",
        "six, exc, happy",
        "six, boredom, -",
        "six, surprised, -",
        "four, calm, neutral",
        "four, exc, happy",
        "four, A, angry",
        "four, disgust, -",
        "four, own, mine"
    })
    void should_know_what_published_corpora_call_classes(String to, String label, String name)
            throws IOException {
        Corpus one = Clips.of("", clip("a", "1", label, Map.of()));
        List<String> labels = labels(at(one, to, "drop", "own=mine"), new MemoryLedger());
        assertEquals(name.equals("-") ? List.of() : List.of("a " + name), labels);
    }

    @Test
    void should_tell_the_map_with_the_label_target_and_pass_on_what_is_synthetic() {
        assertEquals(
                "majority of voice votes; four classes (calm as neutral, excited as happy),"
                        + " bored as neutral, others left out",
                at("four", "drop", "bored=neutral").labelTarget());
        assertEquals("a as b, others kept", at(Clips.of(""), "own", "keep", "a=b").labelTarget());
        assertTrue(
                at(new Clips("", true, List.of(), new int[1]), "six", "drop").synthetic(),
                "a generated corpus stays one");
        assertEquals(false, corpus().synthetic());
    }

    @Test
    void should_close_the_inner_stream() throws IOException {
        Clips clips = Clips.of("");
        at(clips, "six", "drop").utterances(new MemoryLedger()).close();
        assertEquals(1, clips.closed()[0]);
    }

    @Test
    void should_name_the_key_when_the_map_is_none() {
        for (String bad : List.of("calm", "=x", "x=", " = ")) {
            problem("no pair", bad);
        }
        problem("'a' is to become b and c", "a=b", "a=c");
        problem("no class is renamed");
    }

    private static void problem(String what, String... map) {
        Problem e = assertThrows(Problem.class, () -> at("own", "drop", map));
        assertTrue(e.getMessage().contains(what), e.getMessage());
        assertTrue(e.getMessage().contains("key map of the label-map part"), e.getMessage());
    }
}
