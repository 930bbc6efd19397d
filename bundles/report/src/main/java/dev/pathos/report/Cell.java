package dev.pathos.report;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of one cell of an experiment.
 *
 * @param id its name and folder
 * @param kind {@code pretrain}, {@code finetune} or {@code classical}; empty if not recorded
 * @param arm the arm
 * @param fold the fold
 * @param seed the repetition
 * @param budget percent of labels; 0 for a pre-training
 * @param state how far it got
 * @param reason why it failed, else empty
 * @param seconds how long its last session took; NaN unless it is done
 * @param folder its folder
 */
record Cell(
        String id,
        String kind,
        String arm,
        long fold,
        long seed,
        double budget,
        State state,
        String reason,
        double seconds,
        Path folder) {
    private static final Pattern ID =
            Pattern.compile(
                    "(.+)-fold(\\d{1,9})-seed(-?\\d{1,18})"
                            + "-(?:pretrain|(\\d+(?:\\.\\d+)?(?:E-?\\d+)?)pct)");

    /** How far a cell got. */
    enum State {
        DONE("done"),
        FAILED("failed"),
        HALTED("halted"),
        /** Running now, or killed. */
        BEGUN("begun, no end recorded"),
        NOT_BEGUN("not begun");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    boolean pretraining() {
        return kind.equals("pretrain");
    }

    /** The kind in words. */
    String kindInWords() {
        return switch (kind) {
            case "pretrain" -> "pre-training";
            case "finetune" -> "fine-tuning";
            case "" -> "not recorded";
            default -> kind;
        };
    }

    /** A cell that {@code results.json} lists. */
    static Cell of(JsonObject listed, Path cells) {
        String id = JsonFile.string(listed, "id");
        return at(
                cells.resolve(id),
                id,
                JsonFile.string(listed, "kind"),
                JsonFile.string(listed, "arm"),
                (long) JsonFile.number(listed, "fold"),
                (long) JsonFile.number(listed, "seed"),
                JsonFile.number(listed, "budget"));
    }

    /** A cell of which only the folder is known; empty if the folder is none of a cell. */
    static Optional<Cell> of(Path folder) {
        String id = folder.getFileName().toString();
        Matcher m = ID.matcher(id);
        if (!m.matches()) {
            return Optional.empty();
        }
        boolean pretraining = m.group(4) == null;
        return Optional.of(
                at(
                        folder,
                        id,
                        pretraining ? "pretrain" : "",
                        m.group(1),
                        Long.parseLong(m.group(2)),
                        Long.parseLong(m.group(3)),
                        pretraining ? 0 : Double.parseDouble(m.group(4))));
    }

    private static Cell at(
            Path folder, String id, String kind, String arm, long fold, long seed, double budget) {
        State state = State.NOT_BEGUN;
        String reason = "";
        double seconds = Double.NaN;
        try {
            if (Files.exists(folder.resolve("run.json"))) {
                state = State.DONE;
                seconds =
                        JsonFile.read(folder.resolve("run.json"))
                                .map(run -> JsonFile.number(run, "seconds"))
                                .orElse(Double.NaN);
            } else if (Files.isDirectory(folder)) {
                Optional<JsonObject> last =
                        Events.of(folder, "cell").reduce((earlier, later) -> later);
                String told = last.map(e -> JsonFile.string(e, "state")).orElse("");
                state =
                        switch (told) {
                            case "failed" -> State.FAILED;
                            case "halted" -> State.HALTED;
                            default -> State.BEGUN;
                        };
                reason = last.map(e -> JsonFile.string(e, "text")).orElse("");
            }
        } catch (IOException e) {
            reason = e.getMessage();
        }
        return new Cell(id, kind, arm, fold, seed, budget, state, reason, seconds, folder);
    }
}
