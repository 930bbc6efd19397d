/**
 * Work on many files: which ones, side by side, into files that are complete or absent, with what
 * became of each.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.pathos.batch;
