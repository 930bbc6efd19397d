package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.health.Doctor;
import dev.pathos.api.health.Finding;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.Test;

class DiagnosisCommandsTest {
    private static final Table TABLE =
            new Table("findings", List.of("subject"), List.of(List.of("disk")), List.of());

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final CommandSession session =
            (CommandSession)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {CommandSession.class},
                            (proxy, method, arguments) -> {
                                assertEquals("getConsole", method.getName());
                                return new PrintStream(console, true);
                            });
    private boolean looked;

    private DoctorCommand doctor(Finding... findings) {
        return new DoctorCommand(
                thorough -> {
                    looked = thorough;
                    return new Doctor.Examination(TABLE, List.of(findings));
                });
    }

    @Test
    void should_return_the_table_when_nothing_is_broken() {
        Finding warning = Finding.warning("memory", "little", "buy some");
        assertSame(TABLE, doctor(warning).doctor(session));
        assertEquals(false, looked);
        assertSame(TABLE, doctor().doctor(session, "--natives"));
        assertEquals(true, looked);
        assertEquals("", console.toString());
    }

    @Test
    void should_show_the_table_and_fail_with_the_first_problem_when_something_is_broken() {
        DoctorCommand command =
                doctor(
                        Finding.ok("Java", "17"),
                        Finding.problem("folder runs", "/r cannot be written", "mend the disk"),
                        Finding.problem("bundles", "x is not started", "start it"));
        Problem problem = assertThrows(Problem.class, () -> command.doctor(session));
        assertEquals(
                "/r cannot be written, and 1 more, see the table (folder runs): mend the disk",
                problem.getMessage());
        assertTrue(console.toString().startsWith("findings"), console.toString());
    }

    @Test
    void should_ask_why_and_pass_the_answer_on() {
        WhyCommand why = new WhyCommand(name -> new Table(name, List.of(), List.of(), List.of()));
        assertEquals(new Table("lld", List.of(), List.of(), List.of()), why.why("lld"));
        assertThrows(WrongUsage.class, () -> why.why());
        assertThrows(WrongUsage.class, () -> why.why("a", "b"));
        assertTrue(why.why("--help").toString().startsWith("usage: why <part>"));
    }

    @Test
    void should_name_the_bundle_that_knows_reasons_when_it_is_missing() {
        Table table = (Table) new WhyCommand(null).why("pathos:run");
        assertTrue(table.title().startsWith("The bundle dev.pathos.configuration is missing"));
        assertEquals("pathos:run", table.rows().get(0).get(0));
    }
}
