package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionUnitTest {
    private static final Map<ActionUnit, DoubleFunction<Puppet>> MUSCLES =
            new EnumMap<>(ActionUnit.class);

    static {
        Puppet face = Puppet.average();
        MUSCLES.put(ActionUnit.AU01, d -> face.moved(0, -d, 19, 20, 21, 22, 23, 24));
        MUSCLES.put(ActionUnit.AU02, d -> face.moved(0, -d, 17, 18, 25, 26));
        MUSCLES.put(
                ActionUnit.AU04,
                d ->
                        face.moved(0, d, Puppet.BROWS)
                                .moved(d / 4, 0, 17, 18, 19, 20, 21)
                                .moved(-d / 4, 0, 22, 23, 24, 25, 26));
        MUSCLES.put(ActionUnit.AU05, d -> face.closing(-d, 0));
        MUSCLES.put(ActionUnit.AU07, d -> face.closing(0, d));
        MUSCLES.put(ActionUnit.AU10, d -> face.moved(0, -d, 49, 50, 51, 52, 53));
        MUSCLES.put(ActionUnit.AU12, face::smiling);
        MUSCLES.put(ActionUnit.AU15, d -> face.moved(0, d, 48, 54, 60, 64));
        MUSCLES.put(ActionUnit.AU17, d -> face.moved(0, -d, 57));
        MUSCLES.put(ActionUnit.AU23, d -> face.moved(0, -d, 56, 57, 58));
        MUSCLES.put(ActionUnit.AU20, d -> face.moved(-d, 0, 48, 60).moved(d, 0, 54, 64));
        MUSCLES.put(ActionUnit.AU25, d -> face.moved(0, d, Puppet.LOWER_LIP));
        MUSCLES.put(ActionUnit.AU26, d -> face.moved(0, d, Puppet.LOWER_LIP));
        MUSCLES.put(ActionUnit.AU45, d -> face.closing(d, 0));
    }

    private static float intensity(ActionUnit unit, Puppet puppet) {
        double[] rest = new double[Measure.values().length];
        double[] values = new double[rest.length];
        for (Measure measure : Measure.values()) {
            rest[measure.ordinal()] = measure.of(AverageFace.frontal());
            values[measure.ordinal()] = measure.of(new Frontal(puppet.x(), puppet.y()));
        }
        return unit.intensity(new Departure(values, rest));
    }

    @Test
    void should_be_as_computed_by_hand_when_its_points_move() {
        assertEquals(5 * 4 / 10f, intensity(ActionUnit.AU01, at(ActionUnit.AU01, 4)), 1e-5);
        assertEquals(5 * 4 / 10f, intensity(ActionUnit.AU02, at(ActionUnit.AU02, 4)), 1e-5);
        // 4 mm down and 2 mm nearer to each other, half of which counts
        assertEquals(5 * 5 / 8f, intensity(ActionUnit.AU04, at(ActionUnit.AU04, 4)), 1e-5);
        assertEquals(5 * 1 / 4f, intensity(ActionUnit.AU05, at(ActionUnit.AU05, 1)), 1e-5);
        assertEquals(5 * 1 / 3f, intensity(ActionUnit.AU07, at(ActionUnit.AU07, 1)), 1e-5);
        // 3 mm up; mid-lips rise by .5 * 3 and with them the corners sink against them by .75
        assertEquals(5 * 3 / 8f, intensity(ActionUnit.AU10, at(ActionUnit.AU10, 3)), 1e-5);
        // 6 mm outwards and 6 mm up are 6 sqrt 2 along the diagonal
        assertEquals(
                5 * 6 * Math.sqrt(2) / 12,
                intensity(ActionUnit.AU12, at(ActionUnit.AU12, 6)),
                1e-5);
        assertEquals(5 * 4 / 8f, intensity(ActionUnit.AU15, at(ActionUnit.AU15, 4)), 1e-5);
        assertEquals(5 * 4 / 8f, intensity(ActionUnit.AU17, at(ActionUnit.AU17, 4)), 1e-5);
        assertEquals(5 * 4 / 8f, intensity(ActionUnit.AU20, at(ActionUnit.AU20, 4)), 1e-5);
        assertEquals(5 * 3 / 6f, intensity(ActionUnit.AU23, at(ActionUnit.AU23, 3)), 1e-5);
        assertEquals(5 * 6 / 12f, intensity(ActionUnit.AU25, at(ActionUnit.AU25, 6)), 1e-5);
        assertEquals(5 * 6 / 20f, intensity(ActionUnit.AU26, at(ActionUnit.AU26, 6)), 1e-5);
        // the eyes are open by 8.75 mm
        assertEquals(
                5 * Math.pow(4 / 8.75, 1.5),
                intensity(ActionUnit.AU45, at(ActionUnit.AU45, 4)),
                1e-5);
    }

    private static Puppet at(ActionUnit unit, double millimetres) {
        return MUSCLES.get(unit).apply(millimetres);
    }

    @ParameterizedTest
    @EnumSource(ActionUnit.class)
    void should_rise_from_zero_to_five_when_it_contracts(ActionUnit unit) {
        float before = 0;
        assertEquals(0, intensity(unit, Puppet.average()), 0);
        for (int d = 1; d <= 60; d++) {
            float now = intensity(unit, at(unit, d / 2.0));
            assertTrue(now >= before && now <= 5, unit + ": " + now + " after " + before);
            assertTrue(now > before || now == 5, unit + " stays at " + now);
            before = now;
        }
        assertEquals(5, before, unit.toString());
    }

    @Test
    void should_not_show_others_when_one_contracts() {
        float smile = intensity(ActionUnit.AU12, at(ActionUnit.AU12, 6));
        assertTrue(smile > 3, "smile " + smile);
        assertEquals(0, intensity(ActionUnit.AU10, at(ActionUnit.AU12, 6)));
        assertEquals(0, intensity(ActionUnit.AU15, at(ActionUnit.AU12, 6)));
        assertEquals(0, intensity(ActionUnit.AU20, at(ActionUnit.AU12, 6)), 1e-5);
        assertEquals(0, intensity(ActionUnit.AU25, at(ActionUnit.AU12, 6)));
        assertEquals(0, intensity(ActionUnit.AU04, at(ActionUnit.AU01, 4)));
        assertEquals(0, intensity(ActionUnit.AU01, at(ActionUnit.AU04, 4)));
        assertEquals(0, intensity(ActionUnit.AU07, at(ActionUnit.AU45, 8)));
        assertEquals(0, intensity(ActionUnit.AU05, at(ActionUnit.AU45, 8)));
        assertEquals(0, intensity(ActionUnit.AU12, at(ActionUnit.AU15, 4)));
    }

    @Test
    void should_show_both_when_sadness_raises_inner_brows_and_draws_them_together() {
        Puppet sad =
                Puppet.average()
                        .moved(3, -4.5, 20, 21)
                        .moved(-3, -4.5, 22, 23)
                        .moved(3, 2, 17, 18, 19)
                        .moved(-3, 2, 24, 25, 26);
        assertTrue(intensity(ActionUnit.AU01, sad) >= 1, "AU01 " + intensity(ActionUnit.AU01, sad));
        assertTrue(intensity(ActionUnit.AU04, sad) >= 1, "AU04 " + intensity(ActionUnit.AU04, sad));
        assertEquals(0, intensity(ActionUnit.AU02, sad));
    }
}
