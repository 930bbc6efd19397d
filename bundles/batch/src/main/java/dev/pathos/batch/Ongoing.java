package dev.pathos.batch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;

/**
 * The work that a service is doing, halted and waited for when the platform or the service ends.
 */
public final class Ongoing {
    private static final long GRACE_SECONDS = 40;

    private final BundleContext context;
    private final Map<Halt, CountDownLatch> live = new ConcurrentHashMap<>();

    /** Hears of the platform's end before the bundles stop that work depends on. */
    private final SynchronousBundleListener platform =
            event -> {
                boolean whole = event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID;
                if (whole && event.getType() == BundleEvent.STOPPING) {
                    haltAll();
                }
            };

    /**
     * Makes one.
     *
     * @param context tells of the platform's end
     */
    public Ongoing(BundleContext context) {
        this.context = context;
        context.addBundleListener(platform);
    }

    /**
     * Begins work.
     *
     * @param work what it is, such as {@code the extraction}
     * @return halts it; to be given to {@link #end} whatever comes of it
     */
    public Halt begin(String work) {
        Halt halt = new Halt(work);
        live.put(halt, new CountDownLatch(1));
        return halt;
    }

    /** Work has ended: it writes nothing any more. */
    public void end(Halt halt) {
        live.remove(halt).countDown();
    }

    /** Halts all work and waits until nothing is written any more. */
    public void stop() {
        context.removeBundleListener(platform);
        haltAll();
    }

    private void haltAll() {
        live.keySet().forEach(Halt::request);
        for (CountDownLatch end : live.values()) {
            try {
                if (!end.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
