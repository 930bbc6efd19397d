package dev.pathos.assembly;

import dev.pathos.api.run.Assembler;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.features.Distribution;
import dev.pathos.features.FeatureProblem;
import dev.pathos.features.FeatureSet;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Reads, resolves and packs what features ask for. */
@Component
public final class AssemblyService implements Assembler {
    private static final double MEGABYTE = 1e6;

    private final Home home;
    private final Checks checks;
    private final Object writing = new Object();
    private volatile boolean stopped;

    /** Called by Declarative Services. */
    @Activate
    public AssemblyService(BundleContext context) {
        this(
                new Home(
                        Path.of(context.getProperty("pathos.home")),
                        context.getProperty("pathos.version")),
                // The framework that runs is of the kind that the launcher makes.
                ServiceLoader.load(
                                FrameworkFactory.class,
                                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                                        .getClass()
                                        .getClassLoader())
                        .findFirst()
                        .orElseThrow(),
                context.getProperty(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA));
    }

    AssemblyService(Home home, FrameworkFactory frameworks, String packages) {
        this.home = home;
        this.checks = new Checks(home, frameworks, packages);
    }

    /** Called by Declarative Services; returns when what was half written is gone. */
    @Deactivate
    void stop() {
        stopped = true;
        synchronized (writing) {
            // Whoever gets here knows that nothing is written any more.
        }
    }

    @Override
    public List<Table> features(Optional<String> which, List<Path> folders) {
        FeatureTables tables = new FeatureTables(home, repositories(folders));
        try {
            if (which.isEmpty()) {
                return List.of(tables.list("Feature sets", home.all()));
            }
            List<FeatureSet> features = home.read(which.get());
            return features.size() == 1
                    ? tables.detail(features.get(0))
                    : List.of(tables.list("Feature sets of " + which.get(), features));
        } catch (FeatureProblem e) {
            throw new Told(e);
        }
    }

    private List<Path> repositories(List<Path> folders) {
        return Stream.concat(folders.stream(), home.repositories().stream()).toList();
    }

    @Override
    public List<Table> assemble(Request request, Watcher watcher) {
        try {
            List<FeatureSet> features = home.reader().read(request.file());
            Distribution all =
                    new Distribution(
                            features.stream().flatMap(f -> f.bundles().stream()).toList(),
                            repositories(request.repositories()));
            Targets targets = Targets.of(request.platforms(), request.natives());
            List<Member> members = Members.read(targets.choose(all, home), all, home);
            Map<String, String> absent = checks.pass(all, members, targets, watcher);
            Configs configs = Configs.choose(home, request.file(), members);
            String name = request.file().getFileName().toString().replaceFirst("\\.json$", "");
            Summary summary = new Summary(name, features, members, targets, configs, absent);
            Content content =
                    new Layout(name, home, features, members, configs, summary.machines())
                            .content();
            return List.of(summary.table(write(request, name, content, watcher)));
        } catch (FeatureProblem e) {
            throw new Told(e);
        } catch (ClosedByInterruptException e) {
            throw halted(request);
        } catch (IOException e) {
            throw new Problem(
                    "the distribution cannot be written: " + e.getMessage(),
                    request.out().toString(),
                    "make the folder writable or free some disk",
                    e);
        }
    }

    private static Problem halted(Request request) {
        return new Problem(
                "halted, and nothing was written",
                request.out().toString(),
                "the same command begins anew");
    }

    private List<List<String>> write(Request request, String name, Content content, Watcher watcher)
            throws IOException {
        synchronized (writing) {
            try (Destination destination = Destination.open(request.out(), home)) {
                long total = content.size() * request.formats().size();
                destination.require(total);
                AtomicLong done = new AtomicLong();
                Consumer<Content.Item> packed =
                        item -> {
                            if (stopped || Thread.currentThread().isInterrupted()) {
                                throw halted(request);
                            }
                            watcher.progressed(
                                    "pack, MB",
                                    done.addAndGet(item.size()) / MEGABYTE,
                                    total / MEGABYTE);
                        };
                List<List<String>> written =
                        new Packing(name, content, packed)
                                .write(destination.stage(), request.formats());
                destination.commit();
                return written.stream()
                        .map(
                                row ->
                                        List.of(
                                                row.get(0),
                                                request.out() + "/" + row.get(1),
                                                row.get(2)))
                        .toList();
            }
        }
    }
}
