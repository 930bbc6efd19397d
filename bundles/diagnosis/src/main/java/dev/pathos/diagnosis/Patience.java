package dev.pathos.diagnosis;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a check and bears with it: one that throws or hangs is a finding. */
final class Patience {
    private Patience() {}

    /**
     * Asks a check, on a thread of its own: a folder on a network may not answer for hours.
     *
     * @param bundle symbolic name of the bundle that the check is from
     * @param check the check
     * @param thorough passed on
     * @param seconds how long to wait
     * @return what it saw, at least one finding
     */
    static List<Finding> examine(String bundle, HealthCheck check, boolean thorough, int seconds) {
        FutureTask<List<Finding>> task = new FutureTask<>(() -> check.examine(thorough));
        Thread thread = new Thread(task, "doctor " + bundle);
        thread.setDaemon(true);
        thread.start();
        try {
            List<Finding> findings = task.get(seconds, TimeUnit.SECONDS);
            return findings.isEmpty() ? List.of(silent(bundle)) : List.copyOf(findings);
        } catch (TimeoutException e) {
            task.cancel(true);
            return List.of(
                    Finding.problem(
                            bundle,
                            "its check did not end within " + seconds + " s",
                            "see whether a disk or a network folder hangs"));
        } catch (ExecutionException e) {
            return List.of(
                    Finding.problem(
                            bundle,
                            "its check failed, " + e.getCause(),
                            "tell those who maintain the bundle"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(
                    Finding.warning(bundle, "its check was interrupted", "call doctor again"));
        }
    }

    private static Finding silent(String bundle) {
        return Finding.warning(
                bundle, "its check tells nothing", "tell those who maintain the bundle");
    }
}
