package dev.pathos.shell;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.live.NotAlive;
import dev.pathos.api.run.Problem;
import java.util.concurrent.TimeUnit;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that list, pause and halt experiments of this process and of others. */
@Component(service = SteerCommands.class)
@GogoCommand(
        scope = "pathos",
        function = {"live", "pause", "halt"})
public final class SteerCommands {
    private static final Usage LIVE = new Usage("live", "[<run>]", false, "live");
    private static final Usage PAUSE = new Usage("pause", "<run>", false, "pause quickstart");
    private static final Usage HALT = new Usage("halt", "<run>", false, "halt quickstart");

    /** How often it is looked whether an experiment has ended. */
    private static final long LOOK_MILLIS = 50;

    /** As long as a stopping platform waits. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

    private final LiveRuns runs;

    /** Called by Declarative Services. */
    @Activate
    public SteerCommands(@Reference LiveRuns runs) {
        this.runs = runs;
    }

    /** Lists what is carried out now. */
    @Descriptor("lists experiments that are carried out now and what they train; example: live")
    public Object live(@Descriptor("[<run>]") String... arguments) {
        Call call = Call.parse(LIVE, arguments);
        if (call.help()) {
            return LIVE.help();
        }
        LiveTable table = new LiveTable();
        if (!call.operands().isEmpty()) {
            RunName name = RunName.parse(LIVE, call.operand(LIVE));
            return table.add(runs.find(name.experiment()), name.training()).table();
        }
        for (String name : runs.names()) {
            try {
                table.add(runs.find(name), "");
            } catch (NotAlive e) {
                // it ended just now
            } catch (Problem e) {
                table.add(name, e.what());
            }
        }
        return table.table();
    }

    /** Lets an experiment wait, and returns when its trainings do. */
    @Descriptor(
            "lets a live experiment wait after the current steps; resume lets it go on; example:"
                    + " pause quickstart")
    public Object pause(@Descriptor("<run>") String... arguments) throws InterruptedException {
        Call call = Call.parse(PAUSE, arguments);
        if (call.help()) {
            return PAUSE.help();
        }
        String name = RunName.parse(PAUSE, call.operand(PAUSE)).whole(PAUSE);
        LiveRun run = runs.find(name);
        run.pause();
        long begin = System.nanoTime();
        while (trains(run) && System.nanoTime() - begin < LONGEST) {
            Thread.sleep(LOOK_MILLIS);
        }
        String state = run.trainings().isEmpty() || trains(run) ? " will be paused" : " is paused";
        return name + state + "; go on with: ./pathos resume " + name;
    }

    private static boolean trains(LiveRun run) {
        return run.trainings().stream().anyMatch(t -> t.state().equals("training"));
    }

    /** Stops an experiment and waits until it has. */
    @Descriptor(
            "stops a live experiment with checkpoints, to be resumed later; example: halt"
                    + " quickstart")
    public Object halt(@Descriptor("<run>") String... arguments) throws InterruptedException {
        Call call = Call.parse(HALT, arguments);
        if (call.help()) {
            return HALT.help();
        }
        String name = RunName.parse(HALT, call.operand(HALT)).whole(HALT);
        LiveRun run = runs.find(name);
        run.halt();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LONGEST) {
            try {
                if (!runs.find(name).equals(run)) {
                    break;
                }
            } catch (NotAlive e) {
                return e.done()
                        ? name + " had all done before it halted"
                        : name + " is halted; go on with: ./pathos resume " + name;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return name + " halts as soon as it can; go on then with: ./pathos resume " + name;
    }
}
