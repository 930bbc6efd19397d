package dev.pathos.shell;

import dev.pathos.api.run.MetricDefinition;
import dev.pathos.api.run.RunIndex;
import dev.pathos.api.shell.Suggestion;
import dev.pathos.api.shell.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Suggests experiments, their models, and what is recorded of them. */
@Component
public final class RunSuggestions implements Suggestions {
    private final Path runs;
    private final RunIndex index;

    /** Called by Declarative Services; the index is null where its bundle is not installed. */
    @Activate
    public RunSuggestions(
            BundleContext context,
            @Reference(
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    RunIndex index) {
        this(ReportCommands.runs(context), index);
    }

    RunSuggestions(Path runs, RunIndex index) {
        this.runs = runs;
        this.index = index;
    }

    @Override
    public List<Suggestion> suggest(String placeholder, Map<String, String> given, String begun) {
        return switch (placeholder) {
            case "experiment", "run" -> experiments();
            case "model" -> models();
            case "column" -> columns();
            case "metric" ->
                    MetricDefinition.all().stream()
                            .map(metric -> new Suggestion(metric.name(), metric.alsoCalled()))
                            .toList();
            default -> List.of();
        };
    }

    private List<Suggestion> experiments() {
        return folders(runs).stream()
                .filter(folder -> Files.exists(folder.resolve("config.json")))
                .map(folder -> new Suggestion(folder.getFileName().toString(), ""))
                .toList();
    }

    private List<Suggestion> models() {
        List<Suggestion> models = new ArrayList<>();
        for (Path experiment : folders(runs)) {
            String name = runs.getFileName() + "/" + experiment.getFileName();
            for (Path cell : folders(experiment.resolve("cells"))) {
                if (Files.isDirectory(cell.resolve("model"))) {
                    models.add(new Suggestion(name + "/cells/" + cell.getFileName(), "model"));
                }
            }
        }
        return models;
    }

    private List<Suggestion> columns() {
        return index == null
                ? List.of()
                : index.find(new RunIndex.Question("", "", 1, false, false)).header().stream()
                        .flatMap(c -> Stream.of(c, c + ":desc"))
                        .map(column -> new Suggestion(column, ""))
                        .toList();
    }

    private static List<Path> folders(Path of) {
        try (Stream<Path> entries = Files.list(of)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
