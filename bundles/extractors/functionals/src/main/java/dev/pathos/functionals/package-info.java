/**
 * Functionals of speech: statistics of contours over an utterance, and the frame-level descriptors
 * that they are taken of, each by a published formula.
 */
package dev.pathos.functionals;
