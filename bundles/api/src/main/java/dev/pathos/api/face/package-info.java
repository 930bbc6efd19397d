/**
 * Faces in pictures and over time: boxes, landmarks, action units, their validity, and alignment of
 * shapes.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package dev.pathos.api.face;
