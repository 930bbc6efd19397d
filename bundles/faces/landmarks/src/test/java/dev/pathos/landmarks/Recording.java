package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Landmarks that another tool found in a video, and what else it says of the same frames.
 *
 * @param name the table's file name
 * @param track the landmarks
 * @param columns all columns by name
 */
record Recording(String name, FaceTrack track, Map<String, double[]> columns) {
    /** Pictures a second of the videos behind the Py-Feat tables, which number frames only. */
    private static final double PICTURES = 25;

    /** OpenFace's track of a 54 s video, invalid for half of it. */
    static Recording openFace() throws IOException {
        return of(data().resolve("openface/timo1.openface"));
    }

    /** OpenFace's track of 100 pictures of a head that looks down. */
    static Recording lookingDown() throws IOException {
        return of(data().resolve("face-misc/OpenFace_Test.csv"));
    }

    /** Py-Feat's tracks of 12 short clips of two newsreaders. */
    static List<Recording> pyFeat() throws IOException {
        Path folder = data().resolve("pyfeat");
        if (!Files.isDirectory(folder)) {
            return abort("no " + folder + " to compare with");
        }
        List<Recording> clips = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().matches("\\d+\\.csv")) {
                    clips.add(of(file));
                }
            }
        }
        return clips;
    }

    private static Path data() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        return folder == null
                ? abort("no folder shared/data beside the project: nothing to compare with")
                : folder.resolve("shared/data");
    }

    /** A table in the format of OpenFace or Py-Feat. */
    static Recording of(Path file) throws IOException {
        if (!Files.exists(file)) {
            return abort("no " + file + " to compare with");
        }
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.get(0).split(",");
        int frames = lines.size() - 1;
        Map<String, double[]> columns = new TreeMap<>();
        for (String name : names) {
            columns.put(name.strip(), new double[frames]);
        }
        for (int f = 0; f < frames; f++) {
            String[] cells = lines.get(f + 1).split(",", -1);
            for (int c = 0; c < names.length; c++) {
                columns.get(names[c].strip())[f] = number(cells[c].strip());
            }
        }
        return new Recording(file.getFileName().toString(), track(columns, frames), columns);
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException text) {
            return Double.NaN;
        }
    }

    private static FaceTrack track(Map<String, double[]> columns, int frames) {
        double[] found = columns.get("success");
        double[] sure = columns.get("confidence");
        double[] time = columns.get("timestamp");
        double[] seconds = new double[frames];
        boolean[] success = new boolean[frames];
        float[] confidence = new float[frames];
        float[] x = new float[frames * FaceTrack.POINTS];
        float[] y = new float[frames * FaceTrack.POINTS];
        for (int f = 0; f < frames; f++) {
            seconds[f] = time == null ? columns.get("frame")[f] / PICTURES : time[f];
            success[f] = found == null || found[f] > 0;
            confidence[f] = sure == null ? 1 : (float) sure[f];
            for (int p = 0; p < FaceTrack.POINTS; p++) {
                x[f * FaceTrack.POINTS + p] = (float) columns.get("x_" + p)[f];
                y[f * FaceTrack.POINTS + p] = (float) columns.get("y_" + p)[f];
            }
        }
        return new FaceTrack(seconds, success, confidence, x, y, Map.of(), Map.of());
    }

    /** A column where the track is valid, less its mean there. */
    double[] centred(double[] column) {
        double[] valid = valid(column);
        double mean = Arrays.stream(valid).average().orElse(0);
        return Arrays.stream(valid).map(v -> v - mean).toArray();
    }

    /** A column where the track is valid. */
    double[] valid(double[] column) {
        double[] valid = new double[column.length];
        int count = 0;
        for (int f = 0; f < column.length; f++) {
            if (track.valid(f, .8)) {
                valid[count++] = column[f];
            }
        }
        return Arrays.copyOf(valid, count);
    }

    /** Pearson's correlation. */
    static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** The same numbers as doubles. */
    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
