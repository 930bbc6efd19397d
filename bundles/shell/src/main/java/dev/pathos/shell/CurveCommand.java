package dev.pathos.shell;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The command that draws what a training recorded, while it goes on and later. */
@Component(service = CurveCommand.class)
@GogoCommand(scope = "pathos", function = "curve")
public final class CurveCommand {
    private static final String METRIC = "--metric";
    private static final String TASK = "--task";
    private static final String METRICS_FILE = "metrics.csv";

    private static final Usage CURVE =
            new Usage(
                    "curve",
                    "<run>",
                    false,
                    List.of(METRIC + " <name>", TASK + " <task>"),
                    "curve quickstart/joint-fold0-seed1-pretrain --metric UAR");

    /** Rows of a chart by how many there are; of more than these the last counts. */
    private static final int[] HEIGHTS = {16, 12, 9};

    private final Path runs;

    /** Called by Declarative Services. */
    @Activate
    public CurveCommand(BundleContext context) {
        this(ReportCommands.runs(context));
    }

    CurveCommand(Path runs) {
        this.runs = runs;
    }

    /** Draws curves. */
    @Descriptor(
            "draws losses or another metric of a training over its epochs, while it runs or"
                    + " later; example: curve quickstart/joint-fold0-seed1-pretrain --metric UAR")
    public Object curve(
            @Descriptor("<run> [--metric <name>] [--task <task>]") String... arguments) {
        Call call = Call.parse(CURVE, arguments);
        if (call.help()) {
            return CURVE.help();
        }
        RunName name = RunName.parse(CURVE, call.operand(CURVE));
        Path training = training(name);
        MetricCurves curves = read(training);
        String metric = call.options().getOrDefault(METRIC, "loss");
        String place = name.experiment() + "/" + training.getFileName();
        if (curves.metrics().isEmpty()) {
            throw new Problem(
                    "nothing is recorded yet", place, "wait until its first epoch has ended");
        }
        checkKnown("metric", metric, curves.metrics(), place);
        List<String> tasks = curves.tasks(metric);
        if (call.options().containsKey(TASK)) {
            checkKnown("task", call.options().get(TASK), tasks, place);
            tasks = List.of(call.options().get(TASK));
        }
        return place + ": " + metric + "\n\n" + draw(curves, metric, tasks);
    }

    private static void checkKnown(
            String what, String given, Collection<String> known, String place) {
        if (!known.contains(given)) {
            throw new Problem(
                    "there is no " + what + " '" + given + "'",
                    place,
                    Nearest.advice(given, known));
        }
    }

    private Path training(RunName name) {
        Path cells = experiment(name.experiment()).resolve("cells");
        List<Path> recorded = recorded(cells);
        if (recorded.isEmpty()) {
            throw new Problem(
                    "no training has recorded anything yet",
                    name.experiment(),
                    "wait until the first epoch has ended");
        }
        if (name.training().isEmpty()) {
            return recorded.get(recorded.size() - 1);
        }
        List<String> ids = recorded.stream().map(p -> p.getFileName().toString()).toList();
        checkKnown("training", name.training(), ids, name.experiment());
        return cells.resolve(name.training());
    }

    private Path experiment(String name) {
        try {
            Path folder = runs.resolve(name);
            if (Files.exists(folder.resolve("config.json"))) {
                return folder;
            }
        } catch (InvalidPathException e) {
            // it cannot be the name of one
        }
        throw new Problem(
                "there is no experiment '" + name + "'",
                runs.toString(),
                Nearest.advice(name, names(runs)));
    }

    private static List<String> names(Path folder) {
        return entries(folder).stream().map(p -> p.getFileName().toString()).toList();
    }

    /** The trainings with records, the one that wrote last at the end. */
    private static List<Path> recorded(Path cells) {
        return entries(cells).stream()
                .filter(cell -> Files.exists(cell.resolve(METRICS_FILE)))
                .sorted(Comparator.comparing(CurveCommand::written))
                .toList();
    }

    private static long written(Path cell) {
        try {
            return Files.getLastModifiedTime(cell.resolve(METRICS_FILE)).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static MetricCurves read(Path training) {
        Path file = training.resolve(METRICS_FILE);
        try {
            return MetricCurves.of(Files.readAllLines(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Problem unreadable(Path path, IOException e) {
        return new Problem(
                "it cannot be read: " + e.getMessage(), path.toString(), "mend permissions", e);
    }

    private static String draw(MetricCurves all, String metric, List<String> tasks) {
        int height = HEIGHTS[Math.min(tasks.size(), HEIGHTS.length) - 1];
        Chart chart = new Chart(Terminal.width(), height, Terminal.unicode());
        double[] across =
                tasks.stream()
                        .flatMap(task -> all.curves(task, metric).stream())
                        .flatMap(curve -> curve.points().stream())
                        .mapToDouble(Curve.Point::x)
                        .toArray();
        List<Double> exchanges = all.exchanges();
        List<String> lines = new ArrayList<>();
        for (String task : tasks) {
            List<Curve> curves = all.curves(task, metric);
            if (curves.isEmpty()) {
                lines.add(task + ": never a finite number");
            } else {
                lines.add(task + ": " + legend(curves, chart.unicode()));
                lines.addAll(chart.draw(curves, across, exchanges, "epochs"));
            }
            lines.add("");
        }
        if (!exchanges.isEmpty()) {
            lines.add(
                    (chart.unicode() ? "┊" : ":")
                            + " the set of tasks was exchanged; numbers compare between two such"
                            + " lines only");
        }
        return String.join("\n", lines).stripTrailing();
    }

    /** What is drawn how, and its last value. */
    private static String legend(List<Curve> curves, boolean unicode) {
        return curves.stream()
                .map(
                        curve -> {
                            List<Curve.Point> points = curve.points();
                            String last = Progress.figure(points.get(points.size() - 1).y());
                            return stroke(curve.dotted(), unicode)
                                    + " "
                                    + curve.name()
                                    + " "
                                    + last;
                        })
                .collect(Collectors.joining("   "));
    }

    private static String stroke(boolean dotted, boolean unicode) {
        return unicode ? dotted ? "⠂⠐⠠" : "⠤⠤⠤" : dotted ? "..." : "***";
    }
}
