package dev.pathos.bench;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Extractors from compositions of one part each. */
final class ComposedExtractors implements Extractors {
    private final BundleContext context;
    private final Composer composer;

    /**
     * @param context finds what was composed
     * @param composer turns settings into parts
     */
    ComposedExtractors(BundleContext context, Composer composer) {
        this.context = context;
        this.composer = composer;
    }

    @Override
    public Living compose(String pid, List<String> overrides) {
        Composition composition = composer.compose(pid, overrides);
        try {
            ServiceReference<FeatureExtractor> reference = find(composition.id(), pid);
            return new Composed(composition, reference, context.getService(reference));
        } catch (RuntimeException e) {
            composition.close();
            throw e;
        }
    }

    private ServiceReference<FeatureExtractor> find(String run, String pid) {
        String filter =
                "(&(" + Composition.RUN + "=" + run + ")(" + Composition.PART + "=" + pid + "))";
        try {
            return context.getServiceReferences(FeatureExtractor.class, filter).stream()
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new Problem(
                                            "'" + pid + "' is no extractor",
                                            "part " + pid,
                                            "name a part of the kind FeatureExtractor; the command"
                                                    + " parts lists them"));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Composed implements Living {
        private final Composition composition;
        private final ServiceReference<FeatureExtractor> reference;
        private final FeatureExtractor extractor;

        Composed(
                Composition composition,
                ServiceReference<FeatureExtractor> reference,
                FeatureExtractor extractor) {
            this.composition = composition;
            this.reference = reference;
            this.extractor = extractor;
        }

        @Override
        public FeatureExtractor extractor() {
            return extractor;
        }

        @Override
        public void close() {
            context.ungetService(reference);
            composition.close();
        }
    }
}
