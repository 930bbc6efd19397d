package dev.pathos.protocols;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Utterances of made-up speakers. */
final class People {
    private static final List<String> LABELS = List.of("angry", "happy", "neutral", "sad");

    private People() {}

    /** Speakers {@code p00}, {@code p01} ... with so many utterances each, of four classes. */
    static List<Utterance> talking(int speakers, int each) {
        List<Utterance> all = new ArrayList<>();
        for (int s = 0; s < speakers; s++) {
            for (int i = 0; i < each; i++) {
                String speaker = String.format("p%02d", s);
                all.add(said(speaker + "-" + i, speaker, "", LABELS.get(i % 4), "", ""));
            }
        }
        return all;
    }

    static Utterance said(
            String id,
            String speaker,
            String session,
            String label,
            String partition,
            String corpus) {
        return new Utterance(
                id,
                speaker,
                session,
                Path.of("sound", id + ".wav"),
                Map.of(),
                Annotations.label(label),
                new Recording(
                        "",
                        0,
                        Double.POSITIVE_INFINITY,
                        partition,
                        corpus.isEmpty() ? Map.of() : Map.of("corpus", corpus)));
    }

    static Set<String> speakers(List<Utterance> part) {
        Set<String> speakers = new TreeSet<>();
        part.forEach(u -> speakers.add(u.speaker()));
        return speakers;
    }

    static List<String> sizes(Partition p) {
        return List.of(
                "" + speakers(p.train()).size(),
                "" + speakers(p.development()).size(),
                "" + speakers(p.test()).size());
    }
}
