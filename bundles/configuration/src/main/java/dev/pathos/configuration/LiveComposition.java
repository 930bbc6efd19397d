package dev.pathos.configuration;

import dev.pathos.api.composition.Composition;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Dictionary;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Parts kept alive by factory configurations of their own. */
final class LiveComposition implements Composition {
    private final String id;
    private final List<CheckedPart> parts;
    private final BundleContext context;
    private final Deque<Configuration> configurations = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private List<ServiceReference<?>> services = List.of();

    private LiveComposition(String id, List<CheckedPart> parts, BundleContext context) {
        this.id = id;
        this.parts = parts;
        this.context = context;
    }

    /**
     * Brings parts to life; if one of them fails, none stays.
     *
     * @param parts the checked parts
     * @param id the id of the run
     * @param admin takes the configurations
     * @param delivery tells when they have been dealt with
     * @param awakening waits for them
     * @param context holds the services until the composition is closed
     * @return the living parts
     * @throws IOException if a configuration cannot be stored
     * @throws InterruptedException if the thread is interrupted
     * @throws dev.pathos.api.run.Problem if a part does not come to life
     */
    static LiveComposition of(
            List<CheckedPart> parts,
            String id,
            ConfigurationAdmin admin,
            Delivery delivery,
            Awakening awakening,
            BundleContext context)
            throws IOException, InterruptedException {
        LiveComposition composition = new LiveComposition(id, parts, context);
        try {
            for (CheckedPart part : parts) {
                Configuration configuration =
                        admin.createFactoryConfiguration(
                                part.kind().pid(), part.kind().bundle().location());
                composition.configurations.push(configuration);
                Dictionary<String, Object> properties = part.properties(id);
                Bundle bundle = context.getBundle(part.kind().bundle().id());
                if (bundle != null) {
                    properties.put(Composition.BUNDLE, BundleSource.of(bundle));
                }
                configuration.update(properties);
            }
            delivery.await();
            composition.services = awakening.await();
            return composition;
        } catch (IOException | InterruptedException | RuntimeException e) {
            composition.close();
            throw e;
        }
    }

    boolean closed() {
        return closed.get();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String resolved() {
        return Resolved.json(parts);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        for (ServiceReference<?> service : services) {
            context.ungetService(service);
        }
        for (Configuration configuration : configurations) {
            try {
                configuration.delete();
            } catch (IOException | IllegalStateException e) {
                // Deleted by another hand, or Configuration Admin is gone and the parts with it.
                continue;
            }
        }
    }
}
