package dev.pathos.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.Finding.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadsCheckTest {
    /** What a task does that does not come back. */
    private static void hang(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Finding look(String name) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> hang(end), name);
        thread.setDaemon(true);
        thread.start();
        for (int i = 0; i < 3000 && thread.getState() != Thread.State.WAITING; i++) {
            Thread.sleep(10);
        }
        try {
            return ThreadsCheck.threads(
                    Thread.getAllStackTraces(),
                    type ->
                            type.equals(ThreadsCheckTest.class.getName())
                                    ? Optional.of("lab.pitch 1.0.0")
                                    : Optional.empty());
        } finally {
            end.countDown();
            thread.join();
        }
    }

    @Test
    void should_name_task_place_and_bundle_of_an_abandoned_thread() throws InterruptedException {
        Finding finding = look("pathos-task-pitch (abandoned)");
        assertEquals(Level.WARNING, finding.level());
        assertEquals(
                "1 of tasks that hang: pitch (waiting in "
                        + ThreadsCheckTest.class.getName()
                        + ".hang, keeps lab.pitch 1.0.0)",
                finding.what());
    }

    @Test
    void should_leave_threads_alone_that_work() throws InterruptedException {
        assertEquals(Level.OK, look("pathos-task-pitch").level());
        assertEquals(Level.OK, look("pitch (abandoned)").level());
    }

    private static String gone(String name) {
        StackTraceElement own = new StackTraceElement("lab.Pitch", "step", "Pitch.java", 7);
        StackTraceElement javas =
                new StackTraceElement(null, "java.base", "17", "java.lang.Object", "wait", "", 1);
        Thread thread = new Thread(() -> {}, name);
        return ThreadsCheck.threads(
                        Map.of(thread, new StackTraceElement[] {javas, own}),
                        type -> Optional.empty())
                .what();
    }

    @Test
    void should_name_the_bundle_when_it_was_uninstalled() {
        assertEquals(
                "1 of tasks that hang: pitch (waiting in lab.Pitch.step, keeps lab.pitch 1.0.0, which"
                        + " is not installed any more)",
                gone("pathos-task-pitch of lab.pitch 1.0.0 (abandoned)"));
    }

    @Test
    void should_say_so_when_nobody_knows_which_bundle_is_gone() {
        String what = gone("pathos-task-pitch (abandoned)");
        assertTrue(
                what.endsWith("in lab.Pitch.step, keeps a bundle that is not installed any more)"),
                what);
    }

    @Test
    void should_list_bundles_that_are_still_in_use() {
        assertEquals(Level.OK, ThreadsCheck.bundles(List.of()).level());
        Finding kept = ThreadsCheck.bundles(List.of(Doubles.bundle("lab.pitch", "1.2.0", 1)));
        assertEquals(Level.WARNING, kept.level());
        assertEquals("updated or uninstalled, but still in use: lab.pitch 1.2.0", kept.what());
    }
}
