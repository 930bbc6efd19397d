package dev.pathos.pipeline;

import dev.pathos.api.run.Problem;
import java.util.HashMap;
import java.util.Map;

/**
 * Records which tasks' parts of steps were left out, and why.
 *
 * <p>Of a task that fails again and again every one of the first failures has a line, then the
 * hundredth, the thousandth and so on, each with the count.
 */
final class LeftOutParts {
    private static final int EACH = 10;

    private final RunFolder run;
    private final Map<String, Integer> inSuccession = new HashMap<>();
    private String latest = "";

    LeftOutParts(RunFolder run) {
        this.run = run;
    }

    /** A task's part was left out. */
    void failed(long step, LiveTask task, TaskFailure failure) {
        int times = inSuccession.merge(task.name(), 1, Integer::sum);
        latest = task.name() + ": " + failure.getMessage();
        if (times <= EACH || isPowerOfTen(times)) {
            run.event(
                    step,
                    "left-out",
                    Map.of(
                            "task", task.name(),
                            "reason", failure.getMessage(),
                            "in_succession", times));
        }
    }

    private static boolean isPowerOfTen(int n) {
        int rest = n;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }

    /** A task did its part. */
    void wentWell(LiveTask task) {
        inSuccession.remove(task.name());
    }

    /**
     * Ends a training in whose whole epoch nothing was learned.
     *
     * @throws Problem if that is because tasks failed
     */
    void refuseIfAllFailed() {
        if (!inSuccession.isEmpty()) {
            throw new Problem(
                    "no task did its part in a whole epoch; the last that failed: " + latest,
                    "run " + run.id(),
                    "mend the task, then resume");
        }
    }
}
