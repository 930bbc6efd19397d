package dev.pathos.tables;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.face.FaceTables;
import dev.pathos.api.face.FaceTrackFormat;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Fates;
import dev.pathos.batch.FileInputs;
import dev.pathos.batch.Halt;
import dev.pathos.batch.Ongoing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Composes an analyzer and has it do its work. */
@Component
public final class FaceTablesService implements FaceTables {
    private final Analyzers analyzers;
    private final MediaSource media;
    private final FeatureCache cache;
    private final Ongoing ongoing;
    private final Map<String, FaceTrackFormat> formats = new ConcurrentHashMap<>();

    /**
     * Made by Declarative Services.
     *
     * @param context finds the composed analyzer
     * @param composer composes it
     * @param media opens videos
     * @param cache keeps tracks
     */
    @Activate
    public FaceTablesService(
            BundleContext context,
            @Reference Composer composer,
            @Reference MediaSource media,
            @Reference FeatureCache cache) {
        this.analyzers = new ComposedAnalyzers(context, composer);
        this.media = media;
        this.cache = cache;
        this.ongoing = new Ongoing(context);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindFormat(FaceTrackFormat format) {
        formats.put(format.name(), format);
    }

    void unbindFormat(FaceTrackFormat format) {
        formats.remove(format.name(), format);
    }

    /** Halts live work and waits until nothing is written any more. */
    @Deactivate
    void stop() {
        ongoing.stop();
    }

    @Override
    public List<String> formats() {
        return formats.keySet().stream().sorted().toList();
    }

    @Override
    public List<Table> write(List<Path> inputs, Path out, Request request, Watcher watcher) {
        FaceTrackFormat format = formats.get(request.format());
        if (format == null) {
            throw new Problem(
                    "no format '" + request.format() + "'",
                    "--format",
                    "name one of " + String.join(", ", formats()));
        }
        Halt halt = ongoing.begin("the analysis");
        try (Chosen chosen = Chosen.of(analyzers, request.analyzer(), request.overrides())) {
            TableNames names = TableNames.of(chosen.name(), chosen.living().properties());
            Fates fates = new Fates();
            SortedMap<String, Path> files = FileInputs.list(inputs, out, names::neither, fates);
            Recipe recipe =
                    new Recipe(
                            chosen.living().analyzer(),
                            chosen.living().properties(),
                            chosen.name(),
                            new ClipSource(media, names),
                            cache,
                            format);
            List<Table> tables =
                    new Tabulation(recipe, names, request.jobs(), halt)
                            .carryOut(files, fates, out, watcher);
            return chosen.note().isEmpty() ? tables : noted(tables, chosen.note());
        } finally {
            ongoing.end(halt);
        }
    }

    private static List<Table> noted(List<Table> tables, String note) {
        Table first = tables.get(0);
        List<String> notes = new ArrayList<>(first.notes());
        notes.add(note);
        return List.of(new Table(first.title(), first.header(), first.rows(), notes));
    }
}
