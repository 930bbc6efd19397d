package dev.pathos.pipeline;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Provenance;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what was done again with the record, file by file.
 *
 * @param recorded the record
 * @param again the folder in which it was done again
 */
record Reproduction(Recorded recorded, ExperimentFolder again) {
    private static final int NAMED = 3;

    /** The files whose content follows from the recipe: no times, no places. */
    private static boolean follows(Path file) {
        String name = file.getFileName().toString();
        return name.equals("state.safetensors")
                || name.equals("weights.safetensors")
                || name.equals("metrics.csv")
                || name.equals("targets.csv")
                || name.equals("summary.json")
                || name.equals("embeddings.npy")
                || name.startsWith("predictions") && name.endsWith(".csv")
                || name.startsWith("baseline-") && name.endsWith(".csv");
    }

    /**
     * Compares.
     *
     * @return a table of what was compared
     * @throws Problem if something differs, naming it and what could be the cause
     */
    List<Table> tables() {
        try {
            List<List<String>> rows = new ArrayList<>();
            List<String> different = new ArrayList<>();
            for (Map.Entry<String, Path> cell : recorded.cells().entrySet()) {
                boolean model = Files.exists(cell.getValue().resolve("model.json"));
                Path other = again.cells().resolve(cell.getKey());
                Map<String, String> before = digests(cell.getValue());
                Map<String, String> now = digests(model ? other.resolve(ModelFolder.NAME) : other);
                TreeMap<String, String> all = new TreeMap<>(before);
                all.putAll(now);
                for (String file : all.keySet()) {
                    String was = before.getOrDefault(file, "absent");
                    String is = now.getOrDefault(file, "absent");
                    boolean same = was.equals(is);
                    rows.add(
                            List.of(
                                    cell.getKey(),
                                    file,
                                    brief(was),
                                    brief(is),
                                    same ? "same" : "different"));
                    if (!same) {
                        different.add(cell.getKey() + "/" + file);
                    }
                }
            }
            Map<String, String> causes = Origin.read(recorded.provenance()).differences(now());
            causes.forEach(
                    (what, how) -> rows.add(List.of("(origin)", what, how, "", "different")));
            Table table =
                    new Table(
                            "Reproduction of " + recorded.name() + " in " + again.path(),
                            List.of("training", "file", "recorded", "now", "result"),
                            rows,
                            List.of());
            again.write("reproduction.csv", csv(table));
            if (!different.isEmpty()) {
                throw problem(rows, different, causes);
            }
            return List.of(brief(table, causes));
        } catch (IOException e) {
            throw new Problem(
                    "the record cannot be read: " + Reasons.of(e),
                    recorded.config().toString(),
                    "mend permissions",
                    e);
        }
    }

    private Provenance now() throws IOException {
        return Origin.read(again.path().resolve(ExperimentFolder.PROVENANCE));
    }

    private static String brief(String digest) {
        return digest.length() > 12 ? digest.substring(0, 12) : digest;
    }

    private Problem problem(
            List<List<String>> rows, List<String> different, Map<String, String> causes) {
        long compared = rows.stream().filter(r -> !r.get(0).equals("(origin)")).count();
        String named =
                different.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (different.size() > NAMED ? " ..." : "");
        String because =
                causes.isEmpty()
                        ? "nothing else is known to differ"
                        : "what else differs: "
                                + causes.entrySet().stream()
                                        .limit(NAMED)
                                        .map(c -> c.getKey() + " " + c.getValue())
                                        .collect(Collectors.joining("; "))
                                + (causes.size() > NAMED ? " ..." : "");
        return new Problem(
                "not reproduced: "
                        + different.size()
                        + " of "
                        + compared
                        + " files differ: "
                        + named
                        + "; "
                        + because,
                recorded.name(),
                "all is in " + again.path().resolve("reproduction.csv"));
    }

    /** One row a training, as all its files are the same. */
    private static Table brief(Table table, Map<String, String> causes) {
        Map<String, Long> files =
                table.rows().stream()
                        .filter(r -> !r.get(0).equals("(origin)"))
                        .collect(
                                Collectors.groupingBy(
                                        r -> r.get(0), TreeMap::new, Collectors.counting()));
        List<String> notes =
                causes.isEmpty()
                        ? List.of("Bundles, configuration, data and machine are the same.")
                        : causes.entrySet().stream()
                                .map(c -> "Differs: " + c.getKey() + ": " + c.getValue())
                                .toList();
        return new Table(
                table.title(),
                List.of("training", "files", "result"),
                files.entrySet().stream()
                        .map(f -> List.of(f.getKey(), f.getValue().toString(), "bit-equal"))
                        .toList(),
                notes);
    }

    private static String csv(Table table) {
        StringBuilder text = new StringBuilder();
        text.append(Csv.row(table.header().toArray()));
        table.rows().forEach(row -> text.append(Csv.row(row.toArray())));
        return text.toString();
    }

    private static Map<String, String> digests(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return digests;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                if (follows(file)) {
                    digests.put(folder.relativize(file).toString(), Digests.of(file));
                }
            }
        }
        return digests;
    }
}
