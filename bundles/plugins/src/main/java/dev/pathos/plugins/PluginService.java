package dev.pathos.plugins;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.plugin.Plugins;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * The door to plug-ins: installs those of the folder when the platform starts, and follows the
 * folder from then on.
 */
@Component(service = Plugins.class, immediate = true)
public final class PluginService implements Plugins {
    /** Bundles that start longer hold up the platform's start. */
    private static final long START_DEADLINE_SECONDS = 20;

    private static final String MILLISECONDS = "250";

    private final Store store;
    private final Policy policy;
    private final PluginFolder folder;
    private final Roster roster;
    private final Departure departure;
    private final Admission admission;
    private final Usage usage;
    private final LiveTasks tasks;
    private final Reconciliation reconciliation;
    private final Consumer<String> telling;

    /** Held while the folder is dealt with; trainings may ask for stored bundles meanwhile. */
    private final ReentrantLock dealing = new ReentrantLock(true);

    private final ScheduledExecutorService watcher =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "plug-in folder");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** As the last dealing left it: lists need not wait for trainings. */
    private volatile Map<Path, Problem> problems = Map.of();

    private String lastFailure = "";

    /**
     * Called by Declarative Services; returns when the plug-ins of the folder are installed.
     *
     * @param context tells where folder and store lie, and installs bundles
     * @param admin tells which configurations use a bundle
     * @param components tells which components bundles offer
     */
    @Activate
    public PluginService(
            BundleContext context,
            @Reference ConfigurationAdmin admin,
            @Reference ServiceComponentRuntime components) {
        this(context, admin, components, new Telling(context));
    }

    PluginService(
            BundleContext context,
            ConfigurationAdmin admin,
            ServiceComponentRuntime components,
            Consumer<String> telling) {
        this.telling = telling;
        store = new Store(place(context, "pathos.plugins.store", ".pathos/plugins"));
        policy =
                new Policy(
                        property(context, "pathos.plugins.policy", "open"),
                        new Trust(place(context, "pathos.plugins.trust", ".pathos/trusted")));
        folder =
                new PluginFolder(
                        place(context, "pathos.plugins", "plugins"), store::keep, System::nanoTime);
        roster = new Roster(System::nanoTime);
        departure = new Departure(admin, context);
        admission =
                new Admission(
                        context, components, store, policy, departure, START_DEADLINE_SECONDS);
        usage = new Usage(admin);
        tasks = new LiveTasks(context, components, roster::withdrawn);
        reconciliation = new Reconciliation(folder, roster, admission, tasks);
        deal(true, true);
        long poll = Long.parseLong(property(context, "pathos.plugins.poll", MILLISECONDS));
        watcher.scheduleWithFixedDelay(() -> deal(false, false), poll, poll, TimeUnit.MILLISECONDS);
    }

    private static String property(BundleContext context, String key, String standard) {
        String value = context.getProperty(key);
        return value == null || value.isBlank() ? standard : value.strip();
    }

    private static Path place(BundleContext context, String key, String standard) {
        Path home = Path.of(property(context, "pathos.home", ""));
        return home.resolve(property(context, key, standard)).toAbsolutePath().normalize();
    }

    /** Stops watching; what is installed stays. */
    @Deactivate
    void close() {
        watcher.shutdownNow();
        departure.close();
    }

    /** Looks at the folder once; never fails, for nobody would look again. */
    private void deal(boolean atOnce, boolean refusalsOnly) {
        dealing.lock();
        try {
            folder.look(atOnce);
            reconcile((line, refused) -> tell(line, refused || !refusalsOnly)).stream()
                    .filter(LiveTasks.Effect::refused)
                    .forEach(effect -> telling.accept(effect.line()));
            for (Plugin gone :
                    roster.retire(p -> usage.any(p.bundle()), p -> departure.of(p.bundle()))) {
                telling.accept("plug-in " + gone.jar().label() + " is not used any more and went");
            }
            lastFailure = "";
        } catch (IOException | RuntimeException | LinkageError e) {
            String failure = "the plug-in folder cannot be followed: " + Words.of(e);
            if (!failure.equals(lastFailure) && !watcher.isShutdown()) {
                telling.accept(failure);
            }
            lastFailure = failure;
        } finally {
            dealing.unlock();
        }
    }

    private void tell(String line, boolean wanted) {
        if (wanted) {
            telling.accept(line);
        }
    }

    /** Runs tell themselves which of their tasks were exchanged, but not which were refused. */
    private List<LiveTasks.Effect> reconcile(Reconciliation.Audience audience) {
        try {
            return reconciliation.run(audience);
        } finally {
            problems = reconciliation.problems();
        }
    }

    @Override
    public Table installed() {
        List<List<String>> rows = new ArrayList<>();
        roster.current().forEach(p -> rows.add(row(p, "installed")));
        roster.withdrawnPlugins().forEach(p -> rows.add(row(p, "withdrawn, goes when unused")));
        problems.forEach(
                (file, problem) ->
                        rows.add(
                                List.of(
                                        file.getFileName().toString(),
                                        "",
                                        "",
                                        "refused: " + problem.getMessage(),
                                        "",
                                        "")));
        return new Table(
                "Plug-ins in " + folder.path(),
                List.of("plug-in", "version", "parts", "state", "used by", "SHA-256"),
                rows,
                List.of("Policy " + policy.name() + ": see docs/plugin-folder.md."));
    }

    private List<String> row(Plugin plugin, String state) {
        Set<String> users = new TreeSet<>(tasks.users(plugin.location()));
        int bound = usage.configurations(plugin.bundle()).size();
        if (users.isEmpty() && bound > 0) {
            users.add(bound + (bound == 1 ? " configuration" : " configurations"));
        }
        usage.dependents(plugin.bundle()).forEach(b -> users.add(Fit.label(b)));
        return List.of(
                plugin.jar().name(),
                plugin.jar().version().toString(),
                plugin.jar().parts(),
                state,
                String.join(", ", users),
                Tables.brief(plugin.jar().sha256()));
    }

    @Override
    public List<Table> preview(Path jar) {
        return preview(read(jar), "What would be installed");
    }

    private List<Table> preview(Jar jar, String title) {
        Optional<Plugin> before = roster.current(jar.name());
        List<String> keepers = new ArrayList<>();
        before.ifPresent(
                p -> {
                    keepers.addAll(tasks.users(p.location()));
                    usage.dependents(p.bundle()).forEach(b -> keepers.add(Fit.label(b)));
                });
        Signature signature = policy.signature(jar);
        Table needs = admission.attempt(jar, Tables::needs);
        return List.of(
                Tables.jar(title, jar, signature, before, keepers), Tables.parts(jar), needs);
    }

    private static Jar read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Problem(
                    Files.exists(file) ? "it is no file" : "there is no such file",
                    file.toString(),
                    "name a jar");
        }
        try {
            return Jar.read(file, file, Digests.of(file));
        } catch (IOException e) {
            throw new Problem(Words.of(e), file.toString(), "make the file readable", e);
        }
    }

    @Override
    public List<Table> install(Path file) {
        return dealt(
                () -> {
                    Jar jar = read(file);
                    List<Table> told = new ArrayList<>(preview(jar, "Installed"));
                    // before the folder has it: what does not start must not lie there
                    Plugin plugin = admission.admit(store.keep(file));
                    try {
                        put(jar);
                    } catch (Problem e) {
                        if (roster.isUnknown(plugin.location())) {
                            departure.of(plugin.bundle());
                        }
                        throw e;
                    }
                    told.addAll(reconciled());
                    return told;
                });
    }

    private void put(Jar jar) {
        look();
        if (!jar.file().toAbsolutePath().normalize().startsWith(folder.path())) {
            folder.put(jar);
        }
    }

    @Override
    public List<Table> remove(String name) {
        return dealt(
                () -> {
                    look();
                    Set<String> known = new TreeSet<>(folder.jarsByName().keySet());
                    Map<Path, Problem> unfit = folder.unfit();
                    unfit.keySet().forEach(f -> known.add(f.getFileName().toString()));
                    if (!known.contains(name)) {
                        throw new Problem(
                                "there is no plug-in '" + name + "'",
                                folder.path().toString(),
                                Nearest.advice(name, known));
                    }
                    folder.delete(name);
                    folder.delete(folder.path().resolve(name));
                    return Stream.concat(
                                    Stream.of(
                                            new Table(
                                                    "Removed from " + folder.path(),
                                                    List.of("plug-in"),
                                                    List.of(List.of(name)),
                                                    List.of("The store keeps it."))),
                                    reconciled().stream())
                            .toList();
                });
    }

    private void look() {
        try {
            folder.look(true);
        } catch (IOException e) {
            throw new Problem(
                    "the plug-in folder cannot be read: " + Words.of(e),
                    folder.path().toString(),
                    "make it readable",
                    e);
        }
    }

    /** What became of trainings; what else was refused is told, as it is in the watcher's turn. */
    private List<Table> reconciled() {
        List<LiveTasks.Effect> effects = reconcile(this::tell);
        return effects.isEmpty() ? List.of() : List.of(Tables.effects(effects));
    }

    private <T> T dealt(Supplier<T> work) {
        dealing.lock();
        try {
            return work.get();
        } finally {
            dealing.unlock();
        }
    }

    @Override
    public Optional<String> restore(String sha256) {
        return store.find(sha256)
                .map(
                        jar ->
                                roster.lease(
                                                store.location(jar.content()),
                                                () -> admission.admit(jar))
                                        .location());
    }

    @Override
    public Set<String> withdrawn() {
        return roster.withdrawn();
    }
}
