package dev.pathos.plugins;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

/**
 * Takes bundles away, refreshes no other, and does it while nobody is being told of configurations.
 *
 * <p>SCR takes a configuration up for each bundle that offers its PID, one after the other. If one
 * of them stops meanwhile it gives up, and a part of another bundle never comes to life (Felix SCR
 * 2.2.18, {@code RegionConfigurationSupport}). Configuration Admin tells of one configuration after
 * the other on a thread of its own, so what is done there disturbs none.
 */
final class Departure implements ConfigurationListener, AutoCloseable {
    private static final String PID = "dev.pathos.plugins.departure";

    /** A bundle that does not stop sooner is left where it is. */
    private static final long STOP_SECONDS = 2;

    /** Whoever takes a configuration up may be busy. */
    private static final long TURN_SECONDS = 10;

    private final ConfigurationAdmin admin;
    private final String location;
    private final Map<String, FutureTask<Boolean>> waiting = new ConcurrentHashMap<>();
    private final ServiceRegistration<ConfigurationListener> registration;

    Departure(ConfigurationAdmin admin, BundleContext context) {
        this.admin = admin;
        this.location = context.getBundle().getLocation();
        this.registration =
                context.registerService(ConfigurationListener.class, this, new Hashtable<>());
    }

    /**
     * Stops and uninstalls a bundle.
     *
     * @return whether it is gone; otherwise it may be tried again
     */
    boolean of(Bundle bundle) {
        FutureTask<Boolean> ending = new FutureTask<>(() -> end(bundle));
        Configuration turn = null;
        try {
            turn = admin.createFactoryConfiguration(PID, location);
            waiting.put(turn.getPid(), ending);
            Dictionary<String, Object> nothing = new Hashtable<>();
            turn.update(nothing);
            return ending.get(TURN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException | IllegalStateException | ExecutionException e) {
            // the platform stops and takes it along
            return false;
        } finally {
            ending.cancel(false);
            delete(turn);
        }
    }

    private void delete(Configuration turn) {
        if (turn != null) {
            waiting.remove(turn.getPid());
            try {
                turn.delete();
            } catch (IOException | IllegalStateException e) {
                // Configuration Admin has gone, and its configurations with it
            }
        }
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        FutureTask<Boolean> ending = waiting.remove(event.getPid());
        if (ending != null) {
            ending.run();
        }
    }

    /** In a thread of its own: code of a plug-in must not hold up configurations. */
    private static boolean end(Bundle bundle) throws InterruptedException {
        FutureTask<Void> ending =
                new FutureTask<>(
                        () -> {
                            if (bundle.getState() != Bundle.UNINSTALLED) {
                                bundle.stop(Bundle.STOP_TRANSIENT);
                                bundle.uninstall();
                            }
                            return null;
                        });
        Thread thread = new Thread(ending, "end of " + bundle.getSymbolicName());
        thread.setDaemon(true);
        thread.start();
        try {
            ending.get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return bundle.getState() == Bundle.UNINSTALLED;
        }
    }

    /** Hears of nothing any more. */
    @Override
    public void close() {
        registration.unregister();
    }
}
