package dev.pathos.configuration;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

/**
 * Knows when everybody has heard of the configurations made so far.
 *
 * <p>Configuration Admin tells its listeners, SCR among them, of one configuration after the other
 * on a thread of its own; SCR makes and binds components there. So once a configuration made after
 * all others comes through, the others have been dealt with. Without this, a part's service can be
 * there while those who want it have not been told yet.
 */
final class Delivery implements ConfigurationListener {
    private static final String PID = "dev.pathos.configuration.delivered";
    private static final long DEADLINE_SECONDS = 30;

    private final ConfigurationAdmin admin;
    private final String location;
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final ServiceRegistration<ConfigurationListener> registration;

    Delivery(ConfigurationAdmin admin, BundleContext context) {
        this.admin = admin;
        this.location = context.getBundle().getLocation();
        this.registration =
                context.registerService(ConfigurationListener.class, this, new Hashtable<>());
    }

    /**
     * Waits until the configurations made before this call have been dealt with, at most 30 s.
     *
     * @throws IOException if Configuration Admin stores nothing
     * @throws InterruptedException if the thread is interrupted
     */
    void await() throws IOException, InterruptedException {
        Configuration last = admin.createFactoryConfiguration(PID, location);
        CountDownLatch latch = new CountDownLatch(1);
        awaited.put(last.getPid(), latch);
        try {
            Dictionary<String, Object> nothing = new Hashtable<>();
            last.update(nothing);
            latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } finally {
            awaited.remove(last.getPid());
            last.delete();
        }
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        CountDownLatch latch = awaited.get(event.getPid());
        if (latch != null) {
            latch.countDown();
        }
    }

    void close() {
        registration.unregister();
    }
}
