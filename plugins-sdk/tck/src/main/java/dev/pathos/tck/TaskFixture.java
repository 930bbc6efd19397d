package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import dev.pathos.api.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Samples, targets and batches that the contract of tasks is made of. */
abstract class TaskFixture {
    static final long SEED = 11;

    /** A fresh task with usual settings. */
    protected abstract Task task();

    /** A training part on which the task can be fitted and that gives at least two targets. */
    protected abstract List<MemorySample> training();

    /**
     * Samples in which there is little or nothing: no sound, no face, one frame, no label; each
     * gets a target or a reason.
     */
    protected List<MemorySample> extremes() {
        MemorySample quiet = MemorySample.of("silent", "x", Tones.silence(.5));
        float[] undefined = {Float.NaN, Float.NaN};
        FaceTrack oneFrame = SyntheticFace.still(25, 0).unit("AU12", 2, 1).track();
        FaceTrack lost = SyntheticFace.still(25, 2).unit("AU12", 2, 1).lost(0, 999).track();
        FaceTrack noFrame =
                new FaceTrack(
                        new double[0],
                        new boolean[0],
                        new float[0],
                        new float[0],
                        new float[0],
                        oneFrame.intensity(),
                        oneFrame.presence());
        FaceTrack noPoints =
                new FaceTrack(
                        lost.timestamps(),
                        lost.success(),
                        lost.confidence(),
                        new float[0],
                        new float[0],
                        lost.intensity(),
                        lost.presence());
        return List.of(
                quiet,
                MemorySample.of("empty", "x", Tones.silence(0)),
                MemorySample.of("one-sample", "x", Tones.sine(220, .5, 1 / 16_000.0)),
                MemorySample.of("steady", "x", Tones.sine(220, .5, 1)),
                MemorySample.of("undefined", "x", Tones.sine(220, .5, .1))
                        .withFrames(Frames.of(List.of("f0"), 100, undefined)),
                quiet.withFace(oneFrame),
                quiet.withFace(lost),
                quiet.withFace(noFrame),
                quiet.withFace(noPoints),
                quiet.withLabel("a class nobody has heard of"));
    }

    /**
     * The targets of a training part as an objective sees them, without rows that are no target.
     *
     * @param first those of one sample
     * @param targets all, row-major
     * @param rows their number
     */
    record Batch(Target first, float[] targets, int rows) {}

    final Batch batch(Labeler labeler) throws IOException {
        List<Target> present =
                targets(labeler, part()).stream()
                        .filter(Target::present)
                        .map(TaskFixture::withoutGaps)
                        .toList();
        assertTrue(present.size() >= 2, "training() must give at least two targets");
        int rows = present.stream().mapToInt(Target::rows).sum();
        float[] values = new float[rows * width(present.get(0))];
        int at = 0;
        for (Target target : present) {
            System.arraycopy(target.values(), 0, values, at, target.values().length);
            at += target.values().length;
        }
        return new Batch(present.get(0), values, rows);
    }

    /** The rows of a target that are one: the first value of the others is NaN. */
    static Target withoutGaps(Target target) {
        int width = width(target);
        float[] kept = new float[target.values().length];
        int rows = 0;
        for (int r = 0; r < target.rows(); r++) {
            if (!Float.isNaN(target.values()[r * width])) {
                System.arraycopy(target.values(), r * width, kept, rows++ * width, width);
            }
        }
        assertTrue(rows > 0, "a target none of whose rows is one: give none, and the reason");
        return Target.ofRows(rows, Arrays.copyOf(kept, rows * width));
    }

    static int width(Target target) {
        assertTrue(target.rows() >= 1, "a target has at least one row");
        assertEquals(0, target.values().length % target.rows(), "rows of one width");
        return target.values().length / target.rows();
    }

    static double loss(Objective objective, Batch batch) {
        Outputs outputs = FiniteDifferences.outputs(objective, batch.rows, 2);
        return objective.loss(outputs, batch.targets, new float[outputs.values().length]);
    }

    static void assertFinite(Objective objective, Outputs outputs, float[] targets) {
        float[] gradient = new float[outputs.values().length];
        double loss = objective.loss(outputs, targets, gradient);
        assertTrue(Double.isFinite(loss), "a loss of " + loss);
        for (float value : gradient) {
            assertTrue(Float.isFinite(value), "a gradient of " + value);
        }
    }

    final List<Sample> part() {
        return new ArrayList<>(training());
    }

    final List<Sample> everything() {
        List<Sample> all = part();
        all.addAll(extremes());
        return all;
    }

    static List<Target> targets(Labeler labeler, List<Sample> samples) throws IOException {
        List<Target> targets = new ArrayList<>();
        for (Sample sample : samples) {
            targets.add(labeler.label(sample));
        }
        return targets;
    }

    static void assertTargets(List<Sample> samples, List<Target> a, List<Target> b) {
        for (int i = 0; i < a.size(); i++) {
            String id = samples.get(i).utterance().id();
            assertEquals(a.get(i).reason(), b.get(i).reason(), "why " + id + " has no target");
            assertEquals(a.get(i).rows(), b.get(i).rows(), "rows of the target of " + id);
            assertArrayEquals(a.get(i).values(), b.get(i).values(), "the target of " + id);
        }
    }

    /** Copies of everything that a task can read. */
    static List<float[]> content(List<MemorySample> samples) throws IOException {
        List<float[]> views = new ArrayList<>();
        for (MemorySample sample : samples) {
            views.add(sample.audio().toArray());
            views.add(sample.frames().toArray());
            if (sample.face().isPresent()) {
                FaceTrack track = sample.face().get();
                float[] times = new float[track.frames()];
                for (int f = 0; f < times.length; f++) {
                    times[f] = track.success()[f] ? (float) track.timestamps()[f] : -1;
                }
                views.add(times);
                views.add(track.confidence().clone());
                views.add(track.x().clone());
                views.add(track.y().clone());
                track.intensity().values().forEach(v -> views.add(v.clone()));
                track.presence().values().forEach(v -> views.add(v.clone()));
            }
        }
        return views;
    }
}
