package dev.pathos.openface;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the table that Py-Feat writes of a video or a picture, a line for each face of a frame. */
final class PyFeatTable implements TableFile.Reader {
    private static final double SCALE = 5;
    private static final double PRESENT = .5;

    /** Faces of successive frames that share less of their area are not the same. */
    private static final double OVERLAP = .3;

    private static final List<String> BOX =
            List.of("face_height", "face_width", "face_x", "face_y");
    private static final List<String> POSE = List.of("pose_Rx", "pose_Ry", "pose_Rz");

    private final double frameRate;
    private final PyFeat.Angles angles;
    private final FrameRate rate = new FrameRate();

    /** The faces of each frame, by its number. */
    private final TreeMap<Double, List<Face>> frames = new TreeMap<>();

    private PyFeatColumns columns;
    private int width;
    private int rows;

    /** One face of a frame; the values are laid out as {@link TrackBuilder} takes them. */
    private record Face(String identity, Box box, float[] values) {}

    private PyFeatTable(double frameRate, PyFeat.Angles angles) {
        this.frameRate = frameRate;
        this.angles = angles;
    }

    /**
     * Reads the track of the face that was found in most frames.
     *
     * @param file the table
     * @param frameRate the video's frames per second; 0 if the table is to tell
     * @param angles the unit of the head's angles
     * @return its track; without frames if the table has only a header
     * @throws IOException naming file and reason
     */
    static FaceTrack read(Path file, double frameRate, PyFeat.Angles angles) throws IOException {
        return TableFile.read(file, new PyFeatTable(frameRate, angles));
    }

    @Override
    public void header(List<String> header) throws IOException {
        columns = PyFeatColumns.of(header);
        width = builder().width();
    }

    private TrackBuilder builder() {
        List<String> measures = new ArrayList<>();
        measures.addAll(columns.box().length > 0 ? BOX : List.of());
        measures.addAll(posed() ? POSE : List.of());
        return new TrackBuilder(
                columns.x().length, columns.units().keySet(), columns.units().keySet(), measures);
    }

    private boolean posed() {
        return columns.pose().length > 0 && angles != PyFeat.Angles.NONE;
    }

    @Override
    public void row(Row row) throws IOException {
        double frame = columns.frame() < 0 ? rows : value(row, columns.frame());
        if (!(frame >= 0 && frame == Math.rint(frame))) {
            throw new IOException(
                    row.place(columns.frame())
                            + "'"
                            + row.text(columns.frame())
                            + "' is no number of a frame, which counts from 0");
        }
        if (columns.approximate() >= 0) {
            rate.see(frame, row.text(columns.approximate()));
        }
        rows++;
        List<Face> faces = frames.computeIfAbsent(frame, absent -> new ArrayList<>());
        Face face = face(row);
        if (face.values[1] == 1) {
            faces.add(face);
        }
    }

    private Face face(Row row) throws IOException {
        float[] values = new float[width];
        float score = (float) value(row, columns.score());
        values[0] = Float.isFinite(score) ? Math.max(0, Math.min(1, score)) : 0;
        values[1] = score > 0 ? 1 : 0;
        int at = 2;
        for (int[] points : List.of(columns.x(), columns.y())) {
            for (int column : points) {
                values[at++] = (float) value(row, column);
            }
        }
        int units = columns.units().size();
        for (int column : columns.units().values()) {
            double probability = probability(row, column);
            values[at + units] =
                    Double.isNaN(probability) ? Float.NaN : probability >= PRESENT ? 1 : 0;
            values[at++] = (float) (SCALE * probability);
        }
        at += units;
        Box box = new Box(0, 0, 0, 0);
        if (columns.box().length > 0) {
            box =
                    new Box(
                            value(row, columns.box()[0]),
                            value(row, columns.box()[1]),
                            value(row, columns.box()[2]),
                            value(row, columns.box()[3]));
            values[at++] = (float) box.height();
            values[at++] = (float) box.width();
            values[at++] = (float) box.x();
            values[at++] = (float) box.y();
        }
        if (posed()) {
            values[at++] = angles.radians(value(row, columns.pose()[0]));
            values[at++] = angles.radians(value(row, columns.pose()[1]));
            // OpenFace counts a head that tilts clockwise in the picture as positive.
            values[at] = -angles.radians(value(row, columns.pose()[2]));
        }
        String identity = columns.identity() < 0 ? "" : row.text(columns.identity());
        return new Face(identity, box, values);
    }

    /** A cell as a number; NaN where it is empty, as pandas writes it. */
    private static double value(Row row, int column) throws IOException {
        return row.text(column).isEmpty() ? Double.NaN : row.number(column);
    }

    private static double probability(Row row, int column) throws IOException {
        double value = value(row, column);
        if (value < 0 || value > 1) {
            throw new IOException(
                    row.place(column)
                            + value
                            + " is no probability from 0 to 1; have Py-Feat write probabilities, or"
                            + " read a table of OpenFace with the analyzer openface");
        }
        return value;
    }

    @Override
    public FaceTrack track() throws IOException {
        if (columns.frame() < 0 && rows > 1 && frameRate == 0) {
            throw new IOException(
                    "missing columns frame, for several lines; if each is a frame of a video, set"
                            + " the key frame.rate to its frames per second");
        }
        double perSecond = frameRate > 0 || frames.size() < 2 ? frameRate : rate.usual();
        TrackBuilder track = builder();
        Map<Double, Face> main = main();
        for (double frame : frames.keySet()) {
            Face face = main.get(frame);
            float[] values = face == null ? lost() : face.values;
            track.add(perSecond > 0 ? frame / perSecond : 0, values);
        }
        return track.build();
    }

    private float[] lost() {
        float[] values = new float[width];
        Arrays.fill(values, 2, width, Float.NaN);
        return values;
    }

    /** The face that is found in most frames. */
    private Map<Double, Face> main() {
        List<Map<Double, Face>> tracks = new ArrayList<>();
        List<Face> last = new ArrayList<>();
        frames.forEach(
                (frame, faces) -> {
                    for (Face face : faces) {
                        int same = same(face, frame, tracks, last);
                        if (same == tracks.size()) {
                            tracks.add(new HashMap<>());
                            last.add(face);
                        }
                        tracks.get(same).put(frame, face);
                        last.set(same, face);
                    }
                });
        return tracks.isEmpty()
                ? Map.of()
                : Collections.max(tracks, (a, b) -> Integer.compare(a.size(), b.size()));
    }

    /** The face seen before that a face is most likely; behind all if it is a new one. */
    private static int same(
            Face face, double frame, List<Map<Double, Face>> tracks, List<Face> last) {
        int best = tracks.size();
        double most = OVERLAP;
        for (int i = 0; i < tracks.size(); i++) {
            boolean free = !tracks.get(i).containsKey(frame);
            if (!face.identity.isEmpty() || !last.get(i).identity.isEmpty()) {
                if (free && face.identity.equals(last.get(i).identity)) {
                    return i;
                }
            } else if (free && face.box.area() == 0 && last.get(i).box.area() == 0) {
                return i;
            } else if (free && face.box.overlap(last.get(i).box) >= most) {
                most = face.box.overlap(last.get(i).box);
                best = i;
            }
        }
        return best;
    }
}
