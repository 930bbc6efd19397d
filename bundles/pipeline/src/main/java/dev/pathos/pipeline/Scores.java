package dev.pathos.pipeline;

import dev.pathos.api.run.Confusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Test predictions of one system, added up by seed, fold and speaker. */
final class Scores {
    /** A cell's place among those of its system. */
    record Place(long seed, int fold) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int bySeed = Long.compare(seed, other.seed);
            return bySeed == 0 ? Integer.compare(fold, other.fold) : bySeed;
        }
    }

    private final Tally tally;
    private final Map<Place, Map<String, double[]>> sums = new TreeMap<>();
    private final Map<Long, Map<String, Integer>> testedIn = new HashMap<>();
    private final Set<String> repeated = new TreeSet<>();
    private int utterances;

    Scores(Tally tally) {
        this.tally = tally;
    }

    /**
     * Adds the predictions of one cell.
     *
     * @param place the cell's seed and fold
     * @param predictions its file: a header, then utterance, speaker, truth, predicted
     * @throws IOException if it cannot be read or is not whole
     */
    void add(Place place, Path predictions) throws IOException {
        List<String> lines = Files.readAllLines(predictions);
        if (lines.isEmpty()) {
            throw new IOException("no header");
        }
        Map<String, double[]> bySpeaker = sums.computeIfAbsent(place, p -> new TreeMap<>());
        Map<String, Integer> folds = testedIn.computeIfAbsent(place.seed(), s -> new HashMap<>());
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Csv.cells(line);
            if (cells.size() < 4) {
                throw new IOException("a line of " + cells.size() + " cells");
            }
            String speaker = cells.get(1);
            tally.add(
                    bySpeaker.computeIfAbsent(speaker, s -> new double[tally.width()]),
                    cells.get(2),
                    cells.get(3));
            once(folds, "utterance " + cells.get(0), place.fold());
            once(folds, "speaker " + speaker, place.fold());
            utterances++;
        }
    }

    private void once(Map<String, Integer> folds, String what, int fold) {
        Integer before = folds.putIfAbsent(what, fold);
        if (before != null && before != fold) {
            repeated.add(what);
        }
    }

    Tally tally() {
        return tally;
    }

    /** Test predictions in all, over seeds and folds. */
    int utterances() {
        return utterances;
    }

    /** The test speakers, in order of their names. */
    List<String> speakers() {
        return speakers(sums.keySet());
    }

    /** The test speakers of some of the cells that were added, in order of their names. */
    List<String> speakers(Collection<Place> places) {
        Set<String> names = new TreeSet<>();
        places.forEach(p -> names.addAll(sums.get(p).keySet()));
        return List.copyOf(names);
    }

    /** The cells that were added. */
    Set<Place> places() {
        return Set.copyOf(sums.keySet());
    }

    /**
     * Whether some speaker or utterance is tested in more than one fold of a seed, so that folds
     * are overlapping partitions whose predictions must not be pooled.
     */
    boolean overlapping() {
        return !repeated.isEmpty();
    }

    /** The confusion matrix summed over seeds and folds; only where classes are predicted. */
    Confusion confusion() {
        double[] all = new double[tally.width()];
        sums.values().forEach(s -> s.values().forEach(one -> add(all, one)));
        return ((ClassTally) tally).confusion(all);
    }

    /** How many seeds there are. */
    int seeds() {
        return (int) sums.keySet().stream().map(Place::seed).distinct().count();
    }

    /**
     * What metrics are computed on.
     *
     * @param places the cells that count
     * @param speakers one row each, among them all speakers of those cells
     * @param pooled whether the folds of a seed are one pool; otherwise each is a pool of its own
     */
    Pools pools(Collection<Place> places, List<String> speakers, boolean pooled) {
        Map<String, Integer> rows = new HashMap<>();
        speakers.forEach(s -> rows.put(s, rows.size()));
        Map<Place, double[][]> pools = new TreeMap<>();
        for (Place place : Set.copyOf(places)) {
            double[][] pool =
                    pools.computeIfAbsent(
                            pooled ? new Place(place.seed(), 0) : place,
                            p -> new double[speakers.size()][]);
            sums.get(place)
                    .forEach(
                            (speaker, one) -> {
                                int row = rows.get(speaker);
                                if (pool[row] == null) {
                                    pool[row] = new double[tally.width()];
                                }
                                add(pool[row], one);
                            });
        }
        List<Pools.Pool> list =
                pools.entrySet().stream()
                        .map(e -> new Pools.Pool(e.getKey().seed(), e.getValue()))
                        .toList();
        return new Pools(speakers.size(), tally.width(), list);
    }

    private static void add(double[] to, double[] one) {
        for (int i = 0; i < to.length; i++) {
            to[i] += one[i];
        }
    }
}
