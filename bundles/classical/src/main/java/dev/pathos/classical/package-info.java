/** Classical classifiers on utterance statistics, to stand beside the networks. */
package dev.pathos.classical;
