package dev.pathos.plugins;

import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.plugin.Development;
import dev.pathos.api.plugin.Plugins;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Builds at every save, installs what was built, and tells who learns it. */
@Component
public final class ProjectDevelopment implements Development {
    private static final long POLL_MILLISECONDS = 100;
    private static final double NANOS = 1e9;

    private final Plugins plugins;
    private final BundleContext context;
    private final Set<MavenProject> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** What the last build made, as its SHA-256. */
    private volatile String last = "";

    /** Called by Declarative Services. */
    @Activate
    public ProjectDevelopment(@Reference Plugins plugins, BundleContext context) {
        this.plugins = plugins;
        this.context = context;
    }

    /** Ends builds that are going on. */
    @Deactivate
    void close() {
        closed = true;
        open.forEach(MavenProject::stop);
    }

    @Override
    public void develop(Path folder, Consumer<String> told) throws InterruptedException {
        MavenProject project = MavenProject.of(folder.toAbsolutePath().normalize());
        open.add(project);
        try {
            told.accept("building " + folder + " at every save, until Ctrl-C");
            Map<Path, String> built = Map.of();
            AtomicReference<Adoption> adoption = new AtomicReference<>();
            while (!closed) {
                Map<Path, String> sources = project.sources();
                if (!sources.equals(built)) {
                    sources = still(project, sources);
                    build(project, () -> look(adoption, told), told).ifPresent(adoption::set);
                    built = sources;
                }
                look(adoption, told);
                Thread.sleep(POLL_MILLISECONDS);
            }
        } finally {
            open.remove(project);
            project.stop();
        }
    }

    /** Tells who learns the last jar that was new, also while the next is built. */
    private static void look(AtomicReference<Adoption> adoption, Consumer<String> told) {
        Adoption last = adoption.get();
        if (last != null && last.open()) {
            last.look(told);
        }
    }

    /** Waits until all files of a save are written. */
    private static Map<Path, String> still(MavenProject project, Map<Path, String> sources)
            throws InterruptedException {
        Map<Path, String> before = Map.of();
        Map<Path, String> now = sources;
        while (!now.equals(before)) {
            Thread.sleep(POLL_MILLISECONDS);
            before = now;
            now = project.sources();
        }
        return now;
    }

    private Optional<Adoption> build(
            MavenProject project, Runnable meanwhile, Consumer<String> told)
            throws InterruptedException {
        long begin = System.nanoTime();
        MavenProject.Outcome outcome = project.build(meanwhile);
        if (outcome.jar().isEmpty()) {
            if (!closed) {
                outcome.errors().forEach(told);
            }
            return Optional.empty();
        }
        Path jar = outcome.jar().get();
        try {
            plugins.install(jar);
            String sha256 = Digests.of(jar);
            boolean same = sha256.equals(last);
            last = sha256;
            told.accept(
                    String.format(
                            Locale.ROOT,
                            "%s was built in %.1f s and %s",
                            jar.getFileName(),
                            (System.nanoTime() - begin) / NANOS,
                            same ? "is the same as before" : "lies in the plug-in folder"));
            return same ? Optional.empty() : adoption(sha256);
        } catch (Problem e) {
            told.accept(e.getMessage());
        } catch (IOException e) {
            told.accept(jar + ": " + Words.of(e));
        }
        return Optional.empty();
    }

    private Optional<Adoption> adoption(String sha256) {
        ServiceReference<LiveRuns> reference = context.getServiceReference(LiveRuns.class);
        LiveRuns runs = reference == null ? null : context.getService(reference);
        return runs == null
                ? Optional.empty()
                : plugins.restore(sha256)
                        .map(location -> new Adoption(runs, location, System::nanoTime));
    }
}
