package dev.pathos.shell;

import dev.pathos.api.run.Experiments;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.RunIndex;
import dev.pathos.api.run.RunIndex.Question;
import dev.pathos.api.run.WrongUsage;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The command that lists experiments; without an index, all of them in the order of names. */
@Component(service = RunsCommand.class)
@GogoCommand(scope = "pathos", function = "runs")
public final class RunsCommand {
    private static final String WHERE = "--where";
    private static final String SORT = "--sort";
    private static final String LIMIT = "--limit";
    private static final String CELLS = "--cells";
    private static final String REBUILD = "--rebuild";

    private static final Usage RUNS =
            new Usage(
                    "runs",
                    "",
                    false,
                    List.of(
                            WHERE + " <condition>",
                            SORT + " <column>[:desc]",
                            LIMIT + " <n>",
                            CELLS,
                            REBUILD),
                    "runs --where 'f1 > 0.5 and corpus = ravdess' --sort f1:desc");

    private final Experiments experiments;
    private final RunIndex index;

    /** Called by Declarative Services; the index is null where its bundle is not installed. */
    @Activate
    public RunsCommand(
            @Reference Experiments experiments,
            @Reference(
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    RunIndex index) {
        this.experiments = experiments;
        this.index = index;
    }

    /** Lists experiments. */
    @Descriptor(
            "lists experiments, or with --cells their trainings, by conditions on what they recorded;"
                    + " example: runs --where 'f1 > 0.5 and corpus = ravdess' --sort"
                    + " f1:desc")
    public Object runs(
            @Descriptor(
                            "[--where <condition>] [--sort <column>[:desc]] [--limit <n>] [--cells]"
                                    + " [--rebuild]")
                    String... arguments) {
        Call call = Call.parse(RUNS, arguments);
        if (call.help()) {
            return RUNS.help();
        }
        call.nothing(RUNS);
        if (index != null) {
            return find(question(call.options()));
        }
        if (call.options().isEmpty()) {
            return experiments.runs();
        }
        throw new Problem(
                "runs cannot be filtered or sorted",
                "there is no index of runs",
                "install the bundle dev.pathos.run-index, or call it without options");
    }

    private Object find(Question question) {
        try {
            return index.find(question);
        } catch (WrongUsage e) {
            throw e instanceof Misuse ? e : RUNS.wrong(e.getMessage());
        }
    }

    private static Question question(Map<String, String> options) {
        return new Question(
                options.getOrDefault(WHERE, ""),
                options.getOrDefault(SORT, ""),
                limit(options.getOrDefault(LIMIT, "0")),
                options.containsKey(CELLS),
                options.containsKey(REBUILD));
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw RUNS.wrong(LIMIT + " needs a number of rows, and not '" + text + "'");
    }
}
