package dev.pathos.launcher;

import java.lang.reflect.InvocationTargetException;

/**
 * Makes Java's module of vector instructions, which is still incubating, available to bundles.
 *
 * <p>Asking for it with {@code --add-modules} would print a warning at every start, and would fail
 * where Java lacks the module. So it is loaded afterwards, the way Java itself loads the modules of
 * its agents, for which the start script exports the package {@code jdk.internal.module}. Without
 * that, bundles do without the module.
 */
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /**
     * Loads the module if it can be loaded.
     *
     * @return the packages that the framework has to export for it; none if it does so by itself,
     *     as the module was asked for at the start, or if there is no such module
     */
    static String load() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return "";
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
            return NAME;
        } catch (IllegalAccessException
                | InvocationTargetException
                | ClassNotFoundException
                | NoSuchMethodException e) {
            return "";
        }
    }
}
