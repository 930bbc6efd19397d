package dev.pathos.tables;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.face.FaceAgreement;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Composes an analyzer and compares what it sees with everything that a reference has. */
@Component
public final class FaceAgreementService implements FaceAgreement {
    private final Analyzers analyzers;
    private final MediaSource media;

    /**
     * Made by Declarative Services.
     *
     * @param context finds composed analyzers
     * @param composer composes them
     * @param media opens videos and pictures
     */
    @Activate
    public FaceAgreementService(
            BundleContext context, @Reference Composer composer, @Reference MediaSource media) {
        this(new ComposedAnalyzers(context, composer), media);
    }

    FaceAgreementService(Analyzers analyzers, MediaSource media) {
        this.analyzers = analyzers;
        this.media = media;
    }

    @Override
    public List<Table> compare(Request request, Progress progress) {
        References references = References.find(request.reference());
        List<String> notes = new ArrayList<>(references.notes());
        List<Table> tables = new ArrayList<>();
        try (Analyzers.Living living = analyzers.compose(request.analyzer(), request.overrides())) {
            if (!references.tables().isEmpty()) {
                try (Analyzers.Living reader = analyzers.compose(References.READER, List.of())) {
                    tables.addAll(
                            new ClipComparison(living, reader, media, notes)
                                    .compare(request, references, progress));
                }
            }
            if (!references.annotations().isEmpty()) {
                tables.addAll(
                        new PictureComparison(living, media, notes)
                                .compare(request, references, progress));
            }
        }
        if (tables.isEmpty()) {
            throw new Problem(
                    "nothing could be compared"
                            + notes.stream().limit(3).map(n -> "; " + n).reduce("", String::concat),
                    request.clips().toString(),
                    "see that tables have the names of clips, and that annotated pictures are"
                            + " there");
        }
        if (!notes.isEmpty()) {
            tables.add(new Table("Not compared", List.of(), List.of(), notes));
        }
        return tables;
    }
}
