/**
 * Acoustic features: extraction, the cache, files, normalisation on the training part, statistics
 * over an utterance.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package dev.pathos.api.feature;
