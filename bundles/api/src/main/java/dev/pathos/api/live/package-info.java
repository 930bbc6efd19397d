/**
 * Experiments while they are carried out: looking at them, steering them, exchanging their tasks.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.pathos.api.live;
