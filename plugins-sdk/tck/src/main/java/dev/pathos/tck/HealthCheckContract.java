package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link HealthCheck} must do: tell something, in lines that fit a table, about the same
 * things each time, and leave nothing running.
 */
public abstract class HealthCheckContract {
    /** A fresh check. */
    protected abstract HealthCheck check();

    /** Whether the tests look thoroughly, too. */
    protected boolean thorough() {
        return false;
    }

    private List<Finding> examine() {
        return check().examine(thorough());
    }

    @Test
    void should_tell_something_when_asked() {
        assertFalse(check().examine(false).isEmpty());
        assertFalse(examine().isEmpty());
    }

    @Test
    void should_tell_each_thing_in_one_line() {
        for (Finding finding : examine()) {
            for (String text : List.of(finding.subject(), finding.what(), finding.remedy())) {
                assertTrue(text.lines().count() <= 1, text);
                assertEquals(text.strip(), text);
            }
            assertFalse(finding.what().endsWith("."), finding.what());
        }
    }

    @Test
    void should_look_at_the_same_things_when_asked_again() {
        HealthCheck one = check();
        assertEquals(subjects(one.examine(thorough())), subjects(one.examine(thorough())));
    }

    private static List<String> subjects(List<Finding> findings) {
        return findings.stream().map(Finding::subject).toList();
    }

    @Test
    void should_leave_no_thread_behind_that_keeps_java_from_ending() {
        examine();
        Set<Thread> before = running();
        examine();
        Set<Thread> after = running();
        after.removeAll(before);
        assertEquals(Set.of(), after);
    }

    private static Set<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }
}
