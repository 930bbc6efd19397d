package dev.pathos.shell;

import dev.pathos.api.live.LiveRun.Training;
import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.run.Problem;
import dev.pathos.api.shell.Suggestion;
import dev.pathos.api.shell.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Suggests experiments that are carried out now, their trainings and the tasks of these. */
@Component
public final class LiveSuggestions implements Suggestions {
    private final LiveRuns runs;

    /** Called by Declarative Services. */
    @Activate
    public LiveSuggestions(@Reference LiveRuns runs) {
        this.runs = runs;
    }

    @Override
    public List<Suggestion> suggest(String placeholder, Map<String, String> given, String begun) {
        return switch (placeholder) {
            case "run" -> named(begun);
            case "task" -> tasks(given.getOrDefault("run", ""));
            default -> List.of();
        };
    }

    /** The experiments; behind the slash of one, its trainings. */
    private List<Suggestion> named(String begun) {
        int slash = begun.indexOf('/');
        if (slash < 0) {
            return runs.names().stream().map(name -> new Suggestion(name, "live")).toList();
        }
        String name = begun.substring(0, slash);
        List<Suggestion> trainings = new ArrayList<>();
        for (Training training : trainings(name)) {
            trainings.add(new Suggestion(name + "/" + training.id(), training.state()));
        }
        return trainings;
    }

    private List<Suggestion> tasks(String run) {
        Set<Suggestion> tasks = new LinkedHashSet<>();
        for (Training training : trainings(run.replaceFirst("/.*", ""))) {
            training.tasks().forEach(task -> tasks.add(new Suggestion(task.name(), task.kind())));
        }
        return List.copyOf(tasks);
    }

    private List<Training> trainings(String name) {
        try {
            return runs.find(name).trainings();
        } catch (Problem e) {
            // it is not alive, so nothing of it is
            return List.of();
        }
    }
}
