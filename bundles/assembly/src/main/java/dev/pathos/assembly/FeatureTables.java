package dev.pathos.assembly;

import dev.pathos.api.run.Table;
import dev.pathos.features.BundleEntry;
import dev.pathos.features.Distribution;
import dev.pathos.features.FeatureSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Feature sets as tables.
 *
 * @param home the platform
 * @param repositories folders with bundles, searched in order
 */
record FeatureTables(Home home, List<Path> repositories) {
    private static final double MEGABYTE = 1e6;
    private static final String ABSENT = "not at hand";

    /** A line for each feature. */
    Table list(String title, List<FeatureSet> features) {
        Set<Path> usual =
                home.reader().read(home.features().resolve(Home.DEFAULT)).stream()
                        .map(FeatureSet::file)
                        .collect(Collectors.toSet());
        List<List<String>> rows = new ArrayList<>();
        Set<String> counted = new TreeSet<>();
        long total = 0;
        for (FeatureSet feature : features) {
            Map<BundleEntry, Optional<BundleFile>> bundles = bundles(feature);
            long size = 0;
            for (Map.Entry<BundleEntry, Optional<BundleFile>> each : bundles.entrySet()) {
                long bytes = each.getValue().map(BundleFile::size).orElse(0L);
                size += bytes;
                total += counted.add(each.getKey().key()) ? bytes : 0;
            }
            rows.add(
                    List.of(
                            feature.name(),
                            usual.contains(feature.file()) ? "yes" : "no",
                            String.valueOf(artifacts(bundles.keySet())),
                            megabytes(size),
                            brings(bundles.values())));
        }
        return new Table(
                title,
                List.of("feature", "default", "bundles", "size", "description"),
                rows,
                List.of(
                        "All together "
                                + megabytes(total)
                                + ": bundles that several features ask for count once; of native"
                                + " code, what is at hand.",
                        "features <name> shows bundles, versions, licences and parts of one;"
                                + " assemble makes a distribution of those that you choose."));
    }

    /** What one feature brings. */
    List<Table> detail(FeatureSet feature) {
        Map<BundleEntry, Optional<BundleFile>> bundles = bundles(feature);
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> parts = new ArrayList<>();
        bundles.forEach(
                (entry, file) -> {
                    rows.add(row(entry, file));
                    file.ifPresent(found -> found.components().forEach(c -> add(parts, c, found)));
                });
        parts.sort(Comparator.comparing(row -> String.join(" ", row)));
        List<String> notes = new ArrayList<>();
        if (bundles.values().stream().anyMatch(Optional::isEmpty)) {
            notes.add(
                    "What is not at hand was not built here, or lies in a folder that"
                            + " --repository has to name.");
        }
        Table first =
                new Table(
                        feature.name() + ": " + feature.description(),
                        List.of("bundle", "version", "for", "level", "size", "licence"),
                        rows,
                        notes);
        return parts.isEmpty()
                ? List.of(first)
                : List.of(
                        first,
                        new Table(
                                "What it offers",
                                List.of("kind", "name", "bundle"),
                                parts,
                                List.of()));
    }

    private static List<String> row(BundleEntry entry, Optional<BundleFile> file) {
        return List.of(
                file.map(BundleFile::name).orElse(entry.id().getArtifactId()),
                file.map(BundleFile::version).orElse(entry.id().getVersion()),
                entry.variant().map(Object::toString).orElse(entry.shellOnly() ? "shell" : "all"),
                String.valueOf(entry.startLevel()),
                file.map(found -> megabytes(found.size())).orElse(ABSENT),
                file.map(Papers::licences).orElse("-"));
    }

    private static void add(List<List<String>> rows, Component component, BundleFile bundle) {
        if (component.part()) {
            String kinds =
                    component.services().stream()
                            .map(Services::simple)
                            .collect(Collectors.joining(", "));
            rows.add(List.of(kinds.isEmpty() ? "part" : kinds, component.pid(), bundle.name()));
        } else if (component.commands().isEmpty()) {
            component
                    .services()
                    .forEach(s -> rows.add(List.of("service", Services.simple(s), bundle.name())));
        }
        component.commands().forEach(c -> rows.add(List.of("command", c, bundle.name())));
    }

    /** Parts by kind, then services and commands, in words. */
    private static String brings(Collection<Optional<BundleFile>> bundles) {
        Map<String, Set<String>> kinds = new TreeMap<>();
        Set<String> services = new TreeSet<>();
        Set<String> commands = new TreeSet<>();
        for (Optional<BundleFile> bundle : bundles) {
            for (Component component :
                    bundle.map(BundleFile::components).orElse(List.<Component>of())) {
                Set<String> names =
                        component.services().stream()
                                .map(Services::simple)
                                .collect(Collectors.toCollection(TreeSet::new));
                if (component.part()) {
                    names.forEach(
                            kind ->
                                    kinds.computeIfAbsent(kind, k -> new TreeSet<>())
                                            .add(component.pid()));
                } else if (component.commands().isEmpty()) {
                    services.addAll(names);
                }
                commands.addAll(component.commands());
            }
        }
        List<String> words = new ArrayList<>();
        kinds.forEach((kind, pids) -> words.add(kind + " " + String.join(", ", pids)));
        if (!services.isEmpty()) {
            words.add("services " + String.join(", ", services));
        }
        if (!commands.isEmpty()) {
            words.add("commands " + String.join(", ", commands));
        }
        return words.isEmpty() ? "libraries" : String.join("; ", words);
    }

    private Map<BundleEntry, Optional<BundleFile>> bundles(FeatureSet feature) {
        Distribution all = new Distribution(feature.bundles(), repositories);
        Map<BundleEntry, Optional<BundleFile>> bundles = new LinkedHashMap<>();
        for (BundleEntry entry : all.bundles()) {
            bundles.put(entry, all.find(entry).flatMap(FeatureTables::read));
        }
        return bundles;
    }

    private static Optional<BundleFile> read(Path jar) {
        try {
            return BundleFile.read(jar);
        } catch (IOException e) {
            throw new Refusal(
                    List.of(
                            new Fault(
                                    "this bundle cannot be read: " + e.getMessage(),
                                    jar.toString(),
                                    "build or fetch it again")));
        }
    }

    private static long artifacts(Collection<BundleEntry> entries) {
        return entries.stream().map(BundleEntry::artifact).distinct().count();
    }

    /** A size in megabytes of a million bytes. */
    static String megabytes(long bytes) {
        double megabytes = bytes / MEGABYTE;
        return String.format(
                Locale.ROOT,
                megabytes >= 10 ? "%.0f MB" : megabytes >= 1 ? "%.1f MB" : "%.2f MB",
                megabytes);
    }
}
