package dev.pathos.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/**
 * Prints what bundles log as errors, say that a component cannot be activated.
 *
 * <p>Without it these messages would only be in the memory of the log service. What whoever asked
 * for a part is told anyway is left out unless debugging is on: SCR logs a {@code Problem} of its
 * constructor once for each service that needs it, and the framework that the service is missing;
 * whatever a plug-in's component throws is told by whoever installs the plug-in or makes the part.
 */
final class ErrorLog implements LogListener {
    private static final String PROBLEM = "dev.pathos.api.run.Problem: ";
    private static final String NO_SERVICE = "Service factory returned null";
    private static final String NO_REFERENCE = "Unable to get service for reference";
    private static final String NO_INSTANCE = "Error during instantiation";

    private final PrintStream out;
    private final boolean debug;
    private final String plugins;

    private ErrorLog(PrintStream out, boolean debug, String plugins) {
        this.out = out;
        this.debug = debug;
        this.plugins = plugins;
    }

    /** Prints all errors so far and to come, with warnings and stack traces if asked to. */
    static void attach(BundleContext context, PrintStream out, boolean debug) {
        ServiceReference<LogReaderService> reference =
                context.getServiceReference(LogReaderService.class);
        if (reference == null) {
            return;
        }
        LogReaderService log = context.getService(reference);
        String store = context.getProperty("pathos.plugins.store");
        ErrorLog errors =
                new ErrorLog(
                        out, debug, store == null ? "" : "reference:" + Path.of(store).toUri());
        List<LogEntry> past = Collections.list(log.getLog());
        // The service returns the newest first.
        Collections.reverse(past);
        past.forEach(errors::logged);
        log.addLogListener(errors);
    }

    @Override
    public void logged(LogEntry entry) {
        LogLevel least = debug ? LogLevel.WARN : LogLevel.ERROR;
        // The levels are declared from the gravest on.
        Throwable failure = entry.getException();
        boolean repeated =
                isToldAnyway(entry.getMessage(), failure)
                        || entry.getMessage().contains(NO_INSTANCE)
                                && isPlugin(entry.getBundle().getLocation());
        if (entry.getLogLevel().ordinal() > least.ordinal() || repeated && !debug) {
            return;
        }
        String reason = failure == null ? "" : " (" + Failure.describe(innermost(failure)) + ")";
        out.println(entry.getBundle().getSymbolicName() + ": " + entry.getMessage() + reason);
        if (debug && failure != null) {
            failure.printStackTrace(out);
        }
    }

    private boolean isPlugin(String location) {
        return !plugins.isEmpty() && location.startsWith(plugins);
    }

    /** Whether an error is a problem told to people, or only follows from another one. */
    static boolean isToldAnyway(String message, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The log hands out stand-ins whose text is that of the real failure.
            String text = String.valueOf(cause.getMessage());
            if (text.startsWith(PROBLEM) || text.contains(NO_SERVICE)) {
                return true;
            }
        }
        return message.contains(NO_REFERENCE);
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
