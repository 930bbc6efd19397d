package dev.pathos.talkingheads;

import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes face tracks as OpenFace 2.x does, in the variant with a space after each comma. */
final class OpenFaceCsv {
    private static final String SEPARATOR = ", ";
    private static final String[] POSE = {"Tx", "Ty", "Tz", "Rx", "Ry", "Rz"};

    private OpenFaceCsv() {}

    /** The header: frame, face, time, trust, pose, landmarks, action units. */
    static String header() {
        StringBuilder line = new StringBuilder("frame, face_id, timestamp, confidence, success");
        for (String axis : POSE) {
            line.append(SEPARATOR).append("pose_").append(axis);
        }
        for (String axis : List.of("x_", "y_")) {
            for (int p = 0; p < FaceTrack.POINTS; p++) {
                line.append(SEPARATOR).append(axis).append(p);
            }
        }
        for (ActionUnit unit : ActionUnit.values()) {
            if (unit != ActionUnit.AU28) {
                line.append(SEPARATOR).append(unit).append("_r");
            }
        }
        for (ActionUnit unit : ActionUnit.values()) {
            line.append(SEPARATOR).append(unit).append("_c");
        }
        return line.toString();
    }

    /** Writes a track to a new file; decimals as OpenFace gives them. */
    static void write(List<TrackedFrame> track, Path file) throws IOException {
        StringBuilder text = new StringBuilder(track.size() * 1500 + 2000);
        text.append(header()).append('\n');
        for (int f = 0; f < track.size(); f++) {
            row(text, f + 1, track.get(f));
        }
        Files.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void row(StringBuilder text, int number, TrackedFrame frame) {
        text.append(number).append(SEPARATOR).append(0);
        append(text, frame.seconds(), 3);
        append(text, frame.confidence(), 2);
        text.append(SEPARATOR).append(frame.success() ? 1 : 0);
        for (int a = 0; a < POSE.length; a++) {
            append(text, frame.pose()[a], a < 3 ? 1 : 3);
        }
        for (double x : frame.x()) {
            append(text, x, 1);
        }
        for (double y : frame.y()) {
            append(text, y, 1);
        }
        for (ActionUnit unit : ActionUnit.values()) {
            if (unit != ActionUnit.AU28) {
                append(text, frame.intensity()[unit.ordinal()], 2);
            }
        }
        for (boolean present : frame.present()) {
            text.append(SEPARATOR).append(present ? 1 : 0);
        }
        text.append('\n');
    }

    /** Fixed decimals; String.format would take most of the generator's time. */
    private static void append(StringBuilder text, double value, int decimals) {
        long unit = decimals == 1 ? 10 : decimals == 2 ? 100 : 1000;
        long scaled = Math.round(Math.abs(value) * unit);
        text.append(SEPARATOR);
        if (value < 0 && scaled > 0) {
            text.append('-');
        }
        text.append(scaled / unit).append('.');
        long rest = scaled % unit;
        for (long digit = unit / 10; digit >= 1; digit /= 10) {
            text.append((char) ('0' + rest / digit % 10));
        }
    }
}
