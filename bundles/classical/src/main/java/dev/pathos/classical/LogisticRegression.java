package dev.pathos.classical;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.SolverType;
import dev.pathos.api.feature.Normalization;
import dev.pathos.api.task.Classifier;
import java.util.Arrays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Logistic regression, each class against the rest, on z-normalised features.
 *
 * <p>LIBLINEAR (Fan et al., JMLR 9, 2008) minimises {@code |w|^2 / 2 + C sum_i v_i log(1 + exp(-
 * y_i w' x_i))} with the bias as a further feature of value 1 and {@code v_i = n / (k n_c)}, so
 * that every class weighs the same; the k probabilities are scaled to a sum of 1. A class without
 * training utterances has probability 0; nothing is drawn at random.
 */
@Component(
        name = "logistic-regression",
        configurationPid = "logistic-regression",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LogisticRegression.Settings.class, factory = true)
public final class LogisticRegression implements Classifier {
    private static final double TOLERANCE = 1e-4;

    static {
        Linear.disableDebugOutput();
    }

    private final double cost;

    /** What can be configured. */
    @ObjectClassDefinition(
            name = "Logistic regression",
            description = "Logistic regression with an L2 penalty, one class against the rest.")
    public @interface Settings {
        /** The cost. */
        @AttributeDefinition(
                name = "C",
                description = "Weight of the errors against the penalty; smaller is smoother.",
                min = "0.0000001")
        double c() default .01;
    }

    /**
     * Makes the classifier.
     *
     * @param settings the configuration
     */
    @Activate
    public LogisticRegression(Settings settings) {
        this(settings.c());
    }

    LogisticRegression(double cost) {
        this.cost = cost;
    }

    @Override
    public Model fit(float[][] features, int[] truth, int classes, long seed) {
        TrainingPart part = TrainingPart.of(features, truth, classes, "logistic-regression");
        int[] present = part.present();
        if (present.length == 1) {
            return row -> certain(present[0], classes);
        }
        de.bwaldvogel.liblinear.Problem problem = new de.bwaldvogel.liblinear.Problem();
        problem.l = part.rows().length;
        problem.n = features[0].length + 1;
        problem.bias = 1;
        problem.x =
                Arrays.stream(part.rows()).map(LogisticRegression::nodes).toArray(Feature[][]::new);
        problem.y = Arrays.stream(truth).asDoubleStream().toArray();
        Parameter parameter = new Parameter(SolverType.L2R_LR, cost, TOLERANCE);
        double[] weights = new double[present.length];
        Arrays.setAll(
                weights, i -> (double) problem.l / (present.length * part.counts()[present[i]]));
        parameter.setWeights(weights, present);
        return new Discriminants(part.normalization(), Linear.train(problem, parameter), classes);
    }

    private static float[] certain(int c, int classes) {
        float[] probabilities = new float[classes];
        probabilities[c] = 1;
        return probabilities;
    }

    /** The row and the bias as LIBLINEAR wants them, indices from 1 on. */
    private static Feature[] nodes(float[] row) {
        Feature[] nodes = new Feature[row.length + 1];
        for (int j = 0; j < row.length; j++) {
            nodes[j] = new FeatureNode(j + 1, row[j]);
        }
        nodes[row.length] = new FeatureNode(row.length + 1, 1);
        return nodes;
    }

    private record Discriminants(
            Normalization normalization, de.bwaldvogel.liblinear.Model model, int classes)
            implements Model {
        @Override
        public float[] probabilities(float[] features) {
            int[] labels = model.getLabels();
            double[] estimates = new double[labels.length];
            Linear.predictProbability(
                    model, nodes(TrainingPart.normalized(normalization, features)), estimates);
            float[] probabilities = new float[classes];
            for (int i = 0; i < labels.length; i++) {
                probabilities[labels[i]] = (float) estimates[i];
            }
            return probabilities;
        }
    }
}
