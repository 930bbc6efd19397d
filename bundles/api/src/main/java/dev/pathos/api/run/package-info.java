/**
 * What a run is made of: values of fitted state, randomness, metrics, events, provenance, and
 * problems told to people.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package dev.pathos.api.run;
