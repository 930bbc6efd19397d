package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.WrongUsage;
import dev.pathos.shell.Curve.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveCommandTest {
    /**
     * Two epochs of 10 steps, tasks exchanged after 15; the third goes on, its row is cut short.
     */
    private static final List<String> METRICS =
            List.of(
                    "step,epoch,segment,part,task,metric,value",
                    "10,0,0,train,energy,loss,0.9",
                    "10,0,0,valid,energy,loss,0.8",
                    "10,0,0,valid,energy,UAR,0.5",
                    "10,0,0,train,all,rate_factor,1.0",
                    "15,1,0,train,energy,loss,0.7",
                    "20,1,1,train,\"a,\"\"b\",loss,0.6",
                    "20,1,1,valid,\"a,\"\"b\",loss,NaN",
                    "20,1,1,train,all,rate_factor,1.0",
                    "25,2,1,train,\"a,\"\"b\",loss,0.4",
                    "25,2,2,train,\"a,\"\"b\",lo");

    @TempDir Path runs;

    private CurveCommand command;

    @BeforeEach
    void record() throws IOException {
        command = new CurveCommand(runs);
        Files.createDirectories(runs.resolve("tiny/cells"));
        Files.writeString(runs.resolve("tiny/config.json"), "{}");
    }

    private void training(String id, List<String> metrics, long written) throws IOException {
        Path folder = Files.createDirectories(runs.resolve("tiny/cells").resolve(id));
        Path file = Files.write(folder.resolve("metrics.csv"), metrics);
        Files.setLastModifiedTime(file, FileTime.fromMillis(written));
    }

    @Test
    void should_place_numbers_over_epochs_and_break_where_tasks_were_exchanged() {
        MetricCurves curves = MetricCurves.of(METRICS);
        assertEquals(List.of("energy", "a,\"b"), curves.tasks("loss"));
        List<Curve> energy = curves.curves("energy", "loss");
        assertEquals(
                List.of(List.of(new Point(1, .9), new Point(1.5, .7))), energy.get(0).pieces());
        assertEquals("valid", energy.get(1).name());
        List<Curve> other = curves.curves("a,\"b", "loss");
        assertEquals(1, other.size(), "no point is drawn where a loss is not finite");
        assertFalse(other.get(0).dotted(), "a curve that is alone");
        assertEquals(List.of(List.of(new Point(2, .6), new Point(2.5, .4))), other.get(0).pieces());
        assertEquals(List.of(1.5), curves.exchanges());
    }

    @Test
    void should_draw_each_task_of_the_training_that_wrote_last() throws IOException {
        training("first", METRICS, 2000);
        training("second", METRICS.subList(0, 5), 1000);
        Files.createDirectories(runs.resolve("tiny/cells/third"));
        String drawn = command.curve("tiny").toString();
        assertTrue(drawn.startsWith("tiny/first: loss\n"), drawn);
        assertTrue(drawn.contains("train 0.70   "), drawn);
        assertTrue(drawn.contains("a,\"b: "), drawn);
        assertTrue(drawn.contains("the set of tasks was exchanged"), drawn);
        String named = command.curve("tiny/second", "--metric", "UAR").toString();
        assertTrue(named.startsWith("tiny/second: UAR\n"), named);
        assertFalse(named.contains("exchanged"), named);
        String one = command.curve("tiny/first", "--task", "energy").toString();
        assertFalse(one.contains("a,\"b"), one);
    }

    @Test
    void should_name_the_nearest_when_there_is_none_of_that_name() throws IOException {
        training("joint", METRICS, 1000);
        assertProblem("did you mean 'tiny'?", "tini");
        assertProblem("did you mean 'joint'?", "tiny/jiont");
        assertProblem("did you mean 'UAR'?", "tiny", "--metric", "uar");
        assertProblem("did you mean 'energy'?", "tiny", "--task", "enrgy");
        assertThrows(WrongUsage.class, () -> command.curve());
    }

    private void assertProblem(String advice, String... arguments) {
        String told = assertThrows(Problem.class, () -> command.curve(arguments)).getMessage();
        assertTrue(told.endsWith(advice), told);
    }

    @Test
    void should_say_so_when_nothing_is_recorded_yet() throws IOException {
        assertProblem("wait until the first epoch has ended", "tiny");
        training("joint", METRICS.subList(0, 1), 1000);
        assertProblem("wait until its first epoch has ended", "tiny");
    }
}
