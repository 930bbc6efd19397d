package dev.pathos.openface;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Metrics;
import dev.pathos.tck.Configured;
import dev.pathos.tck.MemoryMedia;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether the angles of both tools have the signs of OpenFace, judged by the landmarks. */
class PoseTest {
    private static Path data(String name) {
        Path found = Data.find(name);
        assumeTrue(found != null, "no shared/data/" + name);
        return found;
    }

    private static Media media(String kind, Path table) {
        return new MemoryMedia(null, Map.of(kind, table));
    }

    @Test
    void should_turn_as_the_landmarks_do_in_tables_of_openface() throws IOException {
        Path table = data("openface/timo1.openface");
        assertSigns(
                List.of(new OpenFace("openface").analyze(media("openface", table)).orElseThrow()),
                .3);
    }

    @Test
    void should_turn_as_the_landmarks_do_in_tables_of_py_feat() throws IOException {
        PyFeat reader = new PyFeat(Configured.of(PyFeat.Settings.class, Map.of()));
        List<FaceTrack> tracks = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(data("pyfeat"), "0*.csv")) {
            for (Path table : all) {
                tracks.add(reader.analyze(media("py-feat", table)).orElseThrow());
            }
        }
        assertSigns(tracks, .9);
    }

    /**
     * Looking down lowers the nose between eyes and chin, turning to the left of the picture takes
     * it there, tilting clockwise lowers the corner of the eye on the right.
     */
    private static void assertSigns(List<FaceTrack> tracks, double least) {
        List<List<Double>> seen = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<List<Double>> told = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (FaceTrack track : tracks) {
            for (int f = 0; f < track.frames(); f++) {
                if (track.valid(f, .8)) {
                    double tilt = tilt(track, f);
                    double[] nose = upright(track, f, 30, tilt);
                    double[] chin = upright(track, f, 8, tilt);
                    seen.get(0).add(nose[1] / chin[1]);
                    seen.get(1).add(-nose[0] / chin[1]);
                    seen.get(2).add(tilt);
                    told.get(0).add((double) track.measures().get("pose_Rx")[f]);
                    told.get(1).add((double) track.measures().get("pose_Ry")[f]);
                    told.get(2).add((double) track.measures().get("pose_Rz")[f]);
                }
            }
        }
        for (int angle = 0; angle < 3; angle++) {
            double r = Metrics.pcc(array(seen.get(angle)), array(told.get(angle)));
            assertTrue(r > least, "angle " + angle + ": r " + r);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    private static double tilt(FaceTrack track, int frame) {
        int at = frame * FaceTrack.POINTS;
        return Math.atan2(
                track.y()[at + 45] - track.y()[at + 36], track.x()[at + 45] - track.x()[at + 36]);
    }

    /** A point seen from the middle between the eyes, the head upright. */
    private static double[] upright(FaceTrack track, int frame, int point, double tilt) {
        int at = frame * FaceTrack.POINTS;
        double x = track.x()[at + point] - (track.x()[at + 36] + track.x()[at + 45]) / 2;
        double y = track.y()[at + point] - (track.y()[at + 36] + track.y()[at + 45]) / 2;
        return new double[] {
            Math.cos(tilt) * x + Math.sin(tilt) * y, Math.cos(tilt) * y - Math.sin(tilt) * x
        };
    }
}
