package dev.pathos.launcher;

import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What the launcher needs of a Gogo session.
 *
 * <p>The real type lives in Gogo's bundle and cannot be shared with the launcher: it holds static
 * references to the rest of Gogo. So calls go through a proxy to the methods of the same name.
 */
interface Session {
    /** Detail at which Gogo formats a command's result for the terminal. */
    int INSPECT = 0;

    /** Gives a variable of the session a value. */
    Object put(String name, Object value);

    /** Returns the value of a variable. */
    Object get(String name);

    /** Runs a program and returns its last result. */
    Object execute(CharSequence program) throws Exception;

    /** Turns a result into text with the converters that bundles offer. */
    CharSequence format(Object result, int level) throws Exception;

    /** Ends the session and what runs in its background. */
    void close();

    /**
     * Opens a session.
     *
     * @throws LaunchProblem if no bundle offers Gogo
     */
    static Session open(BundleContext context, InputStream in, OutputStream out, OutputStream err) {
        ServiceReference<?>[] gogo = processors(context);
        if (gogo == null) {
            throw new LaunchProblem(
                    "No command can run: these features contain no Gogo. Add shell.json to them.");
        }
        try {
            Object processor = context.getService(gogo[0]);
            Object session =
                    processor
                            .getClass()
                            .getMethod(
                                    "createSession",
                                    InputStream.class,
                                    OutputStream.class,
                                    OutputStream.class)
                            .invoke(processor, in, out, err);
            return (Session)
                    Proxy.newProxyInstance(
                            Session.class.getClassLoader(),
                            new Class<?>[] {Session.class},
                            (proxy, method, arguments) -> call(session, method, arguments));
        } catch (ReflectiveOperationException e) {
            throw new LaunchProblem("This version of Gogo is not supported (" + e + ").", e);
        }
    }

    private static ServiceReference<?>[] processors(BundleContext context) {
        try {
            // All, as the plain lookup leaves out what is no CommandProcessor of the launcher's
            // own.
            return context.getAllServiceReferences(
                    "org.apache.felix.service.command.CommandProcessor", null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("There is no filter that could be wrong", e);
        }
    }

    private static Object call(Object session, Method method, Object[] arguments) throws Throwable {
        try {
            return session.getClass()
                    .getMethod(method.getName(), method.getParameterTypes())
                    .invoke(session, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
