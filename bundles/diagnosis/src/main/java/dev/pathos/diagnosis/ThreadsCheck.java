package dev.pathos.diagnosis;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Finds threads that hung tasks left behind, and bundles that cannot be unloaded.
 *
 * <p>A task's thread is called {@value #PREFIX} and what it works on; who gives up waiting for it
 * adds {@value #OF}, the task's bundle and {@value #SUFFIX}. The innermost class that is not Java's
 * own tells which bundle the thread keeps in memory; once that was uninstalled, the name does.
 */
@Component(property = "service.ranking:Integer=50")
public final class ThreadsCheck implements HealthCheck {
    static final String PREFIX = "pathos-task-";
    static final String OF = " of ";
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
                threads(Thread.getAllStackTraces(), this::owner),
                bundles(
                        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                                .adapt(FrameworkWiring.class)
                                .getRemovalPendingBundles()));
    }

    /**
     * What is to be said of the threads of this process.
     *
     * @param all the threads and what they are doing
     * @param owner tells which bundle a class is from, if one that is installed
     */
    static Finding threads(
            Map<Thread, StackTraceElement[]> all, Function<String, Optional<String>> owner) {
        Set<String> abandoned = new TreeSet<>();
        all.forEach(
                (thread, stack) -> {
                    String name = thread.getName();
                    if (name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
                        String whose =
                                name.substring(PREFIX.length(), name.length() - SUFFIX.length());
                        int of = whose.indexOf(OF);
                        String gone =
                                of < 0
                                        ? "a bundle that is not installed any more"
                                        : whose.substring(of + OF.length())
                                                + ", which is not installed any more";
                        abandoned.add(
                                (of < 0 ? whose : whose.substring(0, of))
                                        + " ("
                                        + what(thread.getState(), stack, owner, gone)
                                        + ")");
                    }
                });
        return abandoned.isEmpty()
                ? Finding.ok("abandoned threads", "none")
                : Finding.warning(
                        "abandoned threads",
                        abandoned.size() + " of tasks that hang: " + String.join("; ", abandoned),
                        "mend the task; the threads, and the classes that they keep in memory, go"
                                + " when the platform ends");
    }

    private static String what(
            Thread.State state,
            StackTraceElement[] stack,
            Function<String, Optional<String>> owner,
            String gone) {
        String does = state == Thread.State.RUNNABLE ? "busy" : "waiting";
        for (StackTraceElement frame : stack) {
            // Java's own classes are in modules.
            if (frame.getModuleName() == null) {
                return does
                        + " in "
                        + frame.getClassName()
                        + "."
                        + frame.getMethodName()
                        + ", keeps "
                        + owner.apply(frame.getClassName()).orElse(gone);
            }
        }
        return does;
    }

    private Optional<String> owner(String type) {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getEntry(type.replace('.', '/') + ".class") != null) {
                return Optional.of(bundle.getSymbolicName() + " " + bundle.getVersion());
            }
        }
        return Optional.empty();
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
