package dev.pathos.joined;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A corpus among others: its name stands before all that must not be taken for another's.
 *
 * @param name the name of its part
 * @param corpus the corpus
 * @param sharing whether speakers, sessions and takes are those of the other corpora
 */
record Prefixed(String name, Corpus corpus, boolean sharing) {
    Stream<Utterance> utterances(Ledger ledger) throws IOException {
        return corpus.utterances(ledger(ledger)).map(this::prefixed);
    }

    private Utterance prefixed(Utterance u) {
        Recording r = u.recording();
        Map<String, String> traits = new HashMap<>(r.traits());
        traits.put("corpus", name);
        return new Utterance(
                prefix(u.id()),
                unlessShared(u.speaker()),
                unlessShared(u.session()),
                u.media(),
                u.sidecars(),
                u.annotations(),
                new Recording(unlessShared(r.take()), r.start(), r.end(), r.partition(), traits));
    }

    private String unlessShared(String text) {
        return sharing ? text : prefix(text);
    }

    private String prefix(String text) {
        return text.isEmpty() ? "" : name + "/" + text;
    }

    private Ledger ledger(Ledger all) {
        return new Ledger() {
            @Override
            public void skipped(String input, String reason) {
                all.skipped(prefix(input), reason);
            }

            @Override
            public void failed(String input, String reason) {
                all.failed(prefix(input), reason);
            }
        };
    }
}
