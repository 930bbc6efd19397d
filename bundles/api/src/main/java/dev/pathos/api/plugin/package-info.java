/** Bundles that come and go while the platform runs. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.pathos.api.plugin;
