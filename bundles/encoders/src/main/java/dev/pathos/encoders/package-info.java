/**
 * Encoders on Deeplearning4j: a convolutional and a recurrent chunk encoder, temporal pooling, and
 * the learner that trains them with heads outside the trunk.
 *
 * <p>Only what {@link dev.pathos.encoders.NetworkLearner} reaches touches Deeplearning4j, so that a
 * platform with these components starts without loading it.
 */
package dev.pathos.encoders;
