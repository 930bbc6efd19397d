/** Utterances, their annotations and media, partitions by speaker, and the ledger of inputs. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package dev.pathos.api.corpus;
