package dev.pathos.bench;

import dev.pathos.api.run.Table;
import dev.pathos.bench.Race.Result;
import dev.pathos.bench.Racer.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells how races went.
 *
 * @param races the races
 * @param notes what they hold for, and why some are missing
 */
record TrainingTables(List<Race> races, List<String> notes) {
    /** Processors that others may keep busy in a measurement to be believed. */
    private static final double QUIET = .1;

    /** Networks, training, inference, memory; deviation if networks infer in another precision. */
    List<Table> all() {
        List<Table> tables =
                new ArrayList<>(
                        List.of(
                                nets(),
                                speed(Phase.TRAINING),
                                speed(Phase.INFERENCE),
                                MemoryTable.of(races)));
        List<List<String>> rows = deviations();
        if (!rows.isEmpty()) {
            tables.add(
                    new Table(
                            "Deviation of our inference from single precision",
                            List.of(
                                    "net",
                                    "embedding, largest",
                                    "embedding, mean",
                                    "probability, largest",
                                    "same class"),
                            rows,
                            List.of(
                                    "Our inference above is in half precision, the others' in"
                                            + " single. Embeddings: of the largest number among"
                                            + " them. With the weights after a few steps of"
                                            + " training, on the same batch. Our memory has a"
                                            + " second network, which was compared with.")));
        }
        return tables;
    }

    private List<List<String>> deviations() {
        List<List<String>> rows = new ArrayList<>();
        for (Race race : races) {
            Result ours = race.results().get(Race.OURS);
            Deviation found = ours == null ? null : ours.ready().deviation();
            if (found != null
                    && rows.stream().noneMatch(row -> row.get(0).equals(race.net().name()))) {
                rows.add(
                        List.of(
                                race.net().name(),
                                percent(found.largest()),
                                percent(found.mean()),
                                String.format(Locale.ROOT, "%.4f", found.probability()),
                                percent(found.agreeing())));
            }
        }
        return rows;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * share);
    }

    private Table nets() {
        List<List<String>> rows = new ArrayList<>();
        Set<String> said = new TreeSet<>();
        for (Race race : races) {
            List<String> row =
                    List.of(
                            race.net().name(),
                            race.net().title(),
                            race.net().configured(),
                            race.net().batch(),
                            parameters(race.results().get(Race.OURS)),
                            parameters(twin(race)));
            if (rows.isEmpty() || !rows.get(rows.size() - 1).get(0).equals(row.get(0))) {
                rows.add(row);
            }
            race.results().values().forEach(result -> said.add(result.ready().description()));
        }
        List<String> all = new ArrayList<>(notes);
        if (!said.isEmpty()) {
            all.add("Programs: " + String.join("; ", said) + ".");
        }
        if (races.stream().anyMatch(race -> race.others() > QUIET)) {
            all.add(
                    "Other programs had processors meanwhile (column others of training): speeds"
                            + " are too low. Trust ratios at 1 thread, best and by CPU most; with"
                            + " more threads than processors to spare, they say little.");
        }
        Pair.each(
                races,
                (race, pair) -> {
                    if (pair.its() != null && !pair.comparable()) {
                        all.add(
                                race.net().name()
                                        + ": "
                                        + pair.program()
                                        + " has not the same weights, so there is no ratio.");
                    }
                },
                new ArrayList<>());
        return new Table(
                "Networks, with the head of the task categorical",
                List.of("net", "what", "part", "batch", "parameters", "PyTorch's"),
                rows,
                all.stream().distinct().toList());
    }

    private static Result twin(Race race) {
        return race.results().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Race.OURS))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String parameters(Result result) {
        return result == null
                ? Pair.ABSENT
                : String.format(Locale.ROOT, "%,d", result.ready().parameters());
    }

    private Table speed(Phase phase) {
        List<List<String>> rows = new ArrayList<>();
        Pair.each(
                races,
                (race, pair) -> {
                    Times mine = pair.ours().times(phase);
                    List<String> row = Pair.begin(race);
                    row.add(Double.isNaN(race.others()) ? Pair.ABSENT : Times.text(race.others()));
                    row.addAll(List.of(Times.text(mine.median()), mine.range(), pair.program()));
                    if (pair.its() != null) {
                        Times its = pair.its().times(phase);
                        Times ratio = pair.ours().over(pair.its(), phase);
                        row.addAll(List.of(Times.text(its.median()), its.range()));
                        if (pair.comparable()) {
                            row.add(Times.text(ratio.median()));
                            row.add(ratio.range());
                            row.add(Times.text(pair.ours().best(pair.its(), phase)));
                            row.add(byCpu(pair, phase));
                        }
                    }
                    rows.add(row);
                },
                rows);
        boolean training = phase == Phase.TRAINING;
        return Pair.table(
                training
                        ? "Training, utterances a second: forward, objective, backward, clip, Adam"
                        : "Inference, utterances a second",
                List.of(
                        "net",
                        "threads",
                        "others",
                        "ours",
                        "our range",
                        "beside",
                        "its",
                        "its range",
                        "times",
                        "range",
                        "best",
                        "by CPU"),
                rows,
                training
                        ? List.of(
                                "Others: processors that other programs kept busy meanwhile. Times: how many times as fast we are, between laps that follow each other,"
                                        + " median and range over the rounds. Best: between the fastest laps. By"
                                        + " CPU: utterances for a second of processor time; threads that wait for"
                                        + " others by spinning spend it, too.")
                        : List.of());
    }

    private static String byCpu(Pair pair, Phase phase) {
        double ours = pair.ours().byCpu().get(phase);
        double its = pair.its().byCpu().get(phase);
        return ours > 0 && its > 0 ? Times.text(ours / its) : Pair.ABSENT;
    }
}
