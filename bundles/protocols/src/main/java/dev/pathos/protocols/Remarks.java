package dev.pathos.protocols;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.SpeakerGroup;
import dev.pathos.api.corpus.Utterance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is told of partitions: speakers dealt together, utterances left out, speakers tested twice.
 */
final class Remarks {
    /** Names that a sentence gives at most. */
    private static final int SHOWN = 5;

    private Remarks() {}

    /** Names in words: the first few and how many there are. */
    static String some(Collection<String> names) {
        return names.size() <= SHOWN
                ? String.join(", ", names)
                : names.stream().limit(SHOWN).collect(Collectors.joining(", "))
                        + " ... of "
                        + names.size();
    }

    /** Which speakers are never parted because they share sessions or takes. */
    static List<String> together(List<SpeakerGroup> groups) {
        List<String> joined =
                groups.stream()
                        .filter(g -> g.speakers().size() > 1)
                        .map(g -> "(" + some(g.speakers()) + ")")
                        .toList();
        return joined.isEmpty()
                ? List.of()
                : List.of(
                        "Speakers who share a session or a take stay together: "
                                + some(joined)
                                + "; "
                                + groups.size()
                                + " groups are dealt, not speakers.");
    }

    /** Which utterances are in no part of any partition, and who is tested in several. */
    static List<String> covered(List<Utterance> utterances, Map<String, Partition> partitions) {
        Set<String> used = new HashSet<>();
        Map<String, Integer> tested = new HashMap<>();
        for (Partition p : partitions.values()) {
            List.of(p.train(), p.development(), p.test())
                    .forEach(part -> part.forEach(u -> used.add(u.id())));
            p.test().stream()
                    .map(Utterance::speaker)
                    .distinct()
                    .forEach(speaker -> tested.merge(speaker, 1, Integer::sum));
        }
        List<String> remarks = new ArrayList<>();
        List<String> left =
                utterances.stream().map(Utterance::id).filter(id -> !used.contains(id)).toList();
        if (!left.isEmpty()) {
            remarks.add(
                    (left.size() == 1 ? "1 utterance is" : left.size() + " utterances are")
                            + " in no part and left out: "
                            + some(left)
                            + ".");
        }
        List<String> again =
                tested.entrySet().stream()
                        .filter(e -> e.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        if (!again.isEmpty()) {
            remarks.add(
                    again.size()
                            + " of "
                            + tested.size()
                            + " test speakers are tested in more than one partition ("
                            + some(again)
                            + "): average over partitions, do not pool.");
        }
        return remarks;
    }
}
