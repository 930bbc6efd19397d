package dev.pathos.javacv;

import org.bytedeco.javacpp.Loader;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Gives this bundle's JavaCPP a folder of its own for the natives that it unpacks.
 *
 * <p>JavaCPP unpacks natives that come from a bundle into {@code <cachedir>/<platform>}, whatever
 * bundle that is. Two versions of JavaCPP live in this process (the other one in Deeplearning4j's
 * bundle) and would overwrite each other's files there. JavaCPP reads the property once, so it is
 * changed only while the loader starts.
 */
public final class Activator implements BundleActivator {
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    @Override
    public void start(BundleContext context) throws Exception {
        // The same lock in both bundles: a class that no bundle brings itself.
        synchronized (System.class) {
            String shared = System.getProperty(CACHE);
            String parent =
                    shared != null ? shared : System.getProperty("user.home") + "/.javacpp/cache";
            System.setProperty(CACHE, parent + "/" + context.getBundle().getSymbolicName());
            try {
                Loader.getCacheDir();
            } finally {
                if (shared == null) {
                    System.clearProperty(CACHE);
                } else {
                    System.setProperty(CACHE, shared);
                }
            }
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
