package dev.pathos.joined;

import static dev.pathos.joined.Clips.clip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.tck.Configured;
import dev.pathos.tck.CorpusContract;
import dev.pathos.tck.MemoryLedger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JoinedCorporaTest extends CorpusContract {
    private final Clips ravdess = Clips.of("acted", clip("a", "1", "calm", Map.of()));
    private final Clips emodb =
            Clips.of("", clip("a", "1", "bored", Map.of()), clip("b", "2", "", Map.of()));

    private static JoinedCorpora joined(boolean same, Object... namesAndCorpora) {
        List<Map.Entry<Map<String, Object>, Corpus>> entries = new ArrayList<>();
        for (int i = namesAndCorpora.length - 2; i >= 0; i -= 2) {
            entries.add(
                    Map.entry(
                            Map.of("pathos.part", namesAndCorpora[i], "pathos.order", i),
                            (Corpus) namesAndCorpora[i + 1]));
        }
        return new JoinedCorpora(
                entries,
                Configured.of(JoinedCorpora.Settings.class, Map.of("same.speakers", same)));
    }

    @Override
    protected Corpus corpus() {
        return joined(false, "ravdess", ravdess, "emodb", emodb);
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.empty();
    }

    private static List<Utterance> read(Corpus corpus, MemoryLedger ledger) throws IOException {
        try (Stream<Utterance> utterances = corpus.utterances(ledger)) {
            return utterances.toList();
        }
    }

    @Test
    void should_put_the_corpus_before_ids_speakers_sessions_and_takes() throws IOException {
        MemoryLedger ledger = new MemoryLedger();
        List<Utterance> all = read(corpus(), ledger);
        assertEquals(
                List.of("ravdess/a ravdess/1", "emodb/a emodb/1", "emodb/b emodb/2"),
                all.stream().map(u -> u.id() + " " + u.speaker()).toList());
        assertEquals("emodb/day", all.get(1).session());
        assertEquals(
                new Recording("emodb/take", 1, 2, "Test1", Map.of("sex", "f", "corpus", "emodb")),
                all.get(1).recording());
        assertEquals("bored", all.get(1).annotations().label());
        assertEquals(
                List.of(
                        new MemoryLedger.Entry(true, "ravdess/broken", "no such file"),
                        new MemoryLedger.Entry(true, "emodb/broken", "no such file")),
                ledger.entries());
    }

    @Test
    void should_keep_speakers_when_they_are_the_same_people() throws IOException {
        List<Utterance> all =
                read(joined(true, "sound", ravdess, "video", emodb), new MemoryLedger());
        assertEquals(
                List.of("sound/a 1 day take", "video/a 1 day take", "video/b 2 day take"),
                all.stream()
                        .map(
                                u ->
                                        String.join(
                                                " ",
                                                u.id(),
                                                u.speaker(),
                                                u.session(),
                                                u.recording().take()))
                        .toList());
    }

    @Test
    void should_tell_label_targets_and_what_is_synthetic() {
        assertEquals("ravdess: acted", corpus().labelTarget());
        assertEquals("acted", joined(false, "x", ravdess, "y", ravdess).labelTarget());
        assertFalse(corpus().synthetic());
        Clips generated = new Clips("", true, List.of(), new int[1]);
        assertTrue(joined(false, "ravdess", ravdess, "generated", generated).synthetic());
    }

    @Test
    void should_close_all_streams_also_when_one_cannot_be_opened() throws IOException {
        corpus().utterances(new MemoryLedger()).close();
        assertEquals(1, ravdess.closed()[0]);
        assertEquals(1, emodb.closed()[0]);
        Corpus broken =
                ledger -> {
                    throw new IOException("gone");
                };
        assertThrows(
                IOException.class,
                () -> joined(false, "a", ravdess, "b", broken).utterances(new MemoryLedger()));
        assertEquals(2, ravdess.closed()[0]);
    }
}
