package dev.pathos.launcher.graph;

import java.util.Hashtable;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;

/**
 * A bundle that describes the graph of services. From its start on it asks for every component's
 * service at once when it comes, and keeps it: what was made early must not miss what comes later.
 */
public final class GraphActivator implements BundleActivator {
    private static final String COMPONENTS = "(component.id=*)";

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        context.addServiceListener(
                event -> {
                    if (event.getType() == ServiceEvent.REGISTERED) {
                        context.getService(event.getServiceReference());
                    }
                },
                COMPONENTS);
        ServiceReference<?>[] there = context.getAllServiceReferences(null, COMPONENTS);
        for (ServiceReference<?> each : there == null ? new ServiceReference<?>[0] : there) {
            context.getService(each);
        }
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("describes", "services");
        Supplier<List<String>> graph = () -> new Graph(context).describe();
        context.registerService(Supplier.class, graph, properties);
    }

    @Override
    public void stop(BundleContext context) {}
}
