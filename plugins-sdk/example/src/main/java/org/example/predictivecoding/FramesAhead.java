package org.example.predictivecoding;

import dev.pathos.api.run.State;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The target of a frame is the standardised frame some steps ahead.
 *
 * @param ahead frames from one to its target
 * @param hidden widths of the head's hidden layers
 * @param means the training part's mean of each column
 * @param deviations the training part's standard deviation of each column, above 0
 */
record FramesAhead(int ahead, List<Integer> hidden, double[] means, double[] deviations)
        implements Labeler {
    private static final double CUT = 3;

    @Override
    public Target label(Sample sample) throws IOException {
        Frames frames = sample.frames();
        int width = means.length;
        int rows = frames.rows();
        float[] values = new float[rows * width];
        float[] next = new float[width];
        boolean any = false;
        for (int r = 0; r < rows; r++) {
            boolean there = frames.read(r + ahead, next) == 1;
            for (int c = 0; c < width; c++) {
                double deviation = (next[c] - means[c]) / deviations[c];
                there &= Double.isFinite(deviation);
                values[r * width + c] = (float) Math.max(-CUT, Math.min(CUT, deviation));
            }
            if (!there) {
                // so a row that is no target is marked
                values[r * width] = Float.NaN;
            }
            any |= there;
        }
        return any
                ? Target.ofRows(rows, values)
                : Target.none("no frame that is " + ahead + " ahead of another");
    }

    @Override
    public Objective objective() {
        return Objectives.meanSquaredError(
                new Head(
                        Head.Level.FRAME,
                        hidden,
                        means.length,
                        0,
                        Optional.empty(),
                        Head.Lifetime.RUN,
                        List.of()));
    }

    @Override
    public State state() {
        return State.of(Map.of("means", means, "deviations", deviations));
    }
}
