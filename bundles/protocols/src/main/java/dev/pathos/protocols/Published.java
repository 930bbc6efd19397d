package dev.pathos.protocols;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.protocols.PartNames.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects where the authors of partitions put each utterance; one test set makes one partition.
 */
final class Published {
    private record Place(Use use, String set) {}

    private final Fitting fitting;
    private final Map<String, Map<String, Place>> places = new LinkedHashMap<>();

    Published(Fitting fitting) {
        this.fitting = fitting;
    }

    /**
     * Puts an utterance into a part.
     *
     * @param partition the partition's name; empty for the only one
     * @param use what the part is for
     * @param set what its authors call it
     * @param id the utterance
     * @throws Problem if it is in another part of that partition already
     */
    void put(String partition, Use use, String set, String id) {
        Place place = new Place(use, set);
        Place before =
                places.computeIfAbsent(partition, p -> new HashMap<>()).putIfAbsent(id, place);
        if (before != null && !before.equals(place)) {
            throw new Problem(
                    "utterance " + id + " is in two parts, " + before.set() + " and " + set,
                    (partition.isEmpty() ? "" : partition + " of ")
                            + "the "
                            + fitting.part()
                            + " part",
                    "leave it in one of them");
        }
    }

    /** The partitions, each with its parts in the corpus's order. */
    Map<String, Partition> partitions(List<Utterance> utterances) {
        Map<String, Partition> partitions = new LinkedHashMap<>();
        places.forEach(
                (partition, placed) -> {
                    Set<String> sets = new TreeSet<>();
                    placed.values().stream()
                            .filter(place -> place.use() == Use.TEST)
                            .forEach(place -> sets.add(place.set()));
                    if (sets.isEmpty()) {
                        // an empty test part, which is then refused in words
                        sets.add("");
                    }
                    for (String set : sets) {
                        String name = name(partition, set, sets.size());
                        partitions.put(
                                name,
                                fitting.fit(
                                        name,
                                        in(utterances, placed, Use.TRAIN, null),
                                        in(utterances, placed, Use.DEVELOPMENT, null),
                                        in(utterances, placed, Use.TEST, set)));
                    }
                });
        return partitions;
    }

    private static String name(String partition, String set, int sets) {
        String tested = "test on " + set;
        return partition.isEmpty() ? tested : sets == 1 ? partition : partition + ", " + tested;
    }

    private static List<Utterance> in(
            List<Utterance> utterances, Map<String, Place> placed, Use use, String set) {
        List<Utterance> in = new ArrayList<>();
        for (Utterance u : utterances) {
            Place place = placed.get(u.id());
            if (place != null && place.use() == use && (set == null || set.equals(place.set()))) {
                in.add(u);
            }
        }
        return in;
    }
}
