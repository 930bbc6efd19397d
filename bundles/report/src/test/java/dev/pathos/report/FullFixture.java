package dev.pathos.report;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Adds to a folder what only newer runs leave behind, so that every section has something to show.
 *
 * @param of the folder
 */
record FullFixture(Fixture of) {
    private static final int SPEAKERS = 12;
    private static final int CLIPS = 20;

    /** Adds everything. */
    void write() throws IOException {
        Path file = of.folder().resolve("results.json");
        JsonObject results = JsonFile.read(file).orElseThrow();
        of.file(
                "results.json",
                Json.createObjectBuilder(results)
                        .add("systems", systems())
                        .add("label_target", "majority of audiovisual votes")
                        .add("partitioning", "2 speaker-disjoint folds, stratified by class")
                        .add("partitions", partitions())
                        .add("leakage", leakage(List.of(), ""))
                        .add("phases", phases())
                        .add("report", Json.createObjectBuilder().add("media", false))
                        .build()
                        .toString());
        for (Cell cell : Experiment.read(of.folder()).cells()) {
            if (cell.pretraining()) {
                gradients(cell);
            } else {
                embeddings(cell);
            }
            of.file(
                    "cells/" + cell.id() + "/run.json",
                    "{\"id\":\"x\",\"seconds\":90,\"phases\":{\"features\":12.5,\"training\":70.25},"
                            + "\"peak_heap_mb\":812,\"training\":{\"seconds\":{\"waiting\":2.5,"
                            + "\"forward\":20,\"backward\":40,\"evaluation\":5,\"checkpoints\":2,"
                            + "\"paused\":0,\"records\":0.5},\"batches_beside\":9.5,"
                            + "\"steps\":100,\"utterances\":700,\"chunks\":7000}}");
        }
        of.file("worst-clips.json", worst().build().toString());
    }

    /** F1 grows with labels and with the arm; the first arm is the reference. */
    private JsonArrayBuilder systems() {
        JsonArrayBuilder systems = Json.createArrayBuilder();
        for (int b = 0; b < of.budgets().size(); b++) {
            int k = 0;
            for (String arm : of.arms().keySet()) {
                double f1 = .34 + .07 * b + (k == 0 ? 0 : .09 * k / (b + 1));
                JsonObjectBuilder system =
                        Json.createObjectBuilder()
                                .add("arm", arm)
                                .add("budget", (double) of.budgets().get(b))
                                .add("labeled_minutes", .75 * of.budgets().get(b))
                                .add(
                                        "metrics",
                                        Json.createObjectBuilder().add("F1_macro", score(f1, .04)))
                                .add(
                                        "per_class",
                                        Json.createArrayBuilder()
                                                .add(
                                                        Json.createObjectBuilder()
                                                                .add("class", of.classes().get(0))
                                                                .add("precision", .5)
                                                                .add("recall", .25)
                                                                .addNull("f1")
                                                                .add("support", 37.0)))
                                .add("seed_sd", .011);
                if (k > 0) {
                    system.add(
                            "minus_scratch",
                            score(.09 * k / (b + 1), .05)
                                    .add("p", .004 * (b + 1) / k)
                                    .add("p_holm", .03 * (b + 1) / k));
                } else {
                    system.addNull("minus_scratch");
                }
                systems.add(system);
                k++;
            }
        }
        return systems;
    }

    private static JsonObjectBuilder score(double value, double half) {
        return Json.createObjectBuilder()
                .add("value", value)
                .add("low", value - half)
                .add("high", value + half);
    }

    private JsonArrayBuilder partitions() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (int fold = 0; fold < of.folds(); fold++) {
            JsonObjectBuilder partition = Json.createObjectBuilder().add("name", "fold " + fold);
            for (String part : List.of("train", "development", "test")) {
                JsonArrayBuilder speakers = Json.createArrayBuilder();
                int n = 0;
                for (int s = 0; s < SPEAKERS; s++) {
                    int turn = (s + fold * SPEAKERS / of.folds()) % SPEAKERS;
                    String where = turn < 2 ? "test" : turn < 4 ? "development" : "train";
                    if (where.equals(part)) {
                        speakers.add(String.format(Locale.ROOT, "s%02d", s));
                        n++;
                    }
                }
                JsonObjectBuilder classes = Json.createObjectBuilder();
                for (String c : of.classes()) {
                    classes.add(c, 5 * n);
                }
                partition.add(
                        part,
                        Json.createObjectBuilder()
                                .add("utterances", 5 * n * of.classes().size())
                                .add("speakers", speakers)
                                .add("classes", classes));
            }
            all.add(partition);
        }
        return all;
    }

    /** The guard's verdict, with one leak for each rule that is let pass. */
    static JsonObjectBuilder leakage(List<String> allowed, String reason) {
        JsonArrayBuilder leaks = Json.createArrayBuilder();
        for (String rule : allowed) {
            leaks.add(
                    Json.createObjectBuilder()
                            .add("partition", "fold 0")
                            .add("rule", rule)
                            .add("role", "training")
                            .add("count", 7)
                            .add("evidence", Json.createArrayBuilder().add("a_1.wav = b_2.wav")));
        }
        return Json.createObjectBuilder()
                .add(
                        "rules",
                        Json.createArrayBuilder(List.of("speaker", "take", "identical audio")))
                .add("leaks", leaks)
                .add("allowed", Json.createArrayBuilder(allowed))
                .add("reason", reason);
    }

    private static JsonArrayBuilder phases() {
        JsonArrayBuilder phases = Json.createArrayBuilder();
        phases.add(phase("reading sound and features", 95.4, 640));
        phases.add(phase("checking for leakage", 12, 700));
        return phases.add(phase("training", 1834.5, 1210));
    }

    private static JsonObjectBuilder phase(String name, double seconds, long heap) {
        return Json.createObjectBuilder()
                .add("phase", name)
                .add("seconds", seconds)
                .add("heap_mb", heap);
    }

    private void gradients(Cell cell) throws IOException {
        List<String> tasks = of.arms().get(cell.arm());
        if (tasks.size() < 2) {
            return;
        }
        SplittableRandom random = new SplittableRandom(cell.id().hashCode());
        StringBuilder csv =
                new StringBuilder(Files.readString(cell.folder().resolve("metrics.csv")));
        for (int e = 0; e < 40; e++) {
            for (int a = 0; a < tasks.size(); a++) {
                row(csv, e, tasks.get(a), "gradient_norm", 1.5 - a * .4 - e * .01);
                for (int b = a + 1; b < tasks.size(); b++) {
                    double drift = a == 0 ? .35 - e * .006 : -.2 + e * .002;
                    double noise = .1 * (random.nextDouble() - .5);
                    String pair = tasks.get(a) + "|" + tasks.get(b);
                    row(csv, e, pair, "gradient_cosine", drift + noise);
                }
            }
        }
        of.file("cells/" + cell.id() + "/metrics.csv", csv.toString());
    }

    private static void row(StringBuilder csv, int epoch, String task, String metric, double v) {
        csv.append(10 * epoch).append(',').append(epoch).append(",0,train,").append(task);
        csv.append(',').append(metric);
        csv.append(String.format(Locale.ROOT, ",%.5f%n", v));
    }

    /** Classes lie apart in one direction, speakers in another. */
    private void embeddings(Cell cell) throws IOException {
        SplittableRandom random = new SplittableRandom(cell.id().hashCode());
        int width = 24;
        float[][] values = new float[CLIPS * of.classes().size()][width];
        StringBuilder csv = new StringBuilder("utterance,speaker,truth,predicted\n");
        for (int i = 0; i < values.length; i++) {
            int c = i % of.classes().size();
            int speaker = i / of.classes().size() % 4;
            for (int d = 0; d < width; d++) {
                double centre = d == c ? 3 : d == 12 + speaker ? 1.5 : 0;
                values[i][d] = (float) (centre + random.nextDouble() - .5);
            }
            String truth = '"' + of.classes().get(c).replace("\"", "\"\"") + '"';
            csv.append("u").append(i).append(",s").append(speaker).append(',').append(truth);
            csv.append(',').append(truth).append('\n');
        }
        of.file("cells/" + cell.id() + "/embeddings.csv", csv.toString());
        npy(cell.folder().resolve("embeddings.npy"), values);
    }

    /** Writes a matrix in NumPy's format 1.0. */
    static void npy(Path file, float[][] values) throws IOException {
        String header =
                "{'descr': '<f4', 'fortran_order': False, 'shape': ("
                        + values.length
                        + ", "
                        + values[0].length
                        + "), }";
        String padded = header + " ".repeat(128 - 10 - header.length() - 1) + "\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(128 + 4 * values.length * values[0].length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) padded.length());
        bytes.put(padded.getBytes(StandardCharsets.US_ASCII));
        for (float[] row : values) {
            for (float value : row) {
                bytes.putFloat(value);
            }
        }
        Files.write(file, bytes.array());
    }

    /** Two clips, the second without a face and with a file that is gone. */
    private JsonArrayBuilder worst() throws IOException {
        of.file("media/first clip.wav", "opened by the test's own source");
        JsonArrayBuilder seconds = Json.createArrayBuilder();
        JsonArrayBuilder activation = Json.createArrayBuilder();
        JsonArrayBuilder valid = Json.createArrayBuilder();
        for (int i = 0; i < 50; i++) {
            seconds.add(i / 25.);
            activation.add(1 + Math.sin(i / 5.));
            valid.add(i < 20 || i > 25);
        }
        return Json.createArrayBuilder()
                .add(
                        clip("u7", "first clip.wav")
                                .add(
                                        "face",
                                        Json.createObjectBuilder()
                                                .add("seconds", seconds)
                                                .add("activation", activation)
                                                .add("valid", valid)))
                .add(clip("u<8>", "gone.wav").addNull("face"));
    }

    private JsonObjectBuilder clip(String id, String file) {
        return Json.createObjectBuilder()
                .add("utterance", id)
                .add("speaker", "s03")
                .add("truth", of.classes().get(0))
                .add("predicted", of.classes().get(1))
                .add("p_truth", .0123)
                .add("media", of.folder().resolve("media").resolve(file).toString())
                .add("start", .5)
                .addNull("end")
                .add("arm", "scratch")
                .add("budget", 20.0);
    }
}
