package dev.pathos.shell;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.live.NotAlive;
import dev.pathos.api.run.Problem;
import java.util.function.Supplier;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that shows how a live experiment goes on, of this process or of another. */
@Component(service = FollowCommand.class)
@GogoCommand(scope = "pathos", function = "follow")
public final class FollowCommand {
    private static final Usage FOLLOW = new Usage("follow", "<run>", false, "follow quickstart");

    /** How often it is looked whether the experiment has ended. */
    private static final long LOOK_MILLIS = 300;

    private final LiveRuns runs;
    private final Supplier<Progress> progress;

    /** Called by Declarative Services. */
    @Activate
    public FollowCommand(@Reference LiveRuns runs, @Reference Console console) {
        this(runs, () -> Progress.own(console));
    }

    FollowCommand(LiveRuns runs, Supplier<Progress> progress) {
        this.runs = runs;
        this.progress = progress;
    }

    /** Shows an experiment until it ends. */
    @Descriptor(
            "shows losses, rate and time left of a live experiment until it ends, or"
                    + " Ctrl-C; example: follow quickstart")
    public Object follow(@Descriptor("<run>") String... arguments) {
        Call call = Call.parse(FOLLOW, arguments);
        if (call.help()) {
            return FOLLOW.help();
        }
        RunName name = RunName.parse(FOLLOW, call.operand(FOLLOW));
        LiveRun run = runs.find(name.experiment());
        checkTraining(name, run);
        Following following =
                new Following(progress.get(), System::nanoTime, name.training(), Terminal.width());
        try {
            following.begin(run);
            try (LiveRun.Subscription ignored = run.follow(following)) {
                return untilItEnds(name, run, following);
            }
        } finally {
            following.clear();
        }
    }

    private static void checkTraining(RunName name, LiveRun run) {
        var ids = run.trainings().stream().map(LiveRun.Training::id).toList();
        if (!name.training().isEmpty() && !ids.contains(name.training())) {
            throw new Problem(
                    "training '" + name.training() + "' is not running",
                    "experiment " + name.experiment(),
                    ids.isEmpty()
                            ? "nothing is trained at the moment"
                            : "choose from " + String.join(", ", ids));
        }
    }

    private String untilItEnds(RunName name, LiveRun run, Following following) {
        boolean one = !name.training().isEmpty();
        try {
            while (runs.find(name.experiment()).equals(run)) {
                if (one && !following.end().isEmpty()) {
                    return name + " is " + following.end();
                }
                Thread.sleep(LOOK_MILLIS);
            }
            return name + " was taken up anew; follow it again";
        } catch (InterruptedException e) {
            return unfollowed(name, following);
        } catch (NotAlive e) {
            if (e.done()) {
                return run.name() + ": " + e.remedy();
            }
            if (following.end().equals("halted")) {
                return run.name() + " was halted; " + e.remedy();
            }
            throw e;
        } catch (Problem e) {
            if (Thread.interrupted()) {
                return unfollowed(name, following);
            }
            throw e;
        }
    }

    /** Said here: after Ctrl-C the shell does not wait for what a command returns. */
    private static String unfollowed(RunName name, Following following) {
        following.tell("no longer followed; " + name + " goes on");
        return null;
    }
}
