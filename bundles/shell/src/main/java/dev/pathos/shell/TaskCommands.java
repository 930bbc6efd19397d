package dev.pathos.shell;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that exchange the tasks of a running pre-training, of this process or another. */
@Component(service = TaskCommands.class)
@GogoCommand(
        scope = "pathos",
        function = {"swap", "add", "remove", "weight", "renew"})
public final class TaskCommands {
    private static final String WEIGHT_OPTION = "--weight";

    private static final Usage SWAP =
            new Usage(
                    "swap",
                    "<run> <task> <part>",
                    true,
                    "swap quickstart energy facial-activation");
    private static final Usage ADD =
            new Usage(
                    "add",
                    "<run> <part>",
                    true,
                    List.of(WEIGHT_OPTION + " <w>"),
                    "add quickstart au-emotion --weight 0.5");
    private static final Usage REMOVE =
            new Usage("remove", "<run> <task>", false, "remove quickstart energy");
    private static final Usage WEIGHT =
            new Usage("weight", "<run> <task> <w>", false, "weight quickstart energy 0.5");
    private static final Usage RENEW =
            new Usage("renew", "<run> <task>", false, "renew quickstart energy");

    private final LiveRuns runs;
    private final Progress progress;

    /** Called by Declarative Services. */
    @Activate
    public TaskCommands(@Reference LiveRuns runs, @Reference Progress progress) {
        this.runs = runs;
        this.progress = progress;
    }

    /** Puts one task in the place of another. */
    @Descriptor(
            "puts a task in the place of another in a running pre-training, if it passes a"
                    + " trial; example: swap quickstart energy facial-activation")
    public Object swap(
            @Descriptor("<run> <task> <part> [--set <part>.<key>=<value>]...")
                    String... arguments) {
        Call call = Call.parse(SWAP, arguments);
        if (call.help()) {
            return SWAP.help();
        }
        List<String> given = call.all(SWAP);
        return change(SWAP, call, new Change.Swap(given.get(1), given.get(2), call.overrides()));
    }

    /** Lets a task join. */
    @Descriptor(
            "lets a task join a running pre-training, if it passes a trial; example: add"
                    + " quickstart au-emotion --weight 0.5")
    public Object add(
            @Descriptor("<run> <part> [--weight <w>] [--set <part>.<key>=<value>]...")
                    String... arguments) {
        Call call = Call.parse(ADD, arguments);
        if (call.help()) {
            return ADD.help();
        }
        String part = call.all(ADD).get(1);
        double weight = weight(ADD, call.options().getOrDefault(WEIGHT_OPTION, "1"));
        return change(ADD, call, new Change.Add(part, call.overrides(), weight));
    }

    /** Takes a task out. */
    @Descriptor(
            "takes a task out of a running pre-training; without any task it waits;"
                    + " example: remove quickstart energy")
    public Object remove(@Descriptor("<run> <task>") String... arguments) {
        Call call = Call.parse(REMOVE, arguments);
        return call.help()
                ? REMOVE.help()
                : change(REMOVE, call, new Change.Remove(call.all(REMOVE).get(1)));
    }

    /** Weighs a task. */
    @Descriptor(
            "changes the weight of a task's loss in a running pre-training; example: weight"
                    + " quickstart energy 0.5")
    public Object weight(@Descriptor("<run> <task> <w>") String... arguments) {
        Call call = Call.parse(WEIGHT, arguments);
        if (call.help()) {
            return WEIGHT.help();
        }
        List<String> given = call.all(WEIGHT);
        return change(WEIGHT, call, new Change.Weight(given.get(1), weight(WEIGHT, given.get(2))));
    }

    /** Takes a task from the newest bundle. */
    @Descriptor(
            "replaces a task by the same one from the newest bundle that offers it;"
                    + " example: renew quickstart energy")
    public Object renew(@Descriptor("<run> <task>") String... arguments) {
        Call call = Call.parse(RENEW, arguments);
        return call.help()
                ? RENEW.help()
                : change(RENEW, call, new Change.Renew(call.all(RENEW).get(1)));
    }

    private static double weight(Usage usage, String text) {
        try {
            double weight = Double.parseDouble(text);
            if (weight > 0 && Double.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw usage.wrong("a weight is a number above 0 and not '" + text + "'");
    }

    private String change(Usage usage, Call call, Change change) {
        RunName name = RunName.parse(usage, call.operands().get(0));
        LiveRun run = runs.find(name.experiment());
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS)
                .execute(
                        () -> {
                            if (!done.get()) {
                                progress.tell(
                                        "fitting and trying what comes; the training goes on"
                                                + " meanwhile");
                            }
                        });
        try {
            return run.change(name.training(), change);
        } finally {
            done.set(true);
        }
    }
}
