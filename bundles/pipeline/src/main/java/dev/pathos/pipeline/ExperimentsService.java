package dev.pathos.pipeline;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.plugin.Plugins;
import dev.pathos.api.run.Experiments;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Reporter;
import dev.pathos.api.run.RunListener;
import dev.pathos.api.run.Table;
import dev.pathos.api.task.PretextTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The door to experiments: composes their parts, conducts them, ends the parts. */
@Component(service = Experiments.class, immediate = true)
public final class ExperimentsService implements Experiments {
    /** How long a stopping platform waits for live experiments to save themselves, in seconds. */
    private static final int GRACE = 50;

    private final BundleContext context;
    private final Composer composer;
    private final FeatureCache cache;
    private final Set<Experiment> composed = ConcurrentHashMap.newKeySet();
    private final Set<RunListener> listeners = ConcurrentHashMap.newKeySet();
    private final Set<Reporter> reporters = ConcurrentHashMap.newKeySet();
    private final Set<LiveExperiment> lives = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Plugins> plugins = new AtomicReference<>();
    private final Map<Halt, CompletableFuture<Void>> live = new ConcurrentHashMap<>();

    /** Hears of the platform's end before the bundles stop that live experiments work with. */
    private final SynchronousBundleListener platform =
            event -> {
                boolean whole = event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID;
                if (whole && event.getType() == BundleEvent.STOPPING) {
                    haltAll();
                }
            };

    /**
     * Made by Declarative Services.
     *
     * @param context tells where runs and caches lie
     * @param composer turns configurations into parts
     * @param cache keeps extracted features
     */
    @Activate
    public ExperimentsService(
            BundleContext context, @Reference Composer composer, @Reference FeatureCache cache) {
        this.context = context;
        this.composer = composer;
        this.cache = cache;
        context.addBundleListener(platform);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindExperiment(Experiment experiment) {
        composed.add(experiment);
    }

    void unbindExperiment(Experiment experiment) {
        composed.remove(experiment);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(RunListener listener) {
        listeners.add(listener);
    }

    void unbindListener(RunListener listener) {
        listeners.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindReporter(Reporter reporter) {
        reporters.add(reporter);
    }

    void unbindReporter(Reporter reporter) {
        reporters.remove(reporter);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindPlugins(Plugins found) {
        plugins.set(found);
    }

    void unbindPlugins(Plugins gone) {
        plugins.compareAndSet(gone, null);
    }

    /** Tasks are taken by their runs' configurations; here it only counts when they go. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindTask(ServiceReference<PretextTask> task) {
        // a swap adopts, nothing else does
    }

    /** Returns when no training learns the task any more: its bundle may be taken away then. */
    void unbindTask(ServiceReference<PretextTask> task) {
        String run = String.valueOf(task.getProperty(Composition.RUN));
        String part = String.valueOf(task.getProperty(Composition.PART));
        lives.forEach(l -> l.gone(run, part));
    }

    /** Halts live experiments and waits until they have saved themselves. */
    @Deactivate
    void stop() {
        context.removeBundleListener(platform);
        haltAll();
    }

    private void haltAll() {
        live.keySet().forEach(Halt::request);
        live.values()
                .forEach(
                        end -> {
                            try {
                                end.get(GRACE, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } catch (TimeoutException | ExecutionException e) {
                                // its last checkpoint stands; there is nothing else to wait for
                            }
                        });
    }

    @Override
    public List<Table> plan(Path config, List<String> overrides) {
        try (Composition composition = composer.compose(config, overrides)) {
            Halt halt = new Halt();
            return halting(
                    halt,
                    () -> new Planner(experiment(composition), cache, halt, telling()).plan());
        }
    }

    @Override
    public List<Table> run(Path config, List<String> overrides) {
        try (Composition composition = composer.compose(config, overrides)) {
            Experiment experiment = experiment(composition);
            try (ExperimentFolder folder =
                    ExperimentFolder.create(
                            runsFolder(), experiment.name(), composition.resolved())) {
                try {
                    return conduct(experiment, folder, composition.resolved(), cell -> true);
                } catch (Problem e) {
                    folder.removeUnlessBegun(e);
                    throw e;
                }
            }
        }
    }

    @Override
    public List<Table> resume(String name) {
        try (ExperimentFolder folder = ExperimentFolder.existing(runsFolder(), name);
                Composition composition = composer.compose(folder.config(), List.of())) {
            return conduct(experiment(composition), folder, composition.resolved(), cell -> true);
        }
    }

    @Override
    public List<Table> reproduce(Path place, List<String> overrides) {
        Path named = runsFolder().resolve(place);
        Recorded recorded = Recorded.at(Files.isDirectory(named) ? named : place);
        try (Composition composition = composer.compose(recorded.config(), overrides)) {
            Experiment experiment = experiment(composition);
            try (ExperimentFolder folder =
                    ExperimentFolder.create(
                            runsFolder(),
                            recorded.name() + "-reproduced",
                            composition.resolved())) {
                recorded.seed(folder.cells());
                conduct(experiment, folder, composition.resolved(), recorded::wants);
                return new Reproduction(recorded, folder).tables();
            }
        }
    }

    @Override
    public Table runs() {
        Path runs = runsFolder();
        List<List<String>> rows = new ArrayList<>();
        for (String name : ExperimentFolder.names(runs)) {
            Path folder = runs.resolve(name);
            String report = Files.exists(folder.resolve("report.html")) ? "report.html" : "-";
            rows.add(List.of(name, cellsDone(folder), report, folder.toString()));
        }
        return new Table(
                "Experiments", List.of("name", "cells", "report", "folder"), rows, List.of());
    }

    private static String cellsDone(Path folder) {
        Path cells = folder.resolve("cells");
        if (!Files.isDirectory(cells)) {
            return "0 done";
        }
        try (Stream<Path> entries = Files.list(cells)) {
            List<Path> all = entries.toList();
            long done = all.stream().filter(c -> Files.exists(c.resolve("run.json"))).count();
            return done
                    + " done"
                    + (done == all.size() ? "" : ", " + (all.size() - done) + " begun");
        } catch (IOException e) {
            return "unreadable: " + Reasons.of(e);
        }
    }

    private List<Table> conduct(
            Experiment experiment,
            ExperimentFolder folder,
            String resolved,
            Predicate<Cell> wanted) {
        BundleStore store = new BundleStore(folder("pathos.bundles", ".pathos/bundles"));
        store.keep(context);
        Halt halt = new Halt();
        Parts parts = new Parts(context, composer, () -> Optional.ofNullable(plugins.get()), store);
        LiveExperiment seen = new LiveExperiment(folder.path(), halt, experiment.run(), parts);
        List<RunListener> told =
                Stream.concat(telling().stream(), Stream.<RunListener>of(seen)).toList();
        lives.add(seen);
        ServiceRegistration<LiveRun> registration =
                context.registerService(
                        LiveRun.class,
                        seen,
                        new Hashtable<>(
                                Map.of(
                                        LiveRun.NAME,
                                        seen.name(),
                                        LiveRun.ADOPTS,
                                        experiment.settings().dropped().equals("add"))));
        try {
            return halting(
                    halt,
                    () ->
                            new Conductor(
                                            experiment,
                                            folder,
                                            resolved,
                                            cache,
                                            data -> Origin.now(context, resolved, data),
                                            told,
                                            List.copyOf(reporters),
                                            halt,
                                            seen,
                                            wanted)
                                    .conduct());
        } finally {
            lives.remove(seen);
            unregister(registration);
        }
    }

    private static void unregister(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // the platform stops and has done it
        }
    }

    private List<Table> halting(Halt halt, Supplier<List<Table>> work) {
        var end = new CompletableFuture<Void>();
        live.put(halt, end);
        try {
            return work.get();
        } finally {
            live.remove(halt);
            end.complete(null);
            halt.restoreInterrupt();
        }
    }

    private List<RunListener> telling() {
        return List.of((run, event) -> listeners.forEach(l -> l.happened(run, event)));
    }

    private Experiment experiment(Composition composition) {
        List<Experiment> found =
                composed.stream().filter(e -> e.run().equals(composition.id())).toList();
        if (found.size() != 1) {
            throw new Problem(
                    "the configuration has "
                            + (found.isEmpty()
                                    ? "no experiment"
                                    : found.size()
                                            + " experiments: "
                                            + found.stream()
                                                    .map(Experiment::name)
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))),
                    "PID experiment",
                    found.isEmpty()
                            ? "add a part \"experiment~<name>\": {...}"
                            : "give each a file of its own");
        }
        return found.get(0);
    }

    private Path runsFolder() {
        return folder("pathos.runs", "runs");
    }

    private Path folder(String property, String name) {
        String set = context.getProperty(property);
        String home = context.getProperty("pathos.home");
        return set != null ? Path.of(set) : Path.of(home == null ? "." : home).resolve(name);
    }
}
