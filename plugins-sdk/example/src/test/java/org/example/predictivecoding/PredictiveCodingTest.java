package org.example.predictivecoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import dev.pathos.api.task.Task;
import dev.pathos.tck.Configured;
import dev.pathos.tck.MemorySample;
import dev.pathos.tck.TaskContract;
import dev.pathos.tck.Tones;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictiveCodingTest extends TaskContract {
    private static Task task(int ahead) {
        return new PredictiveCoding(
                Configured.of(PredictiveCoding.Settings.class, Map.of("ahead", ahead)));
    }

    @Override
    protected Task task() {
        return task(3);
    }

    @Override
    protected List<MemorySample> training() {
        return List.of(
                MemorySample.of("a", "ann", Tones.swelling(150, .3, .8, 3, .5)),
                MemorySample.of("b", "ben", Tones.swelling(200, .2, .5, 5, .7)));
    }

    private static MemorySample frames(String id, float... values) {
        Frames frames = Frames.of(List.of("one", "other"), 100, values);
        return MemorySample.of(id, "ann", Tones.silence(.1)).withFrames(frames);
    }

    @Test
    void should_give_standardised_frames_ahead_when_fitted_by_hand() throws IOException {
        // column one: 1, 3, 1, 3: mean 2, deviation 1; column other: 0, 0, 0, 4: mean 1, sqrt(3)
        MemorySample sample = frames("a", 1, 0, 3, 0, 1, 0, 3, 4);
        Labeler labeler = task(2).fit(List.of(sample), 1);
        assertArrayEquals(new double[] {2, 1}, labeler.state().doubles("means"), 1e-9);
        Target target = labeler.label(sample);
        float third = (float) (-1 / Math.sqrt(3));
        float last = (float) Math.sqrt(3);
        assertEquals(4, target.rows());
        float[] known = Arrays.copyOf(target.values(), 4);
        assertArrayEquals(new float[] {-1, third, 1, last}, known, 1e-6f);
        assertTrue(Float.isNaN(target.values()[4]), "nothing is 2 ahead of the third frame");
        assertTrue(Float.isNaN(target.values()[6]), "nor of the fourth");
    }

    @Test
    void should_leave_frames_out_that_are_undefined_and_cut_what_is_far() throws IOException {
        Labeler labeler = task(1).fit(List.<Sample>of(frames("a", 1, 0, 3, 0, 1, 0, 3, 4)), 1);
        Target target = labeler.label(frames("b", 0, 0, 100, 1, 2, Float.NaN));
        assertEquals(3, target.values()[0], "cut at three deviations");
        assertTrue(Float.isNaN(target.values()[2]), "an undefined value ahead");
        assertEquals(
                "no frame that is 1 ahead of another", labeler.label(frames("c", 1, 1)).reason());
    }

    @Test
    void should_ask_for_a_head_of_level_frame_as_wide_as_the_features() throws IOException {
        Head head = task(1).fit(List.of(frames("a", 1, 0, 3, 0)), 1).objective().head();
        assertEquals(Head.Level.FRAME, head.level());
        assertEquals(2, head.outputs());
    }

    @Test
    void should_say_so_when_nothing_can_be_read() {
        List<Sample> none = List.of(MemorySample.unreadable("a", "ann"));
        Problem problem = assertThrows(Problem.class, () -> task().fit(none, 1));
        assertTrue(problem.getMessage().contains("frames"), problem.getMessage());
    }
}
