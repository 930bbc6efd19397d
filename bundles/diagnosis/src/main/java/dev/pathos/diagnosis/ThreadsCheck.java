package dev.pathos.diagnosis;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleReference;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/**
 * Finds threads that hung tasks left behind, and bundles that cannot be unloaded.
 *
 * <p>A task's thread is called {@value #PREFIX} and what it works on; who gives up waiting for it
 * adds {@value #SUFFIX} to its name. Its context class loader is that of the task's bundle, which
 * so can be named even after it was uninstalled.
 */
@Component
@ServiceRanking(50)
public final class ThreadsCheck implements HealthCheck {
    static final String PREFIX = "pathos-task-";
    static final String SUFFIX = " (abandoned)";

    private final BundleContext context;

    /** Called by Declarative Services. */
    @Activate
    public ThreadsCheck(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<Finding> examine(boolean thorough) {
        return List.of(
                threads(Thread.getAllStackTraces().keySet()),
                bundles(
                        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                                .adapt(FrameworkWiring.class)
                                .getRemovalPendingBundles()));
    }

    /** What is to be said of the threads of this process. */
    static Finding threads(Set<Thread> all) {
        List<String> abandoned = new ArrayList<>();
        for (Thread thread : all) {
            String name = thread.getName();
            if (thread.isAlive() && name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
                String task =
                        name.substring(PREFIX.length(), name.length() - SUFFIX.length()).strip();
                abandoned.add(task + " " + what(thread));
            }
        }
        return abandoned.isEmpty()
                ? Finding.ok("abandoned threads", "none")
                : Finding.warning(
                        "abandoned threads",
                        abandoned.size()
                                + " of tasks that hang: "
                                + String.join("; ", new TreeSet<>(abandoned)),
                        "mend the task; the threads and the class loaders that they keep are gone"
                                + " when the platform is started again");
    }

    private static String what(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return "("
                + (thread.getState() == Thread.State.RUNNABLE ? "busy" : "waiting")
                + (stack.length == 0 ? "" : " in " + place(stack))
                + keeps(thread.getContextClassLoader())
                + ")";
    }

    /** The innermost method that is not Java's own. */
    private static String place(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getModuleName() == null) {
                return frame.getClassName() + "." + frame.getMethodName();
            }
        }
        return stack[0].getClassName() + "." + stack[0].getMethodName();
    }

    private static String keeps(ClassLoader loader) {
        if (!(loader instanceof BundleReference reference)) {
            return "";
        }
        Bundle bundle = reference.getBundle();
        return ", keeps "
                + bundle.getSymbolicName()
                + " "
                + bundle.getVersion()
                + (bundle.getState() == Bundle.UNINSTALLED ? ", which is uninstalled" : "");
    }

    /** What is to be said of bundles that were taken away while others use them. */
    static Finding bundles(Collection<Bundle> pending) {
        List<String> names =
                pending.stream()
                        .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                        .distinct()
                        .sorted()
                        .toList();
        return names.isEmpty()
                ? Finding.ok("bundles kept", "none that was updated or uninstalled")
                : Finding.warning(
                        "bundles kept",
                        "updated or uninstalled, but still in use: " + String.join(", ", names),
                        "start the platform again when no run needs them");
    }
}
