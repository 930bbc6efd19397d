package dev.pathos.bench;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.VideoWriter;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.run.Benchmark;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Composed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Measures the face analyzers side by side on one video: speed, where it goes, and memory. */
@Component
public final class FaceBenchmark implements Benchmark {
    /** Part and settings of each, by the name that it has in the table. */
    private static final Map<String, List<String>> ANALYZERS = new LinkedHashMap<>();

    static {
        ANALYZERS.put("motion", List.of());
        ANALYZERS.put("landmarks", List.of());
        ANALYZERS.put("landmarks, twice.every=5", List.of("landmarks.twice.every=5"));
    }

    private final BundleContext context;
    private final Composer composer;
    private final MediaSource media;
    private final VideoWriter writer;

    /**
     * Made by Declarative Services.
     *
     * @param context finds composed analyzers
     * @param composer composes them
     * @param media decodes videos
     * @param writer writes the one that is analyzed
     */
    @Activate
    public FaceBenchmark(
            BundleContext context,
            @Reference Composer composer,
            @Reference MediaSource media,
            @Reference VideoWriter writer) {
        this.context = context;
        this.composer = composer;
        this.media = media;
        this.writer = writer;
    }

    @Override
    public String name() {
        return "faces";
    }

    @Override
    public String description() {
        return "frames a second of the face analyzers at 640 x 480, and their memory over time";
    }

    @Override
    public List<Table> run(Request request, Progress progress) {
        Path clips =
                request.clips()
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                "faces are not generated",
                                                "bench faces",
                                                "name videos of faces by --clips <folder>"));
        List<Composition> compositions = new ArrayList<>();
        Map<String, Composed<FaceAnalyzer>> living = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        try (FaceClip clip = FaceClip.of(clips, request.seconds(), media, writer, progress)) {
            notes.add(clip.description());
            for (Map.Entry<String, List<String>> each : ANALYZERS.entrySet()) {
                String analyzer = each.getKey();
                String part = analyzer.replaceFirst(",.*", "");
                try {
                    Composition composition = composer.compose(part, each.getValue());
                    compositions.add(composition);
                    living.put(
                            analyzer, Composed.one(context, FaceAnalyzer.class, composition, part));
                } catch (Problem e) {
                    notes.add(analyzer + " is not measured: " + e.getMessage());
                }
            }
            return new FaceRounds(clip, living, request, progress).measure(notes);
        } catch (IOException e) {
            throw new Problem(
                    "the video cannot be analyzed: " + e.getMessage(),
                    clips.toString(),
                    "name other videos",
                    e);
        } finally {
            living.values().forEach(Composed::close);
            compositions.forEach(Composition::close);
        }
    }
}
