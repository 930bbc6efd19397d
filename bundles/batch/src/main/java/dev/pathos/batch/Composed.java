package dev.pathos.batch;

import dev.pathos.api.composition.Composition;
import dev.pathos.api.run.Problem;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * A part of a composition, held until it is closed.
 *
 * @param context holds it
 * @param reference where it stands
 * @param service the part
 * @param <T> its kind
 */
public record Composed<T>(BundleContext context, ServiceReference<T> reference, T service)
        implements AutoCloseable {
    /**
     * Finds a part.
     *
     * @param <T> its kind
     * @param context holds it
     * @param type what it must be
     * @param composition where it belongs
     * @param part its name
     * @return the part
     * @throws Problem if it is something else
     */
    public static <T> Composed<T> one(
            BundleContext context, Class<T> type, Composition composition, String part) {
        String filter =
                "(&("
                        + Composition.RUN
                        + "="
                        + composition.id()
                        + ")("
                        + Composition.PART
                        + "="
                        + part
                        + "))";
        try {
            for (ServiceReference<T> reference : context.getServiceReferences(type, filter)) {
                T service = context.getService(reference);
                if (service != null) {
                    return new Composed<>(context, reference, service);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new Problem(
                "'" + part + "' is no " + type.getSimpleName(),
                "part " + part,
                "name a part of the kind "
                        + type.getSimpleName()
                        + "; the command parts lists them");
    }

    /** The properties of its service. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        return properties;
    }

    @Override
    public void close() {
        context.ungetService(reference);
    }
}
