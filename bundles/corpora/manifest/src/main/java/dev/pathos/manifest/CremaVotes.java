package dev.pathos.manifest;

import dev.pathos.api.corpus.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way of asking people about a clip of CREMA-D, a row of {@code tabulatedVotes.csv}.
 *
 * @param counts the votes for each class
 * @param fault why the row cannot be trusted, or an empty string
 */
record CremaVotes(Map<String, Integer> counts, String fault) {
    private static final int QUERY = 100_000;

    /**
     * Reads the votes of one target.
     *
     * @param table {@code tabulatedVotes.csv}
     * @param target who was asked
     * @param ledger takes rows that name no clip, or a clip again
     * @return the votes by clip in the table's order
     * @throws IOException if the table cannot be read
     */
    static Map<String, CremaVotes> read(Path table, CremaTarget target, Ledger ledger)
            throws IOException {
        Map<String, CremaVotes> votes = new LinkedHashMap<>();
        Map<String, String> first = new HashMap<>();
        List<List<String>> needed =
                List.of(
                        List.of(""),
                        List.of("fileName"),
                        List.of("A"),
                        List.of("D"),
                        List.of("F"),
                        List.of("H"),
                        List.of("N"),
                        List.of("S"));
        TextTable.read(
                table,
                ledger,
                needed,
                row -> {
                    String where = table.getFileName() + " " + row.where();
                    String number = row.get("");
                    String clip = CremaClip.clip(row.get("fileName"));
                    if (!number.matches("[1-3]\\d{5}")) {
                        ledger.failed(where, "'" + number + "' is no number of query and clip");
                    } else if (Integer.parseInt(number) / QUERY != target.query) {
                        return;
                    } else if (clip.isEmpty()) {
                        ledger.failed(where, "'" + row.get("fileName") + "' is no clip of CREMA-D");
                    } else if (first.putIfAbsent(clip, row.where()) != null) {
                        ledger.failed(where, clip + " of " + first.get(clip) + " again");
                    } else {
                        votes.put(clip, of(row));
                    }
                });
        return votes;
    }

    private static CremaVotes of(Row row) {
        Map<String, Integer> counts = new HashMap<>();
        for (Map.Entry<String, String> letter : CremaClip.CLASSES.entrySet()) {
            String count = row.get(letter.getKey());
            if (!count.matches("\\d{1,6}")) {
                return new CremaVotes(Map.of(), "'" + count + "' votes for " + letter.getValue());
            }
            counts.put(letter.getValue(), Integer.parseInt(count));
        }
        int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        String responses = row.get("numResponses");
        if (!responses.isEmpty() && !responses.equals(String.valueOf(sum))) {
            return new CremaVotes(
                    counts, "its votes add up to " + sum + ", numResponses is " + responses);
        }
        String agreement = row.get("agreement");
        if (!agreement.isEmpty() && !agrees(agreement, (double) most / Math.max(sum, 1))) {
            return new CremaVotes(
                    counts,
                    "%d of %d votes agree, agreement is %s".formatted(most, sum, agreement));
        }
        return new CremaVotes(counts, "");
    }

    private static boolean agrees(String written, double share) {
        try {
            return Math.abs(Double.parseDouble(written) - share) < 5e-4;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
