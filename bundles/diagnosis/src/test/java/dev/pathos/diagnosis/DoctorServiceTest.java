package dev.pathos.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.Finding.Level;
import dev.pathos.api.health.HealthCheck;
import dev.pathos.api.run.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorServiceTest {
    private static final Finding GOOD = Finding.ok("disk", "1 GB free");

    private static Finding only(HealthCheck check) {
        List<Finding> findings = Patience.examine("lab.check", check, false, 30);
        assertEquals(1, findings.size());
        return findings.get(0);
    }

    @Test
    void should_pass_on_what_a_check_sees_and_how_it_looks() {
        HealthCheck check =
                thorough -> List.of(thorough ? GOOD : Finding.warning("a", "b", "look closer"));
        assertEquals(List.of(GOOD), Patience.examine("lab.check", check, true, 30));
        assertEquals(Level.WARNING, only(check).level());
    }

    @Test
    void should_make_a_finding_of_a_check_that_throws_or_tells_nothing() {
        Finding thrown =
                only(
                        thorough -> {
                            throw new IllegalStateException("no disk");
                        });
        assertEquals(Level.PROBLEM, thrown.level());
        assertEquals("lab.check", thrown.subject());
        assertTrue(thrown.what().contains("no disk"), thrown.what());
        assertEquals(Level.WARNING, only(thorough -> List.of()).level());
    }

    @Test
    void should_give_up_a_check_that_hangs() {
        HealthCheck hanging =
                thorough -> {
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of(GOOD);
                };
        List<Finding> findings = Patience.examine("lab.check", hanging, false, 0);
        assertEquals(Level.PROBLEM, findings.get(0).level());
        assertTrue(findings.get(0).what().contains("did not end within 0 s"));
    }

    @Test
    void should_count_problems_and_warnings_and_show_remedies() {
        Table table =
                DoctorService.table(
                        List.of(
                                GOOD,
                                Finding.warning("memory", "little", "buy some"),
                                Finding.problem("folder", "full", "make room")));
        assertEquals("Problems: 1, warnings: 1", table.title());
        assertEquals(List.of("disk", "ok", "1 GB free"), table.rows().get(0));
        assertEquals(List.of("folder", "problem", "full: make room"), table.rows().get(2));
        assertEquals("All is well", DoctorService.table(List.of(GOOD)).title());
    }
}
