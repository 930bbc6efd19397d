package dev.pathos.bench;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.feature.FeatureAgreement;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares the features of recordings with tables of the same names, clip by clip. */
@Component
public final class AgreementService implements FeatureAgreement {
    private final Extractors extractors;
    private final Recordings recordings;

    /**
     * Made by Declarative Services.
     *
     * @param context finds composed extractors
     * @param composer composes them
     * @param media decodes recordings
     */
    @Activate
    public AgreementService(
            BundleContext context, @Reference Composer composer, @Reference MediaSource media) {
        this(new ComposedExtractors(context, composer), new Recordings(media));
    }

    AgreementService(Extractors extractors, Recordings recordings) {
        this.extractors = extractors;
        this.recordings = recordings;
    }

    @Override
    public List<Table> compare(Request request, Progress progress) {
        List<String> notes = new ArrayList<>();
        Map<String, Path> clips = clips(request.clips(), notes);
        References references = References.find(request.reference(), clips.keySet());
        List<String> without = clips.keySet().stream().filter(c -> !references.know(c)).toList();
        SetAgreement.told("Clips without a table", without, notes);
        SetAgreement.told("Tables left out", references.strays(), notes);
        clips.keySet().removeAll(without);
        if (clips.isEmpty()) {
            throw new Problem(
                    "no table is named after a clip or names one",
                    request.reference().toString(),
                    "name tables <clip>.<set>.csv, or give them a column name");
        }
        List<String> failures = new ArrayList<>();
        ClipComparison comparison = new ClipComparison(references, failures);
        try (Extractors.Living living =
                extractors.compose(request.extractor(), request.overrides())) {
            int done = 0;
            for (Map.Entry<String, Path> clip : clips.entrySet()) {
                progress.at(done++, clips.size());
                comparison.add(clip.getKey(), clip.getValue(), living.extractor(), recordings);
                if (Thread.currentThread().isInterrupted()) {
                    throw new Problem("interrupted", "agreement", "call it again");
                }
            }
        }
        List<Table> tables = comparison.tables(request.extractor());
        if (tables.isEmpty()) {
            throw new Problem(
                    "nothing could be compared: " + String.join(" ", failures),
                    "extractor " + request.extractor(),
                    "see that features have the names of columns of the tables");
        }
        notes.addAll(failures);
        List<Table> told = new ArrayList<>(tables);
        if (!notes.isEmpty()) {
            told.add(new Table("Not compared", List.of(), List.of(), notes));
        }
        return told;
    }

    /** The recordings by their names without ending; the first of several of a name. */
    private static Map<String, Path> clips(Path folder, List<String> notes) {
        Map<String, Path> clips = new LinkedHashMap<>();
        List<String> doubles = new ArrayList<>();
        for (Path file : Recordings.find(folder)) {
            String name = file.getFileName().toString();
            if (clips.putIfAbsent(name.substring(0, name.lastIndexOf('.')), file) != null) {
                doubles.add(file.toString());
            }
        }
        SetAgreement.told("Clips left out, as others have their names", doubles, notes);
        return clips;
    }
}
