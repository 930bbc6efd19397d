package dev.pathos.assembly;

import dev.pathos.features.BundleEntry;

/**
 * A bundle of a distribution.
 *
 * @param entry what a feature asks for
 * @param file the jar that was found for it
 */
record Member(BundleEntry entry, BundleFile file) {
    /** Where it comes from, for people. */
    String where(Home home) {
        return file.title() + " of " + home.name(entry.feature());
    }
}
