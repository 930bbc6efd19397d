/** Pretext and downstream tasks: a labeler, fitted on the training part, and an objective. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package dev.pathos.api.task;
