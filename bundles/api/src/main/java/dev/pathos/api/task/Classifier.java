package dev.pathos.api.task;

import org.osgi.annotation.versioning.ConsumerType;

/** A classical classifier on utterance statistics, to stand beside the networks. */
@ConsumerType
public interface Classifier {
    /** A fitted classifier. */
    @ConsumerType
    interface Model {
        /**
         * The probability of each class.
         *
         * @param features an utterance's features
         * @return as many values as classes, summing to 1
         */
        float[] probabilities(float[] features);
    }

    /**
     * Fits on a training part.
     *
     * @param features one row of finite features an utterance
     * @param truth the class of each, in 0..classes-1
     * @param classes the number of classes; some may not occur
     * @param seed for whatever is drawn at random
     * @return the fitted model
     */
    Model fit(float[][] features, int[] truth, int classes, long seed);
}
