package dev.pathos.manifest;

import dev.pathos.api.corpus.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How votes become the labels of CREMA-D.
 *
 * <p>{@code tabulatedVotes.csv} leaves out responses that took over 10 s; by it 5,913 clips have a
 * majority of audiovisual votes. The published partitions of Goncalves and Busso count every
 * response and have 5,820. The 143 clips on which the two differ are kept in a table of this
 * bundle, with the counts that they differ from: other counts are taken as they are.
 *
 * @param target whose votes
 * @param rule what it takes to agree
 * @param allResponses whether slow responses count where that is known, for the majority of
 *     audiovisual votes
 */
record CremaLabels(CremaTarget target, Consensus.Rule rule, boolean allResponses) {
    private static final String DIFFERENCES = "crema-d-all-responses.csv";
    private static final String LETTERS = "ADFHNS";

    /**
     * A clip and what came of its votes.
     *
     * @param votes the votes as tabulated
     * @param consensus the label, or why there is none
     */
    record Labeled(CremaVotes votes, Consensus consensus) {}

    /** Whether slow responses count. */
    boolean corrected() {
        return allResponses && target == CremaTarget.AUDIOVISUAL && rule == Consensus.Rule.MAJORITY;
    }

    /**
     * Labels the clips.
     *
     * @param table {@code tabulatedVotes.csv}
     * @param ledger takes rows that cannot be used
     * @return what came of each clip's votes, in the table's order
     * @throws IOException if the table cannot be read
     */
    Map<String, Labeled> read(Path table, Ledger ledger) throws IOException {
        Map<String, String> differences = corrected() ? differences() : Map.of();
        Map<String, Labeled> labels = new LinkedHashMap<>();
        CremaVotes.read(table, target, ledger)
                .forEach(
                        (clip, votes) ->
                                labels.put(
                                        clip,
                                        new Labeled(votes, consensus(clip, votes, differences))));
        return labels;
    }

    private Consensus consensus(String clip, CremaVotes votes, Map<String, String> differences) {
        if (!votes.fault().isEmpty()) {
            return new Consensus("", votes.fault());
        }
        String known = differences.get(key(clip, votes.counts()));
        if (known == null) {
            return Consensus.of(votes.counts(), rule);
        }
        return known.isEmpty()
                ? new Consensus(
                        "",
                        "no majority once the responses count that took over 10 s, which"
                                + " tabulatedVotes.csv leaves out")
                : new Consensus(known, "");
    }

    private static String key(String clip, Map<String, Integer> counts) {
        Map<String, String> letters = CremaClip.CLASSES;
        Function<Integer, String> count =
                letter ->
                        String.valueOf(
                                counts.get(letters.get(String.valueOf((char) (int) letter))));
        return clip + "," + LETTERS.chars().boxed().map(count).collect(Collectors.joining(","));
    }

    private static Map<String, String> differences() throws IOException {
        Map<String, String> differences = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                CremaLabels.class.getResourceAsStream(DIFFERENCES),
                                StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .forEach(
                            line -> {
                                int last = line.lastIndexOf(',');
                                differences.put(line.substring(0, last), line.substring(last + 1));
                            });
        }
        return differences;
    }

    /**
     * The target in words, with the number of clips where the table can be read.
     *
     * @param labels what {@link #read} gave; empty if nothing is known
     * @return such as {@code majority of audiovisual votes, 5,820 of 7,442 clips}
     */
    String describe(Map<String, Labeled> labels) {
        if (target == CremaTarget.INTENDED) {
            return "the emotion that the actor was to show";
        }
        long labeled =
                labels.values().stream().filter(l -> !l.consensus().label().isEmpty()).count();
        return "%s of %s votes%s%s"
                .formatted(
                        rule.word(),
                        target.word,
                        corrected() ? "" : " given within 10 s",
                        labels.isEmpty()
                                ? ""
                                : String.format(
                                        Locale.ROOT, ", %,d of %,d clips", labeled, labels.size()));
    }
}
