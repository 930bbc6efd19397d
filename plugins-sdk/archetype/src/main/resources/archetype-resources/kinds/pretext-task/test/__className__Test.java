package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.signal.Audio;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Task;
import dev.pathos.tck.Configured;
import dev.pathos.tck.MemorySample;
import dev.pathos.tck.TaskContract;
import dev.pathos.tck.Tones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ${className}Test extends TaskContract {
    @Override
    protected Task task() {
        return new ${className}(Configured.of(${className}.Settings.class, Map.of()));
    }

    @Override
    protected List<MemorySample> training() {
        return List.of(changing("a", .1), changing("b", .3), changing("c", .6), changing("d", .9));
    }

    /** A tone of 200 Hz that turns into one of 200 (1 + change) Hz half-way. */
    private static MemorySample changing(String id, double change) {
        float[] samples = new float[16_000];
        Tones.sine(200, .5, .5).read(0, samples);
        float[] second = Tones.sine(200 * (1 + change), .5, .5).toArray();
        System.arraycopy(second, 0, samples, 8000, second.length);
        return MemorySample.of(id, "speaker-" + id, Audio.of(16_000, samples));
    }

    @Test
    void should_call_a_sound_high_when_its_rate_changes_more_than_the_median() throws IOException {
        List<Sample> part = new ArrayList<>(training());
        Labeler labeler = task().fit(part, 1);
        assertEquals(0, labeler.label(part.get(0)).values()[0]);
        assertEquals(1, labeler.label(part.get(3)).values()[0]);
    }

    @Test
    void should_count_changes_of_sign_when_samples_alternate() {
        assertEquals(3, ${className}.crossings(new float[] {1, -1, -.5f, 0, 2, -1}));
    }

    @Test
    void should_give_no_target_when_the_sound_is_too_short() throws IOException {
        Labeler labeler = task().fit(new ArrayList<>(training()), 1);
        MemorySample sample = MemorySample.of("s", "x", Tones.sine(200, .5, .04));
        assertEquals("shorter than two windows", labeler.label(sample).reason());
    }
}
