/**
 * Layers of neural networks on oneDNN's primitives: forward with kept activations, backward from a
 * gradient that comes from outside.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package dev.pathos.layers;
