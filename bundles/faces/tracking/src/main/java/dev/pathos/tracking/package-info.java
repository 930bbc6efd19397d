/** Follows faces through a video and tells which one speaks: what the face analyzers share. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.pathos.tracking;
