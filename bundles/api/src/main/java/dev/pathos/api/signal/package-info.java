/**
 * Sound and per-frame signals as views that fit in bounded memory, and the functions that belong to
 * them.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package dev.pathos.api.signal;
