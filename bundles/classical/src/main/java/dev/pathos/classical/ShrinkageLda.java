package dev.pathos.classical;

import dev.pathos.api.feature.Normalization;
import dev.pathos.api.task.Classifier;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Linear discriminant analysis with a shrunk covariance, on z-normalised features.
 *
 * <p>The log-probability of class c is, but for a constant, {@code x' W m_c - m_c' W m_c / 2 + log
 * p_c} with m_c the class mean, p_c the prior and W the inverse of the pooled within-class
 * covariance, estimated as {@link ShrunkCovariance} says. A class without training utterances has
 * probability 0; nothing is drawn at random.
 */
@Component(
        name = "shrinkage-lda",
        configurationPid = "shrinkage-lda",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ShrinkageLda.Settings.class, factory = true)
public final class ShrinkageLda implements Classifier {
    private static final String UNIFORM = "uniform";
    private static final String EMPIRICAL = "empirical";

    static {
        // one thread: the same sums on every machine
        EjmlConcurrency.USE_CONCURRENT = false;
    }

    private final boolean empirical;

    /** What can be configured. */
    @ObjectClassDefinition(
            name = "Shrinkage LDA",
            description = "Linear discriminant analysis with Ledoit-Wolf shrinkage.")
    public @interface Settings {
        /** The priors. */
        @AttributeDefinition(
                name = "Priors",
                description =
                        "Prior probabilities: the same for all classes that occur, or their share.",
                options = {
                    @Option(label = "the same for all", value = UNIFORM),
                    @Option(label = "share of the training part", value = EMPIRICAL)
                })
        String priors() default UNIFORM;
    }

    /**
     * Makes the classifier.
     *
     * @param settings the configuration
     */
    @Activate
    public ShrinkageLda(Settings settings) {
        this(EMPIRICAL.equals(settings.priors()));
    }

    ShrinkageLda(boolean empirical) {
        this.empirical = empirical;
    }

    @Override
    public Model fit(float[][] features, int[] truth, int classes, long seed) {
        TrainingPart part = TrainingPart.of(features, truth, classes, "shrinkage-lda");
        int[] present = part.present();
        int width = features[0].length;
        DMatrixRMaj means = means(part);
        DMatrixRMaj within = new DMatrixRMaj(part.rows().length, width);
        for (int i = 0; i < within.numRows; i++) {
            for (int j = 0; j < width; j++) {
                within.set(i, j, part.rows()[i][j] - means.get(j, part.truth()[i]));
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(width);
        if (!solver.setA(ShrunkCovariance.of(within).matrix())) {
            throw new IllegalStateException("the covariance is not positive definite");
        }
        DMatrixRMaj weights = new DMatrixRMaj(width, classes);
        solver.solve(means, weights);
        double[] offsets = new double[classes];
        for (int c : present) {
            for (int j = 0; j < width; j++) {
                offsets[c] -= means.get(j, c) * weights.get(j, c) / 2;
            }
            offsets[c] += empirical ? Math.log(part.counts()[c]) : 0;
        }
        return new Discriminants(part.normalization(), present, weights, offsets);
    }

    /** The mean of each class in a column; zeros for a class that does not occur. */
    private static DMatrixRMaj means(TrainingPart part) {
        int width = part.rows()[0].length;
        DMatrixRMaj means = new DMatrixRMaj(width, part.counts().length);
        for (int i = 0; i < part.rows().length; i++) {
            int c = part.truth()[i];
            for (int j = 0; j < width; j++) {
                means.add(j, c, part.rows()[i][j] / (double) part.counts()[c]);
            }
        }
        return means;
    }

    private record Discriminants(
            Normalization normalization, int[] present, DMatrixRMaj weights, double[] offsets)
            implements Model {
        @Override
        public float[] probabilities(float[] features) {
            float[] x = TrainingPart.normalized(normalization, features);
            double[] scores = new double[offsets.length];
            double top = Double.NEGATIVE_INFINITY;
            for (int c : present) {
                scores[c] = offsets[c];
                for (int j = 0; j < x.length; j++) {
                    scores[c] += x[j] * weights.get(j, c);
                }
                top = Math.max(top, scores[c]);
            }
            double sum = 0;
            for (int c : present) {
                sum += Math.exp(scores[c] - top);
            }
            float[] probabilities = new float[offsets.length];
            for (int c : present) {
                probabilities[c] = (float) (Math.exp(scores[c] - top) / sum);
            }
            return probabilities;
        }
    }
}
