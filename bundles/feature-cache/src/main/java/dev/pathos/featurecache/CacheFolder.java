package dev.pathos.featurecache;

import dev.pathos.api.feature.ExtractorIdentity;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.Caches;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Frames;
import dev.pathos.featurecache.Trimming.Deleted;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The features in the folder of caches, and what else lies there. */
@Component(
        name = "feature-cache",
        configurationPid = "feature-cache",
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
@Designate(ocd = CacheFolder.Settings.class)
public final class CacheFolder implements FeatureCache, Caches {
    /** How much may stay. */
    @ObjectClassDefinition(
            name = "Feature cache",
            description = "Keeps extracted features, so that nothing is extracted twice.")
    public @interface Settings {
        /** How much may stay. */
        @AttributeDefinition(
                name = "Limit",
                description =
                        "How large all features may be, such as 20G; those not used for longest"
                                + " are deleted beyond it. 0: any size. Empty: what the environment"
                                + " variable PATHOS_CACHE_LIMIT says.")
        String limit() default "";
    }

    private static final String VARIABLE = "environment variable PATHOS_CACHE_LIMIT";

    private final Path folder;
    private final String limit;
    private final String where;
    private FeatureStore made;

    /**
     * Made by Declarative Services.
     *
     * @param context tells where caches lie
     * @param settings the limit
     */
    @Activate
    public CacheFolder(BundleContext context, Settings settings) {
        this.folder = folder(context);
        boolean own = !settings.limit().isBlank();
        String variable = context.getProperty("pathos.cache.limit");
        this.limit = own || variable == null ? settings.limit() : variable;
        this.where = own ? "feature-cache, key limit" : VARIABLE;
    }

    CacheFolder(Path folder, long limit) {
        this.folder = folder;
        this.limit = String.valueOf(limit);
        this.where = "";
    }

    /** Made when it is needed: who asks for it is told when the limit is no size. */
    private synchronized FeatureStore store() {
        if (made == null) {
            long bytes = limit.isBlank() ? 0 : Limit.parse(limit, where);
            made = new FeatureStore(folder.resolve(Usage.FEATURES), bytes, new Mappings());
        }
        return made;
    }

    private static Path folder(BundleContext context) {
        String set = context.getProperty("pathos.cache");
        String home = context.getProperty("pathos.home");
        return set != null ? Path.of(set) : Path.of(home == null ? "." : home).resolve("cache");
    }

    /** Called by Declarative Services. */
    @Deactivate
    public synchronized void close() {
        if (made != null) {
            made.close();
        }
    }

    @Override
    public Frames frames(Key key, Source source) throws IOException {
        return store().frames(key, source);
    }

    @Override
    public List<Table> contents() {
        try {
            return new Usage(folder, store().limit()).tables();
        } catch (IOException e) {
            throw store().problem("cannot read the folder of caches: ", e);
        }
    }

    @Override
    public Table clear(Optional<String> kind, Optional<String> extractor) {
        if (extractor.isPresent()) {
            if (!kind.orElse(Usage.FEATURES).equals(Usage.FEATURES)) {
                throw new Problem(
                        "only features have an extractor, not " + kind.get(),
                        folder.toString(),
                        "leave the kind out");
            }
            return told(features(extractor.get()), "features of " + extractor.get());
        }
        try {
            if (kind.isEmpty()) {
                return everything();
            }
            return kind.get().equals(Usage.FEATURES)
                    ? told(store().clear(entry -> true), Usage.FEATURES)
                    : Sweeping.of(folder, kind.get());
        } catch (IOException e) {
            throw store().problem("cannot delete: ", e);
        }
    }

    private Table everything() throws IOException {
        List<Table> tables =
                new ArrayList<>(List.of(told(store().clear(e -> true), Usage.FEATURES)));
        List<List<String>> rows = new ArrayList<>();
        for (String kind : Sweeping.kinds(folder)) {
            tables.add(Sweeping.of(folder, kind));
        }
        for (Table table : tables) {
            List<String> cells = table.rows().get(0);
            String kind = table.title().substring(table.title().lastIndexOf(' ') + 1);
            rows.add(List.of(kind, cells.get(0), cells.get(1)));
        }
        return new Table(
                "Deleted from the cache",
                List.of("kind", "entries", "size"),
                rows,
                tables.get(0).notes());
    }

    private Deleted features(String extractor) {
        boolean[] known = {false};
        Deleted deleted =
                store().clear(
                                entry -> {
                                    boolean one = extractor.equals(kindOf(entry.file()));
                                    known[0] |= one;
                                    return one;
                                });
        if (!known[0]) {
            throw new Problem(
                    "no features of '" + extractor + "'",
                    store().folder().toString(),
                    "name one that the command cache lists");
        }
        return deleted;
    }

    private static String kindOf(Path entry) {
        try {
            return ExtractorIdentity.kind(EntryFile.head(entry).extractor());
        } catch (EOFException | NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            // Whoever needs it says what is wrong with it.
            return "";
        }
    }

    @Override
    public Table trim(String size) {
        return told(store().trim(Limit.parse(size, "cache trim")), Usage.FEATURES);
    }

    private static Table told(Deleted deleted, String what) {
        return new Table(
                "Deleted from the cache: " + what,
                List.of("entries", "size", "left"),
                List.of(
                        List.of(
                                String.valueOf(deleted.entries()),
                                Words.size(deleted.bytes()),
                                Words.size(deleted.left()))),
                deleted.spared() == 0
                        ? List.of()
                        : List.of(deleted.spared() + " entries stay: they are in use."));
    }
}
