package dev.pathos.predictor;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.run.Predictor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The door to trained models: brings their parts to life, predicts, ends the parts. */
@Component(service = Predictor.class)
public final class PredictorService implements Predictor {
    private final Composer composer;
    private final Path cwd;
    private final Path runs;
    private final Set<Model> composed = ConcurrentHashMap.newKeySet();

    /**
     * Made by Declarative Services.
     *
     * @param context tells what paths are relative to and where experiments lie
     * @param composer brings a model's parts to life
     */
    @Activate
    public PredictorService(BundleContext context, @Reference Composer composer) {
        this.composer = composer;
        String given = context.getProperty("pathos.cwd");
        String folder = context.getProperty("pathos.runs");
        String home = context.getProperty("pathos.home");
        this.cwd = Path.of(given == null ? "" : given).toAbsolutePath();
        this.runs = folder != null ? Path.of(folder) : Path.of(home == null ? "." : home, "runs");
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindModel(Model model) {
        composed.add(model);
    }

    void unbindModel(Model model) {
        composed.remove(model);
    }

    @Override
    public List<Table> predict(Request request, PrintStream stream, Progress progress) {
        Optional<Path> out = request.out().map(cwd::resolve);
        Destination.check(request, out);
        Inputs inputs = Inputs.find(request.inputs(), cwd);
        Path folder = ModelPlace.find(request.model(), cwd, runs);
        try (Composition composition =
                composer.compose(folder.resolve(ModelPlace.FILE), List.of())) {
            Model model = model(composition, folder);
            List<String> notes = Lineage.notes(model);
            Windows windows =
                    Windows.of(
                            request,
                            model.settings().clip_median(),
                            model.settings().clip_longest());
            try (Network network = Network.open(model, folder)) {
                Labels labels = new Labels(network.classes(), network.width());
                int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
                long begun = System.nanoTime();
                try (Sink sink = Destination.open(request, out, stream, labels, notes.get(0));
                        Pass pass = new Pass(model, network, windows, sink, threads)) {
                    pass.over(inputs.files(), progress);
                    double wall = (System.nanoTime() - begun) / 1e9;
                    return told(pass, inputs, out, wall, notes);
                } catch (IOException e) {
                    throw Destination.unwritable(out.orElse(Path.of("standard output")), e);
                }
            }
        }
    }

    @Override
    public Table export(String name, Path given) {
        Path out = cwd.resolve(given);
        Path folder = ModelPlace.find(name, cwd, runs);
        try (Composition composition =
                composer.compose(folder.resolve(ModelPlace.FILE), List.of())) {
            Model model = model(composition, folder);
            try (Network network = Network.open(model, folder)) {
                return new OnnxFile(model, network, folder).write(out);
            }
        }
    }

    private Model model(Composition composition, Path folder) {
        return composed.stream()
                .filter(m -> m.run().equals(composition.id()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        "it is the configuration of no model",
                                        folder.resolve(ModelPlace.FILE) + ", part model",
                                        "take the model's folder anew from its run"));
    }

    private static List<Table> told(
            Pass pass, Inputs inputs, Optional<Path> out, double wall, List<String> about) {
        int failed = pass.failed().size();
        if (failed == inputs.files().size()) {
            var first = pass.failed().entrySet().iterator().next();
            throw new Problem(
                    failed == 1 ? "the file cannot be used" : "none of the files can be used",
                    first.getKey() + ": " + first.getValue(),
                    "give sound or video that can be decoded");
        }
        List<String> notes = new ArrayList<>(about);
        if (inputs.passed() > 0) {
            notes.add(inputs.passed() + " other files lie in the folders.");
        }
        List<Table> tables = new ArrayList<>();
        tables.add(
                new Table(
                        "Predictions" + out.map(o -> " in " + o).orElse(""),
                        List.of(
                                "files",
                                "failed",
                                "predictions",
                                "sound in s",
                                "time in s",
                                "real-time factor"),
                        List.of(
                                List.of(
                                        String.valueOf(inputs.files().size() - failed),
                                        String.valueOf(failed),
                                        String.valueOf(pass.stretches()),
                                        number(pass.seconds()),
                                        number(wall),
                                        number(pass.seconds() / wall))),
                        notes));
        if (failed > 0) {
            List<List<String>> rows = new ArrayList<>();
            pass.failed().forEach((file, reason) -> rows.add(List.of(file, reason)));
            tables.add(new Table("Failed", List.of("file", "reason"), rows, List.of()));
        }
        return tables;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
