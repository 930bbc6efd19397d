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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
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
    private final FolderWatch watch;

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
        this(context, admin, components, new Telling(context), System::nanoTime);
    }

    PluginService(
            BundleContext context,
            ConfigurationAdmin admin,
            ServiceComponentRuntime components,
            Consumer<String> telling,
            LongSupplier clock) {
        store = new Store(place(context, "pathos.plugins.store", ".pathos/plugins"));
        policy =
                new Policy(
                        property(context, "pathos.plugins.policy", "open"),
                        new Trust(place(context, "pathos.plugins.trust", ".pathos/trusted")));
        folder = new PluginFolder(place(context, "pathos.plugins", "plugins"), store::keep, clock);
        roster = new Roster(clock);
        departure = new Departure(admin, context);
        admission =
                new Admission(
                        context, components, store, policy, departure, START_DEADLINE_SECONDS);
        usage = new Usage(admin);
        tasks = new LiveTasks(context, components, roster::withdrawn);
        watch =
                new FolderWatch(
                        folder,
                        new Reconciliation(folder, roster, admission, tasks),
                        () ->
                                roster.retire(
                                        p -> usage.any(p.bundle()), p -> departure.of(p.bundle())),
                        telling);
        watch.begin(Long.parseLong(property(context, "pathos.plugins.poll", MILLISECONDS)));
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
        watch.end();
        departure.close();
    }

    @Override
    public Table installed() {
        List<List<String>> rows = new ArrayList<>();
        roster.current().forEach(p -> rows.add(row(p, "installed")));
        roster.withdrawnPlugins().forEach(p -> rows.add(row(p, "withdrawn, goes when unused")));
        watch.problems()
                .forEach(
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
        Jar jar = read(file);
        List<Table> told = new ArrayList<>(preview(jar, "Installed"));
        List<Effect> effects =
                watch.change(
                        () -> {
                            // first: what does not start must not come into the folder
                            Plugin plugin = admission.admit(store.keep(file));
                            try {
                                put(jar);
                            } catch (Problem e) {
                                if (roster.isUnknown(plugin.location())) {
                                    departure.of(plugin.bundle());
                                }
                                throw e;
                            }
                        });
        return with(told, effects);
    }

    private void put(Jar jar) {
        if (!jar.file().toAbsolutePath().normalize().startsWith(folder.path())) {
            folder.put(jar);
        }
    }

    @Override
    public List<Table> remove(String name) {
        Table removed =
                new Table(
                        "Removed from " + folder.path(),
                        List.of("plug-in"),
                        List.of(List.of(name)),
                        List.of("The store keeps it."));
        return with(List.of(removed), watch.change(() -> delete(name)));
    }

    private void delete(String name) {
        Set<String> known = new TreeSet<>(folder.jarsByName().keySet());
        folder.unfit().keySet().forEach(f -> known.add(f.getFileName().toString()));
        if (!known.contains(name)) {
            throw new Problem(
                    "there is no plug-in '" + name + "'",
                    folder.path().toString(),
                    Nearest.advice(name, known));
        }
        folder.delete(name);
        folder.delete(folder.path().resolve(name));
    }

    private static List<Table> with(List<Table> told, List<Effect> effects) {
        List<Table> all = new ArrayList<>(told);
        if (!effects.isEmpty()) {
            all.add(Tables.effects(effects));
        }
        return all;
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
