package dev.pathos.extraction;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.feature.Extraction;
import dev.pathos.api.feature.ExtractorIdentity;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.feature.FeatureFormat;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Composed;
import dev.pathos.batch.Fates;
import dev.pathos.batch.Halt;
import dev.pathos.batch.Ongoing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Composes an extractor, and a corpus for a manifest, and has them do their work. */
@Component
public final class ExtractionService implements Extraction {
    private final BundleContext context;
    private final Composer composer;
    private final MediaSource media;
    private final FeatureCache cache;
    private final Map<String, FeatureFormat> formats = new ConcurrentHashMap<>();
    private final Ongoing ongoing;

    /**
     * Made by Declarative Services.
     *
     * @param context finds the composed parts
     * @param composer turns configurations into parts
     * @param media opens sound
     * @param cache keeps features
     */
    @Activate
    public ExtractionService(
            BundleContext context,
            @Reference Composer composer,
            @Reference MediaSource media,
            @Reference FeatureCache cache) {
        this.context = context;
        this.composer = composer;
        this.media = media;
        this.cache = cache;
        this.ongoing = new Ongoing(context);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindFormat(FeatureFormat format) {
        formats.put(format.name(), format);
    }

    void unbindFormat(FeatureFormat format) {
        formats.remove(format.name(), format);
    }

    /** Halts live extractions and waits until nothing is written any more. */
    @Deactivate
    void stop() {
        ongoing.stop();
    }

    @Override
    public List<String> formats() {
        return formats.keySet().stream().sorted().toList();
    }

    @Override
    public List<Table> extract(List<Path> inputs, Path out, Request request, Watcher watcher) {
        FeatureFormat format = formats.get(request.format());
        if (format == null) {
            throw new Problem(
                    "no format '" + request.format() + "'",
                    "--format",
                    "name one of " + String.join(", ", formats()));
        }
        Halt halt = ongoing.begin("the extraction");
        try (Composition composition = compose(request)) {
            var found =
                    Composed.one(context, FeatureExtractor.class, composition, request.extractor());
            try {
                Recipe recipe =
                        new Recipe(
                                media,
                                cache,
                                found.service(),
                                ExtractorIdentity.of(found.properties(), found.service()),
                                request.extractor(),
                                format);
                Fates fates = new Fates();
                List<Clip> clips = clips(inputs, out, request, fates);
                return new Undertaking(recipe, request.together(), request.jobs(), halt)
                        .carryOut(clips, fates, out, watcher);
            } finally {
                found.close();
            }
        } finally {
            ongoing.end(halt);
        }
    }

    private Composition compose(Request request) {
        List<String> own =
                request.overrides().stream().filter(o -> !ManifestInputs.concerns(o)).toList();
        return request.config().isPresent()
                ? composer.compose(request.config().get(), own, request.extractor())
                : composer.compose(request.extractor(), own);
    }

    private List<Clip> clips(List<Path> inputs, Path out, Request request, Fates fates) {
        if (inputs.stream().noneMatch(ManifestInputs::isManifest)) {
            return FileClips.list(inputs, out, request.format(), fates);
        }
        if (inputs.size() > 1) {
            throw new Problem(
                    "a manifest among other inputs", inputs.toString(), "give the manifest alone");
        }
        List<String> settings = ManifestInputs.settings(inputs.get(0), request.overrides());
        try (Composition composition = composer.compose(ManifestInputs.PART, settings)) {
            var corpus = Composed.one(context, Corpus.class, composition, ManifestInputs.PART);
            try {
                return ManifestInputs.list(
                        corpus.service(), inputs.get(0), request.format(), fates);
            } finally {
                corpus.close();
            }
        }
    }
}
