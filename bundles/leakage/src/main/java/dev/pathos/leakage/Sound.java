package dev.pathos.leakage;

/**
 * What an utterance sounds like.
 *
 * @param content the digest of its media file
 * @param samples the digest of its decoded samples
 * @param fingerprint its fingerprint
 */
record Sound(String content, String samples, Fingerprint fingerprint) {}
