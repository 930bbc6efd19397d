package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the evaluation of MSP-IMPROV: a line for each turn with consensus and means, and beneath it
 * a line for each annotator.
 *
 * <pre>
 * UTD-IMPROV-S01A-F01-P-FM01.avi; N; A:3.0; V:3.5; D:3.0 ; N:3.4;
 * WORKER1; Neutral; Neutral,Calm; A:3.0; V:4.0; D:3.0; N:4.0;
 * </pre>
 */
final class ImprovEvaluation {
    /** The means run from 1 to 5. */
    private static final double ENDS = 6;

    private static final Map<String, String> ATTRIBUTES =
            Map.of("A", "arousal", "V", "valence", "D", "dominance");

    private final String file;
    private final boolean arousalInverted;
    private final Ledger ledger;
    private final Map<String, Annotations> turns = new LinkedHashMap<>();
    private String turn = "";
    private String label = "";
    private Map<String, Double> attributes = Map.of();
    private Map<String, Integer> votes = new TreeMap<>();

    private ImprovEvaluation(Path file, boolean arousalInverted, Ledger ledger) {
        this.file = file.getFileName().toString();
        this.arousalInverted = arousalInverted;
        this.ledger = ledger;
    }

    /**
     * Reads all turns.
     *
     * @param file the evaluation
     * @param arousalInverted whether 1 stands for the highest arousal
     * @param ledger takes lines that cannot be understood
     * @return class, votes and means by turn, in the file's order
     * @throws IOException if the file cannot be read
     */
    static Map<String, Annotations> read(Path file, boolean arousalInverted, Ledger ledger)
            throws IOException {
        ImprovEvaluation evaluation = new ImprovEvaluation(file, arousalInverted, ledger);
        try (BufferedReader text = TextFile.open(file, ledger)) {
            int number = 1;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                if (!line.isBlank()) {
                    evaluation.see(line.strip().split("\\s*;\\s*"), number);
                }
                number++;
            }
        }
        evaluation.close();
        return evaluation.turns;
    }

    private void see(String[] cells, int number) {
        String where = file + " line " + number;
        String name = ImprovTurn.turn(MspSegment.base(cells[0]));
        if (!name.isEmpty() && cells.length > 1) {
            close();
            Optional<String> read = MspClasses.ofLetter(cells[1]);
            if (turns.containsKey(name)) {
                ledger.failed(where, name + " again");
            } else if (read.isEmpty()) {
                ledger.failed(where, "an unknown class '" + cells[1] + "' for " + name);
            } else {
                turn = name;
                label = read.get();
                attributes = attributes(cells);
            }
        } else if (cells.length > 2) {
            Optional<String> vote = MspClasses.ofWord(cells[1]);
            if (vote.isPresent()) {
                votes.merge(vote.get(), 1, Integer::sum);
            } else {
                ledger.failed(where, "an unknown vote '" + cells[1] + "', not counted");
            }
        } else {
            ledger.failed(where, "neither a turn nor a vote");
        }
    }

    private Map<String, Double> attributes(String[] cells) {
        Map<String, Double> read = new HashMap<>();
        for (String cell : cells) {
            String[] parts = cell.split("\\s*:\\s*", 2);
            String name = ATTRIBUTES.get(parts[0]);
            if (parts.length == 2 && name != null) {
                MspSegment.number(parts[1])
                        .ifPresent(
                                value ->
                                        read.put(
                                                name,
                                                arousalInverted && name.equals("arousal")
                                                        ? ENDS - value
                                                        : value));
            }
        }
        return read;
    }

    private void close() {
        if (!turn.isEmpty()) {
            turns.put(turn, new Annotations(label, votes, attributes, List.of(), List.of()));
        }
        turn = "";
        votes = new TreeMap<>();
    }
}
