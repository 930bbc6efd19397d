package dev.pathos.talkingheads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlottalSourceTest {
    private static final int RATE = 16_000;

    private static double[] pulses(double f0, double jitter, double shimmer) {
        GlottalSource source = new GlottalSource(RATE, .6, jitter, shimmer, Draws.of(1, "test"));
        double[] samples = new double[2 * RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = source.next(f0);
        }
        return samples;
    }

    /** Where each pulse is deepest: the closures. */
    private static List<Integer> closures(double[] samples) {
        List<Integer> closures = new ArrayList<>();
        for (int i = 1; i < samples.length - 1; i++) {
            if (samples[i] < -.3 && samples[i] <= samples[i - 1] && samples[i] < samples[i + 1]) {
                closures.add(i);
            }
        }
        return closures;
    }

    @Test
    void should_have_the_f0_that_is_asked_when_periods_are_no_whole_samples() {
        for (double f0 : new double[] {87.3, 123.4, 211.7, 333.3}) {
            List<Integer> closures = closures(pulses(f0, 0, 0));
            int n = closures.size() - 1;
            double measured = RATE * (double) n / (closures.get(n) - closures.get(0));
            assertEquals(f0, measured, .003 * f0);
        }
    }

    @Test
    void should_return_to_no_flow_when_a_period_is_over() {
        double[] samples = pulses(100, 0, 0);
        double flow = 0;
        double most = 0;
        for (int i = 0; i < 160; i++) {
            flow += samples[i];
            most = Math.max(most, flow);
        }
        // Over the open part of 96 samples the flow t^2 - t^3 is largest at 2/3: 4/27 of 96.
        assertEquals(96 * 4 / 27.0, most, .2);
        assertEquals(0, flow, .2);
    }

    @Test
    void should_vary_periods_when_there_is_jitter() {
        assertTrue(spread(closures(pulses(100, 0, 0))) < .001);
        // Closures lie at the open part .6 of their periods, so that two periods share each
        // interval: .02 sqrt(.4^2 + .6^2), times .955 for the cut normal distribution.
        assertEquals(.0138, spread(closures(pulses(100, .02, 0))), .002);
    }

    @Test
    void should_vary_amplitudes_when_there_is_shimmer() {
        double[] even = pulses(100, 0, 0);
        double[] uneven = pulses(100, 0, 1);
        double low = closures(uneven).stream().mapToDouble(i -> uneven[i]).max().orElseThrow();
        double high = closures(uneven).stream().mapToDouble(i -> uneven[i]).min().orElseThrow();
        assertTrue(20 * Math.log10(high / low) > 3, "range of 200 periods");
        double first = closures(even).stream().mapToDouble(i -> even[i]).max().orElseThrow();
        double last = closures(even).stream().mapToDouble(i -> even[i]).min().orElseThrow();
        assertEquals(first, last, 1e-9);
    }

    private static double spread(List<Integer> closures) {
        int n = closures.size() - 1;
        double mean = (double) (closures.get(n) - closures.get(0)) / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double deviation = (closures.get(i + 1) - closures.get(i)) / mean - 1;
            sum += deviation * deviation;
        }
        return Math.sqrt(sum / n);
    }
}
