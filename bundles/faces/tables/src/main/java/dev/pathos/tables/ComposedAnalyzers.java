package dev.pathos.tables;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.batch.Composed;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;

/**
 * Analyzers from compositions of one part each.
 *
 * @param context finds what was composed
 * @param composer turns settings into parts
 */
record ComposedAnalyzers(BundleContext context, Composer composer) implements Analyzers {
    @Override
    public Living compose(String pid, List<String> overrides) {
        Composition composition = composer.compose(pid, overrides);
        try {
            return new Part(
                    composition, Composed.one(context, FaceAnalyzer.class, composition, pid));
        } catch (RuntimeException e) {
            composition.close();
            throw e;
        }
    }

    private record Part(Composition composition, Composed<FaceAnalyzer> composed)
            implements Living {
        @Override
        public FaceAnalyzer analyzer() {
            return composed.service();
        }

        @Override
        public Map<String, Object> properties() {
            return composed.properties();
        }

        @Override
        public void close() {
            composed.close();
            composition.close();
        }
    }
}
