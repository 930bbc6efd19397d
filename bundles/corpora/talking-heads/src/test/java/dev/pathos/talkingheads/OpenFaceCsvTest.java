package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFaceCsvTest {
    @Test
    void should_name_the_columns_as_openface_does_when_a_header_is_written() {
        List<String> columns = List.of(OpenFaceCsv.header().split(", "));
        assertEquals(5 + 6 + 2 * 68 + 17 + 18, columns.size());
        assertEquals(
                List.of("frame", "face_id", "timestamp", "confidence", "success", "pose_Tx"),
                columns.subList(0, 6));
        assertEquals("x_0", columns.get(11));
        assertEquals("y_67", columns.get(11 + 135));
        assertEquals("AU01_r", columns.get(147));
        assertEquals("AU45_c", columns.get(columns.size() - 1));
        assertFalse(columns.contains("AU28_r"));
        assertTrue(columns.contains("AU28_c"));
    }

    @Test
    void should_write_values_with_openface_decimals_when_a_track_is_written(@TempDir Path folder)
            throws IOException {
        double[] x = new double[68];
        double[] y = new double[68];
        Arrays.fill(x, 123.456);
        Arrays.fill(y, -0.04);
        double[] intensity = new double[ActionUnit.values().length];
        boolean[] present = new boolean[intensity.length];
        Arrays.fill(intensity, 1.005);
        present[0] = true;
        double[] pose = {1.25, -2.06, 600.04, -.0335, .5, 0};
        TrackedFrame frame = new TrackedFrame(1 / 30.0, .985, true, pose, x, y, intensity, present);
        Path file = folder.resolve("a.csv");
        OpenFaceCsv.write(List.of(frame, frame), file);
        List<String> lines = Files.readAllLines(file);
        assertEquals(3, lines.size());
        String[] values = lines.get(2).split(", ");
        assertEquals(OpenFaceCsv.header().split(", ").length, values.length);
        assertEquals(
                List.of("2", "0", "0.033", "0.99", "1", "1.3", "-2.1", "600.0", "-0.034"),
                List.of(values).subList(0, 9));
        assertEquals("123.5", values[11]);
        assertEquals("0.0", values[11 + 68], "no minus zero");
        assertEquals("1", values[147 + 17]);
        assertEquals("0", values[147 + 18]);
    }
}
