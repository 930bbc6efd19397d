package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Installs jars beside whatever is there, or tries whether that would do. */
final class Admission {
    private static final String TRIAL = "pathos-trial:";

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final Store store;
    private final Policy policy;
    private final Departure departure;
    private final Fit fit;
    private final long deadlineSeconds;

    /** Locations of bundles that hang in their start. */
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();

    /**
     * @param deadlineSeconds how long a bundle may take to start
     */
    Admission(
            BundleContext context,
            ServiceComponentRuntime components,
            Store store,
            Policy policy,
            Departure departure,
            long deadlineSeconds) {
        this.context = context;
        this.components = components;
        this.store = store;
        this.policy = policy;
        this.departure = departure;
        this.deadlineSeconds = deadlineSeconds;
        this.fit = new Fit(context, this::plugin);
    }

    private boolean plugin(Bundle bundle) {
        return store.owns(bundle.getLocation()) || bundle.getLocation().startsWith(TRIAL);
    }

    /**
     * Installs and starts a stored jar.
     *
     * @throws Problem if it does not fit; nothing is left of it then
     */
    Plugin admit(Jar jar) {
        policy.check(jar);
        String location = store.location(jar.content());
        if (stuck.contains(location)) {
            throw hanging(jar, null);
        }
        Bundle bundle = null;
        boolean begun = false;
        try {
            bundle = context.installBundle(location);
            if (bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING) {
                fit.resolve(bundle, jar);
                refuseNames(jar);
                begun = true;
                start(bundle, jar);
                checkComponents(bundle, jar);
            }
            return new Plugin(jar, bundle);
        } catch (BundleException | RuntimeException e) {
            if (bundle != null) {
                undo(bundle, begun);
            }
            throw e instanceof Problem problem ? problem : unusable(jar, Words.root(e), e);
        }
    }

    /**
     * Tries a jar that need not be in the store, without its code being run.
     *
     * @param told makes what is wanted of the resolved bundle, which is gone afterwards
     * @throws Problem if it does not fit
     */
    <T> T attempt(Jar jar, Function<Bundle, T> told) {
        policy.check(jar);
        Bundle bundle = null;
        try (InputStream in = Files.newInputStream(jar.content())) {
            bundle = context.installBundle(TRIAL + jar.sha256(), in);
            fit.resolve(bundle, jar);
            refuseNames(jar);
            return told.apply(bundle);
        } catch (IOException | BundleException e) {
            throw unusable(jar, Words.root(e), e);
        } finally {
            if (bundle != null) {
                undo(bundle, false);
            }
        }
    }

    /** A part may take the place of another, but not of one that is something else. */
    private void refuseNames(Jar jar) {
        for (ComponentDescriptionDTO there : components.getComponentDescriptionDTOs()) {
            List<String> kinds = List.of(there.serviceInterfaces);
            List<String> pids = List.of(there.configurationPid);
            for (Offer offer : jar.offers()) {
                if (offer.nameable()
                        && !there.bundle.symbolicName.equals(jar.name())
                        && pids.get(pids.size() - 1).equals(offer.pid())
                        && Collections.disjoint(kinds, offer.services())) {
                    throw new Problem(
                            "its part "
                                    + offer.pid()
                                    + " is a "
                                    + offer.kind()
                                    + " and would take the place of a "
                                    + Offer.kind(kinds)
                                    + " of that name, of "
                                    + there.bundle.symbolicName
                                    + " "
                                    + there.bundle.version,
                            jar.file().getFileName().toString(),
                            "give it a name of its own, @Component(name = ...)");
                }
            }
        }
    }

    /** In a thread of its own: code of a plug-in must not hold up the platform. */
    private void start(Bundle bundle, Jar jar) throws BundleException {
        FutureTask<Void> starting =
                new FutureTask<>(
                        () -> {
                            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
                            return null;
                        });
        Thread thread = new Thread(starting, "start of " + jar.label());
        thread.setDaemon(true);
        thread.start();
        try {
            starting.get(deadlineSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            stuck.add(bundle.getLocation());
            thread.interrupt();
            throw hanging(jar, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(
                    "interrupted while it started",
                    jar.file().getFileName().toString(),
                    "do it again",
                    e);
        } catch (ExecutionException e) {
            throw unusable(jar, "it does not start: " + Words.root(e), e);
        }
    }

    private Problem hanging(Jar jar, Throwable cause) {
        return new Problem(
                "it does not start within " + deadlineSeconds + " s",
                jar.file().getFileName().toString(),
                "move what takes long out of its activator and its immediate components",
                cause);
    }

    private void checkComponents(Bundle bundle, Jar jar) {
        Map<String, ComponentDescriptionDTO> taken = new HashMap<>();
        components.getComponentDescriptionDTOs(bundle).forEach(c -> taken.put(c.name, c));
        for (Offer offer : jar.offers()) {
            ComponentDescriptionDTO description = taken.get(offer.name());
            if (description == null) {
                throw new Problem(
                        "Declarative Services does not take its component " + offer.name(),
                        jar.file().getFileName().toString(),
                        "require osgi.extender;osgi.component as bnd does, and see the reason with"
                                + " --debug");
            }
            for (ComponentConfigurationDTO made :
                    components.getComponentConfigurationDTOs(description)) {
                if (made.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    throw unusable(
                            jar,
                            "its component " + offer.name() + " fails: " + last(made.failure),
                            null);
                }
            }
        }
    }

    /** The innermost cause of a stack trace. */
    private static String last(String trace) {
        return trace.lines()
                .filter(l -> !l.startsWith("\t"))
                .reduce((first, second) -> second)
                .map(l -> l.replaceFirst("^Caused by: ", ""))
                .orElse("no reason was given");
    }

    private static Problem unusable(Jar jar, String why, Throwable cause) {
        return new Problem(
                why, jar.file().getFileName().toString(), "repair it and build it again", cause);
    }

    private void undo(Bundle bundle, boolean begun) {
        if (begun) {
            departure.of(bundle);
            return;
        }
        try {
            // nobody has heard of it
            bundle.uninstall();
        } catch (BundleException | IllegalStateException e) {
            // it is gone, or the platform is
        }
    }
}
