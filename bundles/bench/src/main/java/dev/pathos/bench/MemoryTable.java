package dev.pathos.bench;

import dev.pathos.api.run.Table;
import dev.pathos.bench.Race.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells how much memory networks took. */
final class MemoryTable {
    private MemoryTable() {}

    /**
     * Tells how much memory races took.
     *
     * @param races the races
     */
    static Table of(List<Race> races) {
        List<List<String>> rows = new ArrayList<>();
        Pair.each(
                races,
                (race, pair) -> {
                    List<String> row = Pair.begin(race);
                    row.addAll(memory(pair.ours()));
                    row.add(pair.program());
                    if (pair.its() != null) {
                        row.addAll(memory(pair.its()));
                        if (pair.comparable() && known(pair.ours()) && known(pair.its())) {
                            row.add(ratio(pair.ours().training(), pair.its().training()));
                            row.add(ratio(grown(pair.ours()), grown(pair.its())));
                        }
                    }
                    rows.add(row);
                },
                rows);
        return Pair.table(
                "Memory, the most that the process had resident, MB (2^20 bytes)",
                List.of(
                        "net",
                        "threads",
                        "before",
                        "inference",
                        "training",
                        "beside",
                        "its before",
                        "its inference",
                        "its training",
                        "share",
                        "without before"),
                rows,
                List.of(
                        "Before: program and libraries, before there is a network or a batch."
                                + " Training: in the end. Share: ours of its, the less the better;"
                                + " without before: of what the network and its batch added."));
    }

    private static List<String> memory(Result result) {
        return Stream.of(result.ready().memory(), result.inferring(), result.training())
                .map(
                        bytes ->
                                bytes == 0
                                        ? Pair.ABSENT
                                        : String.format(Locale.ROOT, "%,d", bytes >> 20))
                .toList();
    }

    private static boolean known(Result result) {
        return result.ready().memory() > 0 && result.training() > 0;
    }

    private static long grown(Result result) {
        return result.training() - result.ready().memory();
    }

    private static String ratio(long ours, long its) {
        return its > 0 ? Times.text((double) ours / its) : Pair.ABSENT;
    }
}
