package dev.pathos.openface;

import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the table that OpenFace 2.x, or this platform in its format, writes of a video. */
final class OpenFaceTable implements TableFile.Reader {
    private final Map<String, TrackBuilder> faces = new LinkedHashMap<>();
    private Columns columns;

    private OpenFaceTable() {}

    /**
     * Reads the track of the face that was found in most frames.
     *
     * @param file the table
     * @return its track; without frames if the table has only a header
     * @throws IOException naming file and reason
     */
    static FaceTrack read(Path file) throws IOException {
        return TableFile.read(file, new OpenFaceTable());
    }

    @Override
    public void header(List<String> header) throws IOException {
        columns = Columns.of(header);
    }

    private TrackBuilder builder() {
        return new TrackBuilder(
                columns.x().length,
                columns.intensity().keySet(),
                columns.presence().keySet(),
                columns.measures().keySet());
    }

    @Override
    public void row(Row row) throws IOException {
        String id = columns.face() < 0 ? "" : row.text(columns.face());
        TrackBuilder face = faces.computeIfAbsent(id, absent -> builder());
        double time = columns.timestamp() < 0 ? 0 : row.number(columns.timestamp());
        if (!(time >= face.last())) {
            throw new IOException(row.where() + ": timestamp " + time + " after " + face.last());
        }
        if (columns.timestamp() < 0 && face.frames() > 0) {
            throw new IOException("missing columns timestamp, for a face in several frames");
        }
        float[] values = new float[face.width()];
        values[0] = row.single(columns.confidence());
        boolean success =
                columns.success() < 0 ? values[0] > 0 : row.number(columns.success()) >= .5;
        values[1] = success ? 1 : 0;
        int at = 2;
        for (int[] points : List.of(columns.x(), columns.y())) {
            for (int column : points) {
                values[at++] = row.single(column);
            }
        }
        for (Map<String, Integer> kind :
                List.of(columns.intensity(), columns.presence(), columns.measures())) {
            for (int column : kind.values()) {
                values[at++] = row.single(column);
            }
        }
        face.add(time, values);
    }

    @Override
    public FaceTrack track() {
        TrackBuilder most = builder();
        for (TrackBuilder face : faces.values()) {
            most = face.found() > most.found() || most.frames() == 0 ? face : most;
        }
        return most.build();
    }
}
