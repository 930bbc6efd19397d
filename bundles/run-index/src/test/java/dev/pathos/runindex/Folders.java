package dev.pathos.runindex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes folders of experiments as the pipeline does. */
final class Folders {
    private static final Instant BEGUN = Instant.parse("2026-03-01T10:00:00Z");

    private final Path runs;

    Folders(Path runs) {
        this.runs = runs;
    }

    /** An experiment of one corpus with arms scratch and joint, one fold, one seed, all done. */
    Path experiment(String name, String corpus, double f1) throws IOException {
        Path folder = begun(name, corpus);
        List<String> cells = new ArrayList<>();
        for (String arm : List.of("scratch", "joint")) {
            cells.add(cell(folder, arm, arm.equals("joint") ? f1 : f1 / 2));
        }
        results(folder, cells.size(), f1);
        return folder;
    }

    /** An experiment of which only configuration and provenance are written. */
    Path begun(String name, String corpus) throws IOException {
        Path folder = Files.createDirectories(runs.resolve(name));
        Files.writeString(
                folder.resolve("config.json"),
                "{\""
                        + corpus
                        + "~corpus\":{},\"experiment~x\":{\"corpus\":\"corpus\","
                        + "\"arms\":[\"scratch\",\"joint\"],\"budgets\":[5.0],\"seeds\":[1],"
                        + "\"folds\":5,\"run.folds\":[0]}}");
        Files.writeString(
                folder.resolve("provenance.json"),
                "{\"bundles\":{\"dev.pathos.pipeline\":\"0.1.0 sha256:00\"},"
                        + "\"configuration\":\"cafe0123456789\"}");
        return folder;
    }

    /** The experiment's results, with a table as the first runs wrote it. */
    static void results(Path folder, int cells, double f1) throws IOException {
        Files.writeString(
                folder.resolve("results.json"),
                String.format(
                        Locale.ROOT,
                        "{\"synthetic\":false,\"tables\":[{\"header\":[\"arm\",\"labels\","
                                + "\"F1 macro\",\"recall (UAR)\",\"WA\"],\"rows\":["
                                + "[\"scratch\",\"5 %%\",\"%.1f [0.0, 1.0]\",\"40.0\",\"41.0\"],"
                                + "[\"joint\",\"5 %%\",\"%.1f [0.0, 1.0]\",\"50.0\",\"-\"]]}],"
                                + "\"cells\":[%s]}",
                        50 * f1,
                        100 * f1,
                        String.join(",", Stream.generate(() -> "{}").limit(cells).toList())));
    }

    /** A finished cell. */
    static String cell(Path folder, String arm, double f1) throws IOException {
        String id = arm + "-fold0-seed1-5pct";
        Path cell = Files.createDirectories(folder.resolve("cells").resolve(id));
        Files.writeString(cell.resolve("events.jsonl"), event("begun", "", BEGUN));
        Files.writeString(
                cell.resolve("run.json"),
                "{\"id\":\""
                        + id
                        + "\",\"kind\":\"finetune\",\"arm\":\""
                        + arm
                        + "\",\"fold\":0,\"seed\":1,\"budget\":5.0,\"ended\":\""
                        + BEGUN.plusSeconds(90)
                        + "\",\"seconds\":90}");
        Files.writeString(
                cell.resolve("summary.json"),
                "{\"labels\":{\"UAR\":0.5,\"WA\":0.4,\"F1_macro\":" + f1 + "}}");
        return id;
    }

    /** A line of events.jsonl. */
    static String event(String state, String text, Instant time) {
        return "{\"kind\":\"cell\",\"state\":\""
                + state
                + "\",\"cells_total\":2,\"text\":\""
                + text
                + "\",\"time\":\""
                + time
                + "\"}\n";
    }

    /** Makes all files look as if they had been written some time ago. */
    void settle() throws IOException {
        FileTime before = FileTime.from(Instant.now().minusSeconds(60));
        try (Stream<Path> tree = Files.walk(runs)) {
            tree.forEach(
                    file -> {
                        try {
                            if (Files.getLastModifiedTime(file).compareTo(before) > 0) {
                                Files.setLastModifiedTime(file, before);
                            }
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
