package dev.pathos.bench;

import dev.pathos.api.run.Table;
import dev.pathos.bench.Race.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Our result in a race beside that of another program.
 *
 * @param ours our result
 * @param program the other's name
 * @param its the other's result; null if there is none
 */
record Pair(Result ours, String program, Result its) {
    /** What stands where there is no figure. */
    static final String ABSENT = "-";

    /** Whether both train the same number of weights. */
    boolean comparable() {
        return ours.ready().parameters() == its.ready().parameters();
    }

    /**
     * Hands on each pair that was measured.
     *
     * @param races the races
     * @param taker takes them
     * @param rows takes a row without figures for each race that was not measured
     */
    static void each(List<Race> races, BiConsumer<Race, Pair> taker, List<List<String>> rows) {
        for (Race race : races) {
            Result ours = race.results().get(Race.OURS);
            Map<String, Result> others = new LinkedHashMap<>(race.results());
            others.remove(Race.OURS);
            if (ours == null) {
                rows.add(begin(race));
            } else if (others.isEmpty()) {
                taker.accept(race, new Pair(ours, ABSENT, null));
            } else {
                others.forEach((name, its) -> taker.accept(race, new Pair(ours, name, its)));
            }
        }
    }

    /** The cells that each row begins with. */
    static List<String> begin(Race race) {
        return new ArrayList<>(List.of(race.net().name(), String.valueOf(race.threads())));
    }

    /** A table whose rows are filled up with dashes. */
    static Table table(
            String title, List<String> header, List<List<String>> rows, List<String> notes) {
        for (List<String> row : rows) {
            row.addAll(Collections.nCopies(header.size() - row.size(), ABSENT));
        }
        return new Table(title, header, rows, notes);
    }
}
