package dev.pathos.look;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.run.Problem;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Analyzers from compositions of one part each. */
final class ComposedAnalyzers implements Analyzers {
    private final BundleContext context;
    private final Composer composer;

    /**
     * @param context finds what was composed
     * @param composer turns settings into parts
     */
    ComposedAnalyzers(BundleContext context, Composer composer) {
        this.context = context;
        this.composer = composer;
    }

    @Override
    public Living compose(String kind, List<String> overrides) {
        Composition composition = composer.compose(kind, overrides);
        try {
            ServiceReference<FaceAnalyzer> reference = find(composition.id(), kind);
            FaceAnalyzer analyzer = context.getService(reference);
            return new Living() {
                @Override
                public FaceAnalyzer analyzer() {
                    return analyzer;
                }

                @Override
                public Map<String, Object> properties() {
                    return FrameworkUtil.asMap(reference.getProperties());
                }

                @Override
                public void close() {
                    context.ungetService(reference);
                    composition.close();
                }
            };
        } catch (RuntimeException e) {
            composition.close();
            throw e;
        }
    }

    private ServiceReference<FaceAnalyzer> find(String run, String kind) {
        String filter =
                "(&(" + Composition.RUN + "=" + run + ")(" + Composition.PART + "=" + kind + "))";
        try {
            return context.getServiceReferences(FaceAnalyzer.class, filter).stream()
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new Problem(
                                            "'" + kind + "' does not follow faces",
                                            "part " + kind,
                                            "name a part of the kind FaceAnalyzer; the command"
                                                    + " parts lists them"));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
