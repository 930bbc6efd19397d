package dev.pathos.acoustics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PitchPathTest {
    private static final double THRESHOLD = .7;

    private record Frame(double[] hertz, double[] voicing) {
        static Frame of(double... hertzAndVoicing) {
            double[] hertz = new double[hertzAndVoicing.length / 2];
            double[] voicing = new double[hertz.length];
            for (int c = 0; c < hertz.length; c++) {
                hertz[c] = hertzAndVoicing[2 * c];
                voicing[c] = hertzAndVoicing[2 * c + 1];
            }
            return new Frame(hertz, voicing);
        }

        /** What choosing a candidate, or -1, costs by itself; infinite far below the threshold. */
        double local(int chosen) {
            double most = Arrays.stream(voicing).max().orElse(0);
            if (chosen < 0) {
                return most >= THRESHOLD ? .04 : 0;
            }
            if (voicing[chosen] < THRESHOLD - .1) {
                return Double.POSITIVE_INFINITY;
            }
            return most - voicing[chosen] + (voicing[chosen] < THRESHOLD ? .06 : 0);
        }

        double transition(int chosen, Frame next, int then) {
            if (chosen < 0 || then < 0) {
                return chosen < 0 == then < 0 ? 0 : .05;
            }
            double octaves = Math.log(next.hertz[then] / hertz[chosen]) / Math.log(2);
            return .1 * Math.abs(octaves);
        }
    }

    /** Adds frames in blocks of sixteen and decides what can be decided, as a reader does. */
    private static int[] decided(List<Frame> frames) {
        PitchPath path = new PitchPath(THRESHOLD);
        int[] chosen = new int[frames.size()];
        int n = 0;
        for (int t = 0; t < frames.size(); t++) {
            Frame frame = frames.get(t);
            path.add(frame.hertz, frame.voicing, frame.hertz.length);
            boolean ended = t == frames.size() - 1;
            if (ended || t % Lanes.WIDTH == Lanes.WIDTH - 1) {
                while (path.ready(ended)) {
                    chosen[n++] = path.decide();
                }
            }
        }
        assertEquals(frames.size(), n, "each frame is decided once");
        assertFalse(path.ready(true));
        return chosen;
    }

    private static double cost(List<Frame> frames, int[] chosen) {
        double sum = frames.get(0).local(chosen[0]);
        for (int t = 1; t < chosen.length; t++) {
            Frame before = frames.get(t - 1);
            sum += before.transition(chosen[t - 1], frames.get(t), chosen[t]);
            sum += frames.get(t).local(chosen[t]);
        }
        return sum;
    }

    /** The least cost of all paths on from a frame, each of them tried. */
    private static double least(List<Frame> frames, int t, int before) {
        if (t == frames.size()) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int c = -1; c < frames.get(t).hertz.length; c++) {
            double local = frames.get(t).local(c);
            if (local < Double.POSITIVE_INFINITY) {
                double way = t == 0 ? 0 : frames.get(t - 1).transition(before, frames.get(t), c);
                least = Math.min(least, way + local + least(frames, t + 1, c));
            }
        }
        return least;
    }

    private static List<Frame> random(int length, int most, long seed) {
        SplittableRandom random = Seeds.random(seed, "candidates");
        List<Frame> frames = new ArrayList<>();
        for (int t = 0; t < length; t++) {
            double[] values = new double[2 * random.nextInt(most + 1)];
            for (int c = 0; c < values.length; c += 2) {
                values[c] = 100 * Math.pow(2, 2 * random.nextDouble());
                values[c + 1] = .62 + .25 * random.nextDouble();
            }
            frames.add(Frame.of(values));
        }
        return frames;
    }

    @Test
    void should_cost_the_least_of_all_paths_when_all_are_tried() {
        int voiced = 0;
        for (int seed = 0; seed < 60; seed++) {
            List<Frame> frames = random(1 + seed % 7, 4, seed);
            int[] chosen = decided(frames);
            assertEquals(least(frames, 0, -1), cost(frames, chosen), 1e-12, "seed " + seed);
            voiced += (int) Arrays.stream(chosen).filter(c -> c >= 0).count();
        }
        assertTrue(voiced > 60, "most frames have a voice");
    }

    @Test
    void should_cost_the_least_of_all_paths_when_longer_than_the_delay() {
        for (int seed = 0; seed < 5; seed++) {
            List<Frame> frames = random(4 * PitchPath.DELAY + 7, 6, seed);
            assertEquals(leastOfLong(frames), cost(frames, decided(frames)), 1e-9);
        }
    }

    /** The least cost for each last choice, frame by frame over all frames. */
    private static double leastOfLong(List<Frame> frames) {
        double[] costs = {0};
        for (int t = 0; t < frames.size(); t++) {
            Frame frame = frames.get(t);
            double[] next = new double[frame.hertz.length + 1];
            for (int c = -1; c < frame.hertz.length; c++) {
                double least = t == 0 ? 0 : Double.POSITIVE_INFINITY;
                for (int b = -1; t > 0 && b < costs.length - 1; b++) {
                    double way = frames.get(t - 1).transition(b, frame, c);
                    least = Math.min(least, costs[b + 1] + way);
                }
                next[c + 1] = least + frame.local(c);
            }
            costs = next;
        }
        return Arrays.stream(costs).min().orElseThrow();
    }

    @Test
    void should_not_jump_an_octave_when_single_frames_favour_another() {
        List<Frame> frames = new ArrayList<>();
        int[] expected = new int[30];
        for (int t = 0; t < 30; t++) {
            boolean half = t == 7 || t == 15 || t == 16;
            frames.add(half ? Frame.of(100, .88, 201, .84) : Frame.of(200, .86, 100, .8));
            expected[t] = half ? 1 : 0;
        }
        assertArrayEquals(expected, decided(frames));
    }

    @Test
    void should_leave_a_frame_unvoiced_when_it_would_break_the_contour() {
        // two octaves there and back cost .4, no voice there .04 and two switches
        List<Frame> frames = new ArrayList<>();
        for (int t = 0; t < 9; t++) {
            frames.add(t == 4 ? Frame.of(800, .8) : Frame.of(200, .8));
        }
        assertArrayEquals(new int[] {0, 0, 0, 0, -1, 0, 0, 0, 0}, decided(frames));
        // half an octave there and back costs .1, less than .14
        frames.set(4, Frame.of(200 * Math.sqrt(2), .8));
        assertArrayEquals(new int[9], decided(frames));
    }

    @Test
    void should_take_no_candidate_when_all_are_below_the_threshold() {
        List<Frame> frames =
                List.of(Frame.of(200, .69), Frame.of(), Frame.of(200, .5, 100, .4), Frame.of());
        assertArrayEquals(new int[] {-1, -1, -1, -1}, decided(frames));
    }

    @Test
    void should_bridge_one_weak_frame_but_not_two_when_a_voice_breaks_off() {
        List<Frame> frames = new ArrayList<>();
        for (int t = 0; t < 12; t++) {
            frames.add(Frame.of(200, t == 3 || t == 7 || t == 8 ? .65 : .8));
        }
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0}, decided(frames));
    }

    @Test
    void should_take_no_voice_for_one_when_it_lasts_two_frames_only() {
        List<Frame> frames = new ArrayList<>();
        for (int t = 0; t < 12; t++) {
            boolean voice = t == 2 || t == 3 || t >= 6 && t < 9;
            frames.add(Frame.of(200, voice ? .8 : .5));
        }
        assertArrayEquals(new int[] {-1, -1, -1, -1, -1, -1, 0, 0, 0, -1, -1, -1}, decided(frames));
    }

    @Test
    void should_give_the_candidates_own_index_when_some_are_below_the_threshold() {
        List<Frame> frames = List.of(Frame.of(50, .5, 60, .6, 210, .9), Frame.of(200, .9));
        assertArrayEquals(new int[] {2, 0}, decided(frames));
    }

    @Test
    void should_decide_a_frame_when_forty_more_have_been_seen() {
        PitchPath path = new PitchPath(THRESHOLD);
        for (int t = 0; t < PitchPath.DELAY; t++) {
            path.add(new double[] {200}, new double[] {.9}, 1);
            assertFalse(path.ready(false));
            assertTrue(path.ready(true));
        }
        path.add(new double[] {200}, new double[] {.9}, 1);
        assertTrue(path.ready(false));
        assertEquals(0, path.decide());
        assertFalse(path.ready(false));
    }
}
