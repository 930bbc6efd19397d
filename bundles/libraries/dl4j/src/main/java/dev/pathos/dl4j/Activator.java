package dev.pathos.dl4j;

import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.config.DL4JClassLoading;
import org.nd4j.common.config.ND4JClassLoading;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Gives this bundle's JavaCPP a folder of its own for the natives that it unpacks, and ND4J and
 * Deeplearning4j this bundle's class loader.
 *
 * <p>JavaCPP unpacks natives that come from a bundle into {@code <cachedir>/<platform>}, whatever
 * bundle that is. Two versions of JavaCPP live in this process (the other one in JavaCV's bundle)
 * and would overwrite each other's files there. JavaCPP reads the property once, so it is changed
 * only while the loader starts.
 *
 * <p>ND4J finds its backend and Deeplearning4j its layers by name, by default through the thread's
 * context class loader, which in a framework is anybody's.
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
        ClassLoader own = Activator.class.getClassLoader();
        ND4JClassLoading.setNd4jClassloader(own);
        DL4JClassLoading.setDl4jClassloader(own);
    }

    @Override
    public void stop(BundleContext context) {}
}
