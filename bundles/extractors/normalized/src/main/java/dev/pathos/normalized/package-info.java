/** Features of another extractor, normalised within each utterance. */
package dev.pathos.normalized;
