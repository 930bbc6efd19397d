package dev.pathos.launcher;

import java.io.PrintStream;
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
 * <p>Without it these messages would only be in the memory of the log service.
 */
final class ErrorLog implements LogListener {
    private final PrintStream out;
    private final boolean debug;

    private ErrorLog(PrintStream out, boolean debug) {
        this.out = out;
        this.debug = debug;
    }

    /** Prints all errors so far and to come, with warnings and stack traces if asked to. */
    static void attach(BundleContext context, PrintStream out, boolean debug) {
        ServiceReference<LogReaderService> reference =
                context.getServiceReference(LogReaderService.class);
        if (reference == null) {
            return;
        }
        LogReaderService log = context.getService(reference);
        ErrorLog errors = new ErrorLog(out, debug);
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
        if (entry.getLogLevel().ordinal() > least.ordinal()) {
            return;
        }
        Throwable failure = entry.getException();
        String reason = failure == null ? "" : " (" + Failure.describe(innermost(failure)) + ")";
        out.println(entry.getBundle().getSymbolicName() + ": " + entry.getMessage() + reason);
        if (debug && failure != null) {
            failure.printStackTrace(out);
        }
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
