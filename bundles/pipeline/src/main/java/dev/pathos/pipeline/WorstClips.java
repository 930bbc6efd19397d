package dev.pathos.pipeline;

import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.Alignment;
import dev.pathos.api.face.FaceTrack;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code worst-clips.json}: the test utterances of which the best system is most wrong, for people
 * to listen to and look at.
 *
 * <p>The best system is the one with the highest F1 on the largest label budget; an utterance is
 * judged by the probability that its true class got, averaged over seeds.
 */
final class WorstClips {
    private static final int SHOWN = 12;
    private static final double CONFIDENT = .8;

    private WorstClips() {}

    /** What was predicted for one utterance, added up over seeds. */
    private static final class Judged {
        private final String truth;
        private final Map<String, Double> probability = new TreeMap<>();
        private int times;

        Judged(String truth) {
            this.truth = truth;
        }

        double ofTruth() {
            return probability.get(truth) / times;
        }

        String predicted() {
            return probability.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
        }
    }

    /**
     * Chooses and describes them.
     *
     * @return an array, empty if no system has finished cells
     * @throws IOException if predictions cannot be read
     */
    static JsonArrayBuilder of(
            Map<Results.System, Scores> systems,
            List<Cell> cells,
            Path cellFolder,
            List<CorpusSample> samples)
            throws IOException {
        JsonArrayBuilder all = Json.createArrayBuilder();
        Optional<Results.System> best =
                systems.keySet().stream()
                        .filter(s -> !systems.get(s).tally().classes().isEmpty())
                        .max(
                                Comparator.comparingDouble(Results.System::budget)
                                        .thenComparingDouble(s -> value(systems.get(s))));
        if (best.isEmpty()) {
            return all;
        }
        Map<String, CorpusSample> byId = new HashMap<>();
        samples.forEach(s -> byId.put(s.utterance().id(), s));
        List<Map.Entry<String, Judged>> worst =
                new ArrayList<>(judged(best.get(), cells, cellFolder).entrySet());
        worst.sort(Comparator.comparingDouble(e -> e.getValue().ofTruth()));
        for (Map.Entry<String, Judged> e : worst.subList(0, Math.min(SHOWN, worst.size()))) {
            CorpusSample sample = byId.get(e.getKey());
            if (sample != null) {
                all.add(described(best.get(), sample, e.getValue()));
            }
        }
        return all;
    }

    private static double value(Scores scores) {
        return scores.pools(scores.places(), scores.speakers(), !scores.overlapping())
                .value(scores.tally().measures().get(0));
    }

    private static Map<String, Judged> judged(Results.System system, List<Cell> cells, Path folder)
            throws IOException {
        Map<String, Judged> judged = new TreeMap<>();
        for (Cell cell : cells) {
            Path cellFolder = folder.resolve(cell.id());
            if (system.trains(cell) && Files.exists(cellFolder.resolve("run.json"))) {
                add(Files.readAllLines(cellFolder.resolve("predictions.csv")), judged);
            }
        }
        return judged;
    }

    private static void add(List<String> lines, Map<String, Judged> judged) {
        List<String> header = Csv.cells(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Csv.cells(line);
            Judged j = judged.computeIfAbsent(cells.get(0), id -> new Judged(cells.get(2)));
            j.times++;
            for (int c = 4; c < header.size(); c++) {
                String name = header.get(c).replaceFirst("^p_", "");
                j.probability.merge(name, Double.parseDouble(cells.get(c)), Double::sum);
            }
        }
    }

    private static JsonObjectBuilder described(
            Results.System system, CorpusSample sample, Judged judged) {
        Utterance u = sample.utterance();
        JsonObjectBuilder clip =
                Json.createObjectBuilder()
                        .add("utterance", u.id())
                        .add("speaker", u.speaker())
                        .add("truth", judged.truth)
                        .add("predicted", judged.predicted())
                        .add("p_truth", judged.ofTruth())
                        .add("media", u.media().toAbsolutePath().toString())
                        .add("arm", system.arm().name())
                        .add("budget", system.budget());
        if (u.recording().whole()) {
            clip.addNull("start").addNull("end");
        } else {
            clip.add("start", u.recording().start()).add("end", u.recording().end());
        }
        try {
            sample.face()
                    .filter(FaceTrack::hasLandmarks)
                    .ifPresentOrElse(
                            f -> clip.add("face", activation(f)), () -> clip.addNull("face"));
        } catch (IOException e) {
            clip.addNull("face");
        }
        return clip;
    }

    /**
     * How fast the face moves once the head's own motion is taken off: mean displacement of the
     * landmarks from frame to frame in distances between the outer eye corners, per second.
     */
    private static JsonObjectBuilder activation(FaceTrack face) {
        double[] x = doubles(face.x());
        double[] y = doubles(face.y());
        JsonArrayBuilder seconds = Json.createArrayBuilder();
        JsonArrayBuilder values = Json.createArrayBuilder();
        JsonArrayBuilder valid = Json.createArrayBuilder();
        for (int f = 1; f < face.frames(); f++) {
            double step = face.timestamps()[f] - face.timestamps()[f - 1];
            double moved = motion(x, y, f) / step;
            boolean good =
                    face.valid(f, CONFIDENT)
                            && face.valid(f - 1, CONFIDENT)
                            && Double.isFinite(moved);
            seconds.add(face.timestamps()[f]);
            values.add(good ? moved : 0);
            valid.add(good);
        }
        return Json.createObjectBuilder()
                .add("seconds", seconds)
                .add("activation", values)
                .add("valid", valid);
    }

    private static double motion(double[] x, double[] y, int frame) {
        int to = frame * FaceTrack.POINTS;
        int from = to - FaceTrack.POINTS;
        Alignment fit = Alignment.fit(x, y, from, x, y, to, Alignment.rigidPoints());
        double sum = 0;
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            sum +=
                    Math.hypot(
                            fit.x(x[from + p], y[from + p]) - x[to + p],
                            fit.y(x[from + p], y[from + p]) - y[to + p]);
        }
        double eyes = Math.hypot(x[to + 45] - x[to + 36], y[to + 45] - y[to + 36]);
        return sum / FaceTrack.POINTS / eyes;
    }

    private static double[] doubles(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i];
        }
        return result;
    }
}
