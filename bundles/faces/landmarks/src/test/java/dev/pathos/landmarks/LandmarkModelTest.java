package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight.Square;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LandmarkModelTest {
    private static final String DIGEST = "0f".repeat(32);

    private static LandmarkModel model(Map<String, String> said) {
        Map<String, String> all = new HashMap<>(said);
        all.put("sha256", DIGEST);
        return Description.of(Key.typed(all, "a test"), "a test").model("m", Path.of("m.onnx"));
    }

    /** Point 1 lies at (.75, .25) of the input, all others in its middle. */
    private static float[] output(double low, double middle, double high, boolean planar) {
        float[] values = new float[LandmarkModel.VALUES];
        Arrays.fill(values, (float) middle);
        values[planar ? 1 : 2] = (float) high;
        values[planar ? 69 : 3] = (float) low;
        return values;
    }

    private static double[] placed(LandmarkModel model, float[] output, Square square) {
        Shape shape = model.place(output, square);
        assertEquals(square.x(), shape.x(0), 1e-4);
        assertEquals(square.y(), shape.y(0), 1e-4);
        return new double[] {shape.x(1), shape.y(1)};
    }

    @Test
    void should_place_points_in_the_picture_whatever_the_output_measures_in() {
        Square square = new Square(100, 60, 40, 0);
        double[] expected = {110, 50};
        double[][] ranges = {{.25, .5, .75}, {28, 56, 84}, {-.25, 0, .25}, {-.5, 0, .5}};
        Unit[] units = Unit.values();
        for (int u = 0; u < units.length; u++) {
            double[] r = ranges[u];
            LandmarkModel turns = model(Map.of("output.unit", units[u].text()));
            assertArrayEquals(expected, placed(turns, output(r[0], r[1], r[2], false), square));
            LandmarkModel planar =
                    model(Map.of("output.unit", units[u].text(), "output.layout", "planar"));
            assertArrayEquals(expected, placed(planar, output(r[0], r[1], r[2], true), square));
        }
    }

    @Test
    void should_turn_points_with_the_square() {
        // a quarter turn clockwise: what was to the right is below, what was above is to the right
        Square square = new Square(100, 60, 40, Math.PI / 2);
        double[] placed = placed(model(Map.of()), output(.25, .5, .75, false), square);
        assertArrayEquals(new double[] {110, 70}, placed, 1e-4);
    }

    @Test
    void should_be_the_usual_where_nothing_is_said() {
        LandmarkModel model = model(Map.of());
        Network network = model.network();
        assertEquals(112, network.size());
        assertTrue(network.rgb());
        assertEquals(1 / 255., network.scale());
        assertArrayEquals(new double[3], network.mean());
        assertArrayEquals(new double[] {1, 1, 1}, network.deviation());
        assertEquals(136, network.values());
        assertEquals("", network.output());
        assertEquals(DIGEST, network.sha256());
        assertEquals(1.1, model.boxFactor());
    }

    @Test
    void should_have_another_revision_when_anything_that_decides_is_another() {
        LandmarkModel usual = model(Map.of());
        assertEquals(usual.revision(), model(Map.of("size", "112")).revision());
        assertEquals(usual.revision(), model(Map.of("mean", "0")).revision());
        for (Map<String, String> said :
                List.of(
                        Map.of("size", "128"),
                        Map.of("color", "bgr"),
                        Map.of("scale", "1/127.5"),
                        Map.of("mean", "1"),
                        Map.of("deviation", "1,1,2"),
                        Map.of("output", "x"),
                        Map.of("output.unit", "pixel"),
                        Map.of("output.layout", "planar"),
                        Map.of("box.factor", "1.2"))) {
            assertFalse(usual.revision().equals(model(said).revision()), said.toString());
        }
        assertTrue(usual.revision().contains(DIGEST));
    }
}
