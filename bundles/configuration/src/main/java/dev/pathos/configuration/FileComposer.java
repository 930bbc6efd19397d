package dev.pathos.configuration;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.Part;
import dev.pathos.api.composition.PartKind;
import dev.pathos.api.plugin.Plugins;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/** Composes parts from files by way of Configuration Admin and Declarative Services. */
@Component
public final class FileComposer implements Composer {
    private static final String VOCABULARY = "dev.pathos.api.";

    private final ConfigurationAdmin admin;
    private final ServiceComponentRuntime components;
    private final BundleContext context;
    private final Declarations declarations;
    private final DormantParts dormant;
    private final Delivery delivery;
    private final Shelf shelf;
    private final Causes causes;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<LiveComposition> open = ConcurrentHashMap.newKeySet();

    /** Called by Declarative Services. */
    @Activate
    public FileComposer(
            @Reference ConfigurationAdmin admin,
            @Reference ServiceComponentRuntime components,
            @Reference MetaTypeService metatype,
            BundleContext context) {
        this.admin = admin;
        this.components = components;
        this.context = context;
        this.declarations = new Declarations(components, metatype, context);
        this.shelf = Shelf.of(context);
        this.dormant = new DormantParts(context, new Bundles(context, shelf));
        this.causes = new Causes(new Scr(components, context), declarations, context, shelf);
        this.delivery = new Delivery(admin, context);
    }

    @Override
    public Composition compose(Path file, List<String> overrides) {
        Place place = Place.file(file);
        return live(check(ConfigFile.read(file), place, overrides), place);
    }

    @Override
    public Composition compose(Path file, List<String> overrides, String part) {
        Place place = Place.file(file);
        List<CheckedPart> all = check(ConfigFile.read(file), place, overrides);
        return live(Needed.of(part, all, place), place);
    }

    @Override
    public Composition compose(String pid, List<String> overrides) {
        return compose(pid, overrides, "");
    }

    @Override
    public Composition compose(String part, List<String> overrides, String bundle) {
        Place place = Place.file("without a file");
        int tilde = part.indexOf('~');
        NamedPart named =
                tilde < 0
                        ? new NamedPart(part, part, 0, Map.of())
                        : new NamedPart(
                                part.substring(0, tilde), part.substring(tilde + 1), 0, Map.of());
        return live(check(List.of(named), place, overrides, bundle), place);
    }

    private List<CheckedPart> check(List<NamedPart> parts, Place place, List<String> overrides) {
        return check(parts, place, overrides, "");
    }

    private List<CheckedPart> check(
            List<NamedPart> parts, Place place, List<String> overrides, String bundle) {
        List<NamedPart> assigned = Assignment.apply(parts, place, overrides);
        return new Check(assigned, place, new Catalog(kinds(bundle), shelf)).all();
    }

    private Composition live(List<CheckedPart> checked, Place place) {
        // The process's number keeps runs apart even where Configuration Admin remembers.
        String id = ProcessHandle.current().pid() + "-" + count.incrementAndGet();
        Awakening awakening = new Awakening(components, context, causes, place, id, checked);
        try {
            LiveComposition made =
                    LiveComposition.of(checked, id, admin, delivery, awakening, context);
            open.removeIf(LiveComposition::closed);
            open.add(made);
            return made;
        } catch (IOException e) {
            throw place.problem(
                    "Configuration Admin cannot store a configuration: " + e.getMessage(),
                    "make room and give write permission where the framework keeps its data",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw place.problem("interrupted while its parts came to life", "start again", e);
        }
    }

    @Override
    public List<Part> parts() {
        Catalog catalog = new Catalog(kinds(""), shelf);
        List<Part> parts = new ArrayList<>();
        for (Kind kind : catalog.kinds().values()) {
            if (offered(kind)) {
                parts.add(
                        new Part(
                                kind.serviceNames(),
                                kind.pid(),
                                kind.bundle().name(),
                                state(kind, catalog)));
            }
        }
        parts.sort(Comparator.comparing(Part::service).thenComparing(Part::pid));
        return parts;
    }

    @Override
    public List<Table> explain(String pid) {
        Catalog catalog = new Catalog(kinds(""), shelf);
        // An experiment and its arms are services of the pipeline alone, yet files name them.
        List<Kind> known =
                catalog.kinds().values().stream()
                        .filter(kind -> offered(kind) || kind.hindrance().isEmpty())
                        .toList();
        Kind asked = new Catalog(known, shelf).named(pid, Place.file("command parts"));
        return new Explanation(asked, state(asked, catalog), catalog).tables();
    }

    @Override
    public SortedMap<String, PartKind> kinds() {
        Catalog catalog = new Catalog(kinds(""));
        SortedMap<String, PartKind> described = new TreeMap<>();
        catalog.kinds()
                .forEach(
                        (pid, kind) ->
                                described.put(
                                        pid, Described.kind(kind, state(kind, catalog), catalog)));
        return described;
    }

    @Override
    public List<FilePart> read(Path file) {
        return ConfigFile.read(file).stream().map(Described::part).toList();
    }

    @Override
    public List<Problem> check(String source, List<FilePart> parts) {
        List<NamedPart> named = new ArrayList<>();
        for (FilePart part : parts) {
            named.add(new NamedPart(part.pid(), part.name(), named.size(), part.values()));
        }
        return Check.problems(named, Place.file(source), new Catalog(kinds("")));
    }

    private static boolean offered(Kind kind) {
        return kind.services().stream().anyMatch(name -> name.startsWith(VOCABULARY));
    }

    /** Ends what was not closed when this bundle goes. */
    @Deactivate
    void close() {
        open.forEach(LiveComposition::close);
        delivery.close();
    }

    /**
     * Started bundles come last, so that their kinds win over those of the same PID.
     *
     * @param bundle the location of one that wins over others, or empty
     */
    private List<Kind> kinds(String bundle) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        dormant.read().forEach(kind -> kinds.put(kind.pid(), kind));
        declarations.read(bundle, withdrawn()).forEach(kind -> kinds.put(kind.pid(), kind));
        return List.copyOf(kinds.values());
    }

    /** Looked up when it is needed: plug-ins come after this bundle, or not at all. */
    private Set<String> withdrawn() {
        ServiceReference<Plugins> reference = context.getServiceReference(Plugins.class);
        Plugins plugins = reference == null ? null : context.getService(reference);
        if (plugins == null) {
            return Set.of();
        }
        try {
            return plugins.withdrawn();
        } finally {
            context.ungetService(reference);
        }
    }

    private String state(Kind kind, Catalog catalog) {
        if (!kind.hindrance().isEmpty()) {
            return kind.hindrance();
        }
        return kind.links().stream()
                .filter(Link::mandatory)
                .map(Link::service)
                .filter(service -> catalog.offering(service).isEmpty())
                .map(service -> causes.service(service, null))
                .filter(cause -> !cause.well())
                .findFirst()
                .map(cause -> "not available, because " + cause.root().clause())
                .orElse("available");
    }
}
