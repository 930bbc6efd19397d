package dev.pathos.report;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes folders such as the pipeline leaves behind, all cells done.
 *
 * @param folder where
 * @param classes the classes
 * @param arms the pretext tasks of each arm
 * @param folds how many folds
 * @param seeds how many seeds
 * @param budgets percent of labels
 */
record Fixture(
        Path folder,
        List<String> classes,
        Map<String, List<String>> arms,
        int folds,
        int seeds,
        List<Integer> budgets) {
    private static final String METRICS = "step,epoch,segment,part,task,metric,value\n";
    private static final String TARGETS = "task,part,utterance,target,reason\n";

    /** Three arms, two folds, two seeds, two budgets; the third arm and the classes as given. */
    static Fixture small(Path folder, String arm, List<String> classes) throws IOException {
        Map<String, List<String>> arms = new LinkedHashMap<>();
        arms.put("scratch", List.of());
        arms.put("energy-only", List.of("energy"));
        arms.put(arm, List.of("energy", "emotion"));
        return new Fixture(folder, classes, arms, 2, 2, List.of(5, 20))
                .write("study <1>", "Corpus x & y: 4 speakers.");
    }

    /** Writes every file of the experiment. */
    Fixture write(String name, String protocol) throws IOException {
        JsonArrayBuilder cells = Json.createArrayBuilder();
        for (int fold = 0; fold < folds; fold++) {
            for (int seed = 1; seed <= seeds; seed++) {
                for (Map.Entry<String, List<String>> arm : arms.entrySet()) {
                    String stem = arm.getKey() + "-fold" + fold + "-seed" + seed;
                    SplittableRandom random = new SplittableRandom(stem.hashCode());
                    if (!arm.getValue().isEmpty()) {
                        cells.add(
                                cell(stem + "-pretrain", "pretrain", arm.getKey(), fold, seed, 0));
                        pretrained(stem + "-pretrain", arm.getValue(), random);
                    }
                    for (int b : budgets) {
                        String id = stem + "-" + b + "pct";
                        cells.add(cell(id, "finetune", arm.getKey(), fold, seed, b));
                        finetuned(id, random);
                    }
                }
            }
        }
        file("results.json", new FixtureResults(this).json(name, protocol, cells));
        file(
                "ledger.csv",
                "input,outcome,reason\n"
                        + "a.wav,used,\nb.wav,used,\nc.wav,skipped,shorter than a chunk\n"
                        + "d.wav,skipped,shorter than a chunk\n"
                        + "\"<e>,1.wav\",failed,\"not sound: \"\"RIFF\"\" missing\nin <header>\"\n");
        file(
                "provenance.json",
                Json.createObjectBuilder()
                        .add(
                                "bundles",
                                Json.createObjectBuilder()
                                        .add(
                                                "dev.pathos.api",
                                                "0.1.0 sha256:" + "0123456789abcdef".repeat(4))
                                        .add("dev.pathos.report", "0.1.0 unknown (gone)"))
                        .add("configuration", "fedcba9876543210".repeat(4))
                        .add("data", Json.createObjectBuilder().add("a", "1").add("b", "2"))
                        .add(
                                "environment",
                                Json.createObjectBuilder().add("java", "17.0.2").add("cores", "2"))
                        .build()
                        .toString());
        file("config.json", "{\n  \"arm~scratch\": { \"note\": \"</pre><b>\" }\n}\n");
        return this;
    }

    private JsonObjectBuilder cell(
            String id, String kind, String arm, int fold, int seed, int budget) throws IOException {
        file("cells/" + id + "/run.json", "{\"id\":\"x\",\"seconds\":" + (60 + seed) + "}");
        return Json.createObjectBuilder()
                .add("id", id)
                .add("kind", kind)
                .add("arm", arm)
                .add("fold", fold)
                .add("seed", seed)
                .add("budget", (double) budget)
                .add("done", true);
    }

    private void pretrained(String id, List<String> tasks, SplittableRandom random)
            throws IOException {
        StringBuilder metrics = new StringBuilder(METRICS);
        StringBuilder targets = new StringBuilder(TARGETS);
        for (String task : tasks) {
            metrics.append(curve("train," + task + ",loss", 40, .7, .25, random));
            metrics.append(curve("valid," + task + ",loss", 40, .7, .15, random));
            for (int u = 0; u < 90; u++) {
                String target = u % 9 == 0 ? ",no face found" : u % 3 == 0 ? "high," : "low,";
                targets.append(task + ",train,u" + u + "," + target + "\n");
            }
            targets.append(task).append(",test,u99,never shown,\n");
        }
        file("cells/" + id + "/metrics.csv", metrics.toString());
        file("cells/" + id + "/targets.csv", targets.toString());
    }

    private void finetuned(String id, SplittableRandom random) throws IOException {
        int epochs = 30 + random.nextInt(30);
        file(
                "cells/" + id + "/metrics.csv",
                METRICS
                        + curve("train,downstream,loss", epochs, 1.4, 1.1, random)
                        + curve("valid,downstream,loss", epochs, 1.4, .5, random)
                        + curve("valid,downstream,UAR", epochs, .25, -.4, random));
        StringBuilder targets = new StringBuilder(TARGETS);
        for (int u = 0; u < 61; u++) {
            String name = classes.get(u * u % classes.size()).replace("\"", "\"\"");
            targets.append("downstream,train,u" + u + ",\"" + name + "\",\n");
        }
        file("cells/" + id + "/targets.csv", targets.toString());
    }

    /** Exponential decay with noise; the second segment begins after 20 epochs. */
    private static String curve(
            String what, int epochs, double start, double fall, SplittableRandom random) {
        StringBuilder csv = new StringBuilder();
        double pace = 4 + random.nextDouble() * 10;
        for (int e = 0; e < epochs; e++) {
            double noise = .03 * (random.nextDouble() - .5);
            double value = start - fall * (1 - Math.exp(-e / pace)) + noise;
            csv.append(10 * e + "," + e + "," + (e < 20 ? 0 : 1) + "," + what + ",");
            csv.append(String.format(Locale.ROOT, "%.5f\n", value));
        }
        return csv.toString();
    }

    /** Writes a file of the folder. */
    void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
