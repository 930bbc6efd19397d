package dev.pathos.shell;

import dev.pathos.api.run.Predictor;
import dev.pathos.api.run.Predictor.Format;
import dev.pathos.api.run.Predictor.Request;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that put trained models to use. */
@Component(service = ModelCommands.class)
@GogoCommand(
        scope = "pathos",
        function = {"predict", "export"})
public final class ModelCommands {
    private static final String PREDICT_FORM =
            "<model> <file or folder>... [--window <s>] [--hop <s>]"
                    + " [--format csv|jsonl|textgrid|audformat] [--out <file or folder>]";
    private static final Usage PREDICT =
            new Usage(
                    "predict",
                    PREDICT_FORM,
                    false,
                    "predict runs/ravdess/cells/joint-fold0-seed1-100pct interview.wav");

    private static final String EXPORT_FORM = "<model> --out <file>";
    private static final Usage EXPORT =
            new Usage(
                    "export",
                    EXPORT_FORM,
                    false,
                    "export runs/ravdess/cells/joint-fold0-seed1-100pct --out model.onnx");

    private final Predictor predictor;
    private final Progress progress;

    /** Called by Declarative Services. */
    @Activate
    public ModelCommands(@Reference Predictor predictor, @Reference Progress progress) {
        this.predictor = predictor;
        this.progress = progress;
    }

    /** Predicts with a trained model. */
    @Descriptor(
            "predicts with a trained model (its folder, its cell's, or an experiment), over long"
                    + " files in windows; example: predict"
                    + " runs/quickstart/cells/joint-fold0-seed1-20pct clips --out emotions.csv")
    public Object predict(CommandSession session, @Descriptor(PREDICT_FORM) String... arguments) {
        Options options =
                Options.parse(PREDICT, Set.of("window", "hop", "format", "out"), arguments);
        if (options.help()) {
            return PREDICT.help();
        }
        if (options.operands().size() < 2) {
            throw PREDICT.wrong(
                    options.operands().isEmpty()
                            ? "<model> is missing"
                            : "<file or folder> is missing");
        }
        Request request =
                new Request(
                        options.operands().get(0),
                        options.operands().stream().skip(1).map(Path::of).toList(),
                        options.number(PREDICT, "window"),
                        options.number(PREDICT, "hop"),
                        format(options.values().getOrDefault("format", Format.CSV.text())),
                        Optional.ofNullable(options.values().get("out")).map(Path::of));
        try {
            return progress.during(() -> predict(request, session.getConsole()));
        } catch (WrongUsage e) {
            throw PREDICT.wrong(e.getMessage());
        }
    }

    private Object predict(Request request, PrintStream out) {
        List<Table> told =
                predictor.predict(
                        request,
                        out,
                        (done, total, file) -> progress.show("predicting", done, total, file));
        if (request.out().isPresent()) {
            return told;
        }
        // standard output is for the predictions, so that they can be piped
        progress.clear();
        progress.tell(Layout.text(told, Terminal.width()));
        return null;
    }

    /** Writes a trained network for other programs. */
    @Descriptor(
            "writes a trained network as an ONNX model, from features to probabilities; example:"
                    + " export runs/quickstart/cells/joint-fold0-seed1-20pct --out model.onnx")
    public Object export(@Descriptor(EXPORT_FORM) String... arguments) {
        Options options = Options.parse(EXPORT, Set.of("out"), arguments);
        if (options.help()) {
            return EXPORT.help();
        }
        if (options.operands().size() != 1 || !options.values().containsKey("out")) {
            throw EXPORT.wrong("one <model> and --out are needed");
        }
        return predictor.export(options.operands().get(0), Path.of(options.values().get("out")));
    }

    private static Format format(String text) {
        return Arrays.stream(Format.values())
                .filter(f -> f.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                PREDICT.wrong(
                                        "--format expects "
                                                + Arrays.stream(Format.values())
                                                        .map(Format::text)
                                                        .collect(Collectors.joining(", "))
                                                + " and not '"
                                                + text
                                                + "'"));
    }
}
