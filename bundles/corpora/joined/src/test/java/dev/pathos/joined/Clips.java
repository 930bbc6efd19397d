package dev.pathos.joined;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A corpus in memory.
 *
 * @param target what its labels mean
 * @param synthetic whether it was generated
 * @param clips its utterances
 * @param closed counts how often a stream was closed
 */
record Clips(String target, boolean synthetic, List<Utterance> clips, int[] closed)
        implements Corpus {
    static Clips of(String target, Utterance... clips) {
        return new Clips(target, false, List.of(clips), new int[1]);
    }

    static Utterance clip(String id, String speaker, String label, Map<String, Integer> votes) {
        return new Utterance(
                id,
                speaker,
                "day",
                Path.of(id + ".wav"),
                Map.of("openface", Path.of(id + ".csv")),
                new Annotations(label, votes, Map.of("valence", .5), List.of(), List.of()),
                new Recording("take", 1, 2, "Test1", Map.of("sex", "f")));
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) {
        ledger.failed("broken", "no such file");
        return clips.stream().onClose(() -> closed[0]++);
    }

    @Override
    public String labelTarget() {
        return target;
    }
}
