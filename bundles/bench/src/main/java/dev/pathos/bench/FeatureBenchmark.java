package dev.pathos.bench;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.composition.Composer;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.run.Benchmark;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Measures extractors of features side by side, on one thread, on two, and on longer sounds. */
@Component
public final class FeatureBenchmark implements Benchmark {
    private static final double WARM_UP_SECONDS = 2;

    /** How long a measurement takes at least: clips are gone through again until then. */
    private static final double LEAST_SECONDS = .25;

    /** With less sound than this, warm-up and measurements are shorter in proportion. */
    private static final double USUAL_SECONDS = 20;

    private final Extractors extractors;
    private final Recordings recordings;
    private final List<Contestant> contestants;

    /**
     * Made by Declarative Services.
     *
     * @param context finds composed extractors
     * @param composer composes them
     * @param media decodes recordings
     */
    @Activate
    public FeatureBenchmark(
            BundleContext context, @Reference Composer composer, @Reference MediaSource media) {
        this(new ComposedExtractors(context, composer), new Recordings(media), Contestant.ALL);
    }

    FeatureBenchmark(Extractors extractors, Recordings recordings, List<Contestant> contestants) {
        this.extractors = extractors;
        this.recordings = recordings;
        this.contestants = contestants;
    }

    @Override
    public String name() {
        return "features";
    }

    @Override
    public String description() {
        return "time to extract log-mel, MFCC, ComParE and eGeMAPS features, beside others' times";
    }

    @Override
    public List<Table> run(Request request, Progress progress) {
        progress.at("preparing sound", 0, 0);
        Material material =
                request.clips()
                        .map(folder -> Material.decoded(folder, request.seconds(), recordings))
                        .orElseGet(() -> Material.generated(request.seconds()));
        Map<Contestant, Extractors.Living> living = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        try {
            for (Contestant contestant : contestants) {
                try {
                    living.put(
                            contestant,
                            extractors.compose(contestant.pid(), contestant.overrides()));
                } catch (Problem e) {
                    notes.add(contestant.name() + " is not measured: " + e.getMessage());
                }
            }
            if (living.isEmpty()) {
                throw new Problem(
                        notes.get(0), "bench features", "add the feature speech to features/");
            }
            double share = Math.min(1, request.seconds() / USUAL_SECONDS);
            Stopwatch stopwatch = new Stopwatch(share * LEAST_SECONDS);
            return new Rounds(stopwatch, material, living, request.rounds(), progress)
                    .measure(share * WARM_UP_SECONDS)
                    .tables(contestants, header(material, request), notes);
        } finally {
            living.values().forEach(Extractors.Living::close);
        }
    }

    private static List<String> header(Material material, Request request) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "On "
                        + material.description()
                        + "; median of "
                        + request.rounds()
                        + " rounds in turn after a warm-up; all rows are read, in blocks, and"
                        + " dropped.");
        notes.add(
                "Kernels: "
                        + Lanes.best().description()
                        + ". Java "
                        + Runtime.version()
                        + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors.");
        notes.addAll(material.notes());
        return notes;
    }
}
