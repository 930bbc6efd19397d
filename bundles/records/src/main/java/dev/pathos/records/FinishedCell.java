package dev.pathos.records;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cell of an experiment that ended well.
 *
 * @param folder its folder
 * @param run what {@code run.json} says of it
 */
record FinishedCell(Path folder, JsonObject run) {

    /** The cells of an experiment, by fold, seed and name. */
    static List<FinishedCell> of(Path experiment) throws IOException {
        Path cells = experiment.resolve("cells");
        if (!Files.isDirectory(cells)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(cells)) {
            List<Path> folders =
                    entries.filter(f -> Files.exists(f.resolve("run.json"))).sorted().toList();
            Stream.Builder<FinishedCell> all = Stream.builder();
            for (Path folder : folders) {
                all.add(new FinishedCell(folder, JsonFile.read(folder.resolve("run.json"))));
            }
            return all.build().toList();
        }
    }

    String id() {
        return folder.getFileName().toString();
    }

    String kind() {
        return JsonFile.string(run, "kind");
    }

    /** Whether it was trained on labels, by fine-tuning or with a classical classifier. */
    boolean supervised() {
        return kind().equals("finetune") || kind().equals("classical");
    }

    String arm() {
        return JsonFile.string(run, "arm");
    }

    /** The fold, as it is written. */
    String fold() {
        return JsonFile.text(run.get("fold"));
    }

    /** The seed, as it is written. */
    String seed() {
        return JsonFile.text(run.get("seed"));
    }

    /** The percent of labels; NaN if not recorded. */
    double budget() {
        return JsonFile.number(run, "budget");
    }

    /** The percent of labels without needless decimals. */
    String percent() {
        double budget = budget();
        return Double.isNaN(budget)
                ? "?"
                : BigDecimal.valueOf(budget).stripTrailingZeros().toPlainString();
    }
}
