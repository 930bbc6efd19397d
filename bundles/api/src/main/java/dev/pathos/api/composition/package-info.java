/**
 * From a configuration file to living parts: which parts there are, and wiring them for one run.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package dev.pathos.api.composition;
