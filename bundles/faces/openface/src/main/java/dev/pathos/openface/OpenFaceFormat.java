package dev.pathos.openface;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.face.FaceTrackFormat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Tables as FeatureExtraction of OpenFace 2.x writes them (Baltrusaitis et al., FG 2018), with the
 * columns of it that a track has, in its order: {@code frame} from 1, {@code face_id}, {@code
 * timestamp}, {@code confidence}, {@code success}, {@code pose_Rx} to {@code pose_Rz}, {@code x_0}
 * to {@code y_67}, {@code AUxx_r}, {@code AUxx_c}; then what OpenFace does not have, as {@code
 * pathos_}, such as {@code pathos_motion_all}.
 *
 * <p>Numbers have as many digits as tell them from their neighbours; what is not known is {@code
 * nan}. Read back, a track is the same if it is one that an analyzer may give.
 */
@Component
public final class OpenFaceFormat implements FaceTrackFormat {
    private static final float WHOLE = 1 << 24;

    @Override
    public String name() {
        return "openface";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public void write(FaceTrack track, Path file) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (CsvWriter out = CsvWriter.builder().build(part, StandardCharsets.UTF_8)) {
                write(track, out);
            }
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(false);
            }
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(FaceTrack track, CsvWriter out) {
        List<String> header =
                new ArrayList<>(List.of("frame", "face_id", "timestamp", "confidence", "success"));
        List<float[]> pose = new ArrayList<>();
        List<float[]> behind = new ArrayList<>();
        List<String> names = new ArrayList<>();
        track.intensity().forEach((unit, values) -> add(unit + "_r", values, names, behind));
        track.presence().forEach((unit, values) -> add(unit + "_c", values, names, behind));
        for (Map.Entry<String, float[]> measure : track.measures().entrySet()) {
            String column = Columns.column(measure.getKey());
            boolean theirs = column.equals(measure.getKey());
            add(column, measure.getValue(), theirs ? header : names, theirs ? pose : behind);
        }
        for (String axis : track.hasLandmarks() ? List.of("x_", "y_") : List.<String>of()) {
            for (int p = 0; p < FaceTrack.POINTS; p++) {
                header.add(axis + p);
            }
        }
        header.addAll(names);
        out.writeRecord(header);
        for (int f = 0; f < track.frames(); f++) {
            out.writeRecord(row(track, f, pose, behind));
        }
    }

    private static void add(
            String column, float[] values, List<String> names, List<float[]> columns) {
        names.add(column);
        columns.add(values);
    }

    private static List<String> row(
            FaceTrack track, int f, List<float[]> pose, List<float[]> behind) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(f + 1));
        cells.add("0");
        cells.add(number(track.timestamps()[f]));
        cells.add(number(track.confidence()[f]));
        cells.add(track.success()[f] ? "1" : "0");
        pose.forEach(values -> cells.add(number(values[f])));
        if (track.hasLandmarks()) {
            for (float[] axis : List.of(track.x(), track.y())) {
                for (int p = 0; p < FaceTrack.POINTS; p++) {
                    cells.add(number(axis[f * FaceTrack.POINTS + p]));
                }
            }
        }
        behind.forEach(values -> cells.add(number(values[f])));
        return cells;
    }

    private static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String number(float value) {
        if (Float.isNaN(value)) {
            return "nan";
        }
        // a negative zero stays one
        boolean whole = value == Math.rint(value) && Math.abs(value) < WHOLE && value != 0;
        return whole ? String.valueOf((int) value) : zero(Float.toString(value));
    }

    private static String zero(String text) {
        return text.equals("0.0") ? "0" : text;
    }
}
