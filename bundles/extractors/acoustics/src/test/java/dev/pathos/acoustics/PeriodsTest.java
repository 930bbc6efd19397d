package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodsTest {
    private static final String BOTH = "dev.pathos.acoustics.Blocks#implementations";
    private static final int HOP = 160;
    private static final double LOWEST = 52;

    /** Bell-shaped pulses, the first one at 40, with periods and heights that take turns. */
    private static float[] pulses(int count, int[] periods, double[] heights) {
        int length = 40;
        for (int k = 0; k < count; k++) {
            length += periods[k % periods.length];
        }
        float[] x = new float[length];
        int at = 40;
        for (int k = 0; k < count; k++) {
            for (int i = Math.max(0, at - 20); i < Math.min(length, at + 20); i++) {
                x[i] += (float) (heights[k % heights.length] * Math.exp(-sq((i - at) / 4.)));
            }
            at += periods[k % periods.length];
        }
        return x;
    }

    private static double sq(double x) {
        return x * x;
    }

    private static Periods periods(Lanes lanes, float[] samples) {
        Periods periods = new Periods(lanes, Voices.audio(samples), HOP, LOWEST);
        periods.forget();
        return periods;
    }

    private static float[] measured(Periods periods, long frame, double hertz) {
        return periods.measure(frame, hertz).clone();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_equal_hand_computed_values_when_periods_and_heights_take_turns(Lanes lanes) {
        // periods begin at 0, 76, 156, 232, 312, 388 and so on, T_i 76, 80, A_i .5, .4
        Periods periods = periods(lanes, pulses(60, new int[] {76, 80}, new double[] {.5, .4}));
        double hertz = 16_000 / 78.;

        // up to 80: 76 and 80, of which the first has none before it, the second no change before
        float[] first = measured(periods, 0, hertz);
        assertEquals(4 / 78., first[Periods.JITTER], 1e-3);
        assertEquals(0, first[Periods.JITTER_DDP]);
        assertEquals(.1 / .45, first[Periods.SHIMMER], 1e-3);
        assertEquals(20 * Math.log10(1.25), first[Periods.SHIMMER_DB], 1e-3);

        for (int frame = 1; frame < 20; frame++) {
            float[] values = measured(periods, frame, hertz);
            int from = frame * HOP - HOP / 2;
            double length = 0;
            double height = 0;
            int count = 0;
            for (int k = 0, at = 0; at < from + HOP; k++) {
                if (at >= from) {
                    length += k % 2 == 0 ? 76 : 80;
                    height += k % 2 == 0 ? .5 : .4;
                    count++;
                }
                at += k % 2 == 0 ? 76 : 80;
            }
            String when = "frame " + frame;
            assertEquals(4 / (length / count), values[Periods.JITTER], 5e-4, when);
            assertEquals(8 / (length / count), values[Periods.JITTER_DDP], 1e-3, when);
            assertEquals(.1 / (height / count), values[Periods.SHIMMER], 1e-3, when);
            assertEquals(20 * Math.log10(1.25), values[Periods.SHIMMER_DB], 1e-3, when);
            assertEquals(40, values[Periods.LOG_HNR], .01, when);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_be_zero_when_every_period_is_the_same(Lanes lanes) {
        Periods periods = periods(lanes, pulses(60, new int[] {80}, new double[] {.5}));
        for (int frame = 0; frame < 20; frame++) {
            assertArrayEquals(new float[] {0, 0, 0, 0, 40}, measured(periods, frame, 200), .01f);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_repeat_the_values_before_when_no_period_begins_in_a_hop(Lanes lanes) {
        // 262 and 270 samples: periods begin at 0, 262, 532, 794, 1064
        Periods periods = periods(lanes, pulses(12, new int[] {262, 270}, new double[] {.5, .4}));
        double hertz = 16_000 / 266.;
        float[][] values = new float[8][];
        for (int frame = 0; frame < values.length; frame++) {
            values[frame] = measured(periods, frame, hertz);
        }
        // hops begin at -80, 80, 240, 400, 560, 720, 880, 1040
        assertArrayEquals(values[0], values[1], "none from 80 on");
        assertEquals(8 / 270., values[2][Periods.JITTER], 1e-3, "262 to 270");
        assertEquals(.1 / .4, values[2][Periods.SHIMMER], 1e-3);
        assertEquals(0, values[2][Periods.JITTER_DDP], "two differences are needed");
        assertEquals(8 / 262., values[3][Periods.JITTER], 1e-3, "532 begins before 560");
        assertEquals(16 / 262., values[3][Periods.JITTER_DDP], 1e-3);
        assertArrayEquals(values[3], values[4], "none from 560 on");
        assertEquals(8 / 270., values[5][Periods.JITTER], 1e-3, "794");
        assertArrayEquals(values[5], values[6]);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_begin_in_its_own_hop_when_a_voice_sets_in(Lanes lanes) {
        // pulses at 120, 330, 530, 730; the second frame's hop is 80 to 240: one period begins
        // there
        float[] train = pulses(9, new int[] {210, 200, 200}, new double[] {.5});
        float[] samples = new float[80 + train.length];
        System.arraycopy(train, 0, samples, 80, train.length);
        float[] values = measured(periods(lanes, samples), 1, 78);
        assertEquals(0, values[Periods.JITTER], "one period has no difference");
        assertEquals(40, values[Periods.LOG_HNR], .01);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_know_nothing_of_a_voice_before_when_told_to_forget(Lanes lanes) {
        float[] samples = pulses(60, new int[] {150, 170, 162}, new double[] {.5, .4});
        Periods periods = periods(lanes, samples);
        for (int frame = 2; frame < 6; frame++) {
            measured(periods, frame, 100);
        }
        periods.forget();
        Periods fresh = periods(lanes, samples);
        for (int frame = 6; frame < 12; frame++) {
            assertArrayEquals(measured(fresh, frame, 100), measured(periods, frame, 100));
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_count_noise_when_the_voice_is_hoarse(Lanes lanes) {
        float[] clean = Voices.complex(t -> 160, 6, 1, 1);
        double before = 41;
        for (int below : new int[] {30, 20, 10, 5}) {
            Periods periods = periods(lanes, Voices.noisy(clean, below));
            double sum = 0;
            for (int frame = 10; frame < 90; frame++) {
                sum += measured(periods, frame, 160)[Periods.LOG_HNR] / 80;
            }
            // r of a period and the next, noise in both, is S / (S + N), and r / (1 - r) is S / N
            assertEquals(below, sum, 1);
            assertTrue(sum < before);
            before = sum;
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_give_its_bounds_when_there_is_silence(Lanes lanes) {
        Periods periods = periods(lanes, new float[3000]);
        for (int frame = 0; frame < 20; frame++) {
            float[] values = measured(periods, frame, 100);
            assertArrayEquals(new float[] {0, 0, 0, 0, -30}, values, .01f);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void should_stay_finite_when_a_voice_sets_in_after_a_constant(Lanes lanes) {
        float[] train = pulses(20, new int[] {160}, new double[] {.5});
        float[] samples = new float[train.length + 800];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 1 / 32768f + (i < 800 ? 0 : train[i - 800]);
        }
        Periods periods = periods(lanes, samples);
        for (int frame = 0; frame < 20; frame++) {
            for (float value : measured(periods, frame, 100)) {
                assertTrue(Float.isFinite(value), "frame " + frame);
            }
        }
    }

    @Test
    void should_read_zeros_when_periods_reach_beyond_the_ends() {
        float[] samples = pulses(3, new int[] {160}, new double[] {.5});
        Periods periods = periods(Lanes.plain(), samples);
        for (int frame = 0; frame < 10; frame++) {
            for (float value : measured(periods, frame, 53)) {
                assertTrue(Float.isFinite(value));
            }
        }
    }
}
