package org.example.predictivecoding;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.State;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.PretextTask;
import dev.pathos.api.task.Sample;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Pretext task: what comes next? From the frames up to one, the network predicts the frame that is
 * some steps ahead (autoregressive predictive coding; Chung, Hsu, Tang and Glass, An Unsupervised
 * Autoregressive Model for Speech Representation Learning, Interspeech 2019).
 *
 * <p>Frames are the features that the network sees, each column standardised by mean and deviation
 * of the training part and cut at 3 deviations. The loss is the mean squared error; the paper takes
 * the absolute one. The encoder has to keep frames and must not see those ahead, as {@code
 * lstm-encoder}.
 */
@Component(name = "predictive-coding", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PredictiveCoding.Settings.class, factory = true)
public final class PredictiveCoding implements PretextTask {
    private static final double LEAST_DEVIATION = 1e-6;

    private final int ahead;
    private final List<Integer> hidden;

    /** The keys of a configuration. */
    @ObjectClassDefinition(
            name = "Predictive coding",
            description = "Pretext task: which frame comes some steps later?")
    public @interface Settings {
        /** How far ahead. */
        @AttributeDefinition(
                name = "Ahead",
                description = "Frames from the last that is seen to the one that is predicted",
                min = "1")
        int ahead() default 3;

        /** The head's hidden layers. */
        @AttributeDefinition(
                name = "Hidden",
                description = "Widths of the head's hidden layers; none for a linear head",
                min = "1")
        int[] hidden() default {};
    }

    /**
     * Stores the settings; nothing is computed yet.
     *
     * @param settings the part's configuration
     */
    @Activate
    public PredictiveCoding(Settings settings) {
        ahead = settings.ahead();
        hidden = Arrays.stream(settings.hidden()).boxed().toList();
    }

    @Override
    public Labeler fit(Iterable<Sample> training, long seed) {
        double[] sums = {};
        double[] squares = {};
        double[] counts = {};
        for (Sample sample : training) {
            try {
                Frames frames = sample.frames();
                int width = frames.columns().size();
                sums = Arrays.copyOf(sums, width);
                squares = Arrays.copyOf(squares, width);
                counts = Arrays.copyOf(counts, width);
                float[] row = new float[width];
                for (int r = 0; r < frames.rows(); r++) {
                    frames.read(r, row);
                    for (int c = 0; c < width; c++) {
                        if (Float.isFinite(row[c])) {
                            sums[c] += row[c];
                            squares[c] += (double) row[c] * row[c];
                            counts[c]++;
                        }
                    }
                }
            } catch (IOException unreadable) {
                // whoever labels it meets the same failure and records it
            }
        }
        if (Arrays.stream(counts).sum() == 0) {
            throw new Problem(
                    "no utterance of the training part has frames",
                    "part of predictive-coding",
                    "give a training part that has some, or leave the task out");
        }
        double[] deviations = new double[sums.length];
        for (int c = 0; c < sums.length; c++) {
            sums[c] /= Math.max(1, counts[c]);
            double variance = squares[c] / Math.max(1, counts[c]) - sums[c] * sums[c];
            deviations[c] = Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
        }
        return new FramesAhead(ahead, hidden, sums, deviations);
    }

    @Override
    public Labeler restore(State state) {
        return new FramesAhead(ahead, hidden, state.doubles("means"), state.doubles("deviations"));
    }
}
