package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.health.Finding;
import dev.pathos.api.run.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CauseTest {
    private static final Cause ROOT =
            Cause.end("the service Media", "", "is offered by no bundle here", "add m");
    private static final Cause OTHER = Cause.end("the bundle b", "b 1.0", "is stopped", "start it");
    private static final Cause GUARD =
            new Cause(
                    "the component guard",
                    "g 1.0",
                    "waits for the service Media",
                    "",
                    List.of(ROOT));
    private static final Cause TRIAL =
            new Cause(
                    "the part trial",
                    "t 1.0",
                    "waits for the component guard and the service Media and the bundle b",
                    "",
                    List.of(GUARD, ROOT, OTHER));

    @Test
    void should_find_the_root_and_each_step_to_it_once() {
        assertEquals(ROOT, TRIAL.root());
        assertEquals(List.of(TRIAL, GUARD, ROOT, OTHER), TRIAL.way());
        assertFalse(TRIAL.well());
        assertFalse(ROOT.well());
        assertTrue(Cause.well("the part a", "", "is there").well());
    }

    @Test
    void should_answer_with_cause_and_remedy_in_the_title() {
        Table table = Answer.of(TRIAL);
        assertEquals(
                "The part trial is not there, because the service Media is offered by no bundle"
                        + " here: add m",
                table.title());
        assertEquals(
                List.of("the component guard", "g 1.0", "waits for the service Media"),
                table.rows().get(1));
        assertEquals(
                List.of("the service Media", "-", "is offered by no bundle here: add m"),
                table.rows().get(2));
        assertEquals(List.of("All 2 causes have to be mended."), table.notes());
    }

    @Test
    void should_answer_in_one_sentence_when_there_is_no_way() {
        assertEquals("The bundle b is stopped: start it", Answer.of(OTHER).title());
        Table well = Answer.of(Cause.well("the part lld", "x 1.0", "is there"));
        assertEquals("The part lld is there", well.title());
        assertEquals(List.of(), well.rows());
    }

    @Test
    void should_tell_each_root_once_with_all_that_waits_for_it() {
        List<Finding> findings = BundlesCheck.findings("components", List.of(TRIAL, GUARD, OTHER));
        assertEquals(2, findings.size());
        assertEquals(
                "the service Media is offered by no bundle here, so does not work: the part trial,"
                        + " the component guard",
                findings.get(0).what());
        assertEquals("the bundle b is stopped", findings.get(1).what());
        assertEquals("start it", findings.get(1).remedy());
    }

    @Test
    void should_show_the_circle_that_a_subject_closes() {
        Trail trail = Trail.START.with("a").with("b").with("c");
        assertTrue(trail.contains("b"));
        assertEquals("b -> c -> b", trail.circle("b"));
        assertFalse(Trail.START.contains("a"));
    }

    @Test
    void should_call_no_problem_what_a_command_lacks_that_nothing_here_offers() {
        Map<String, Object> faces = Map.of("osgi.command.function", new String[] {"faces"});
        Cause tables =
                Cause.end(
                        "the service FaceTables",
                        "",
                        "(dev.pathos.api.face.FaceTables) is offered by no bundle here",
                        "add one");
        Cause command = new Cause("the component faces", "s 1.0", "waits", "", List.of(tables));
        assertTrue(BundlesCheck.spared(faces, command));
        assertFalse(BundlesCheck.spared(Map.of(), command));
        Cause broken = new Cause("the component faces", "s 1.0", "waits", "", List.of(OTHER));
        assertFalse(BundlesCheck.spared(faces, broken));
        assertFalse(BundlesCheck.spared(faces, Cause.well("the component faces", "", "is there")));
    }
}
