package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasureTest {
    /** The corners of the average face's eyes lie 5 and 6 mm below the nasion. */
    private static final double EYES = 5.5;

    private static final Map<Measure, Double> AVERAGE =
            Map.ofEntries(
                    Map.entry(Measure.BROW_HEADS, EYES + (22 + 20 + 16) / 3.0),
                    Map.entry(Measure.BROW_TAILS, EYES + (11 + 18) / 2.0),
                    Map.entry(Measure.BROWS, EYES + (18 + 22 + 20 + 16) / 4.0),
                    Map.entry(Measure.BROWS_APART, 2 * (56 + 47 + 36 + 25 + 13) / 5.0),
                    Map.entry(Measure.UPPER_LID, EYES),
                    Map.entry(Measure.LOWER_LID, EYES - (9 + 8.5) / 2),
                    Map.entry(Measure.EYES_OPEN, (9 + 8.5) / 2),
                    Map.entry(Measure.UPPER_LIP, 50.6 - (71 * 2 + 68 * 2 + 69) / 5.0),
                    Map.entry(Measure.MOUTH_HALF, 26.0),
                    Map.entry(Measure.CORNERS_UP, (EYES - 75 + (69 + 86) / 2.0 - 75) / 2),
                    Map.entry(Measure.LIP_ARCH, 75 - 86.0),
                    Map.entry(
                            Measure.LIPS_THICK,
                            (86 + 2 * 85.5) / 3
                                    - (69 + 2 * 68) / 3.0
                                    - (77 + 2 * 76.5 - 75.5 - 2 * 75) / 3),
                    Map.entry(Measure.LIPS_APART, (77 + 2 * 76.5 - 75.5 - 2 * 75) / 3),
                    Map.entry(Measure.LOWER_LIP, (86 + 2 * 85.5) / 3 - 50.6));

    @Test
    void should_be_as_computed_by_hand_when_the_face_is_the_average() {
        for (Measure measure : Measure.values()) {
            assertEquals(
                    AVERAGE.get(measure),
                    measure.of(AverageFace.frontal()),
                    1e-9,
                    measure.toString());
        }
    }

    @Test
    void should_change_by_hand_computed_steps_when_points_move() {
        change(Measure.BROW_HEADS, 2, Puppet.average().moved(0, -2, 19, 20, 21, 22, 23, 24));
        change(Measure.BROW_HEADS, 1, Puppet.average().moved(0, -2, 19, 20, 21));
        change(Measure.BROW_TAILS, 3, Puppet.average().moved(0, -3, 17, 18, 25, 26));
        change(Measure.BROWS, -4, Puppet.average().moved(0, 4, Puppet.BROWS));
        change(Measure.BROWS_APART, -3, Puppet.average().moved(3, 0, 17, 18, 19, 20, 21));
        change(Measure.UPPER_LID, 1, Puppet.average().moved(0, -1, Puppet.UPPER_LIDS));
        change(Measure.LOWER_LID, 1, Puppet.average().moved(0, -1, Puppet.LOWER_LIDS));
        change(Measure.EYES_OPEN, -6, Puppet.average().closing(5, 1));
        change(Measure.UPPER_LIP, 2, Puppet.average().moved(0, -2, 49, 50, 51, 52, 53));
        change(Measure.MOUTH_HALF, 5, Puppet.average().smiling(5));
        change(Measure.CORNERS_UP, 5, Puppet.average().smiling(5));
        change(Measure.LIP_ARCH, 3, Puppet.average().moved(0, -3, 57));
        change(Measure.LIPS_THICK, -2, Puppet.average().moved(0, -2, 56, 57, 58));
        change(Measure.LIPS_APART, 7, Puppet.average().moved(0, 7, Puppet.LOWER_LIP));
        change(Measure.LOWER_LIP, 7, Puppet.average().moved(0, 7, Puppet.LOWER_LIP));
    }

    private static void change(Measure measure, double by, Puppet puppet) {
        double before = measure.of(AverageFace.frontal());
        double after = measure.of(new Frontal(puppet.x(), puppet.y()));
        assertEquals(by, after - before, 1e-9, measure.toString());
    }
}
