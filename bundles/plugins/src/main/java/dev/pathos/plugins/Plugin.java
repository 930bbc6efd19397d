package dev.pathos.plugins;

import org.osgi.framework.Bundle;

/**
 * An installed plug-in.
 *
 * @param jar what it was made of
 * @param bundle its bundle, started
 */
record Plugin(Jar jar, Bundle bundle) {
    /** What configurations of its parts are bound to. */
    String location() {
        return bundle.getLocation();
    }
}
