/** Encoders that turn chunks of frames into embeddings, and the trainable state of one run. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package dev.pathos.api.encoder;
