/**
 * Low-level descriptors of speech, one row a frame: energy, voice, cepstrum, auditory spectrum,
 * shape and balance of the spectrum, each by a published formula.
 */
package dev.pathos.lld;
