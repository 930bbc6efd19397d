package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import dev.pathos.api.live.NotAlive;
import dev.pathos.api.run.Experiments;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteerCommandsTest {
    private final FakeRun run = new FakeRun();
    private final SteerCommands commands = new SteerCommands(run);

    @Test
    void should_list_trainings_with_steps_tasks_and_states() {
        run.trainings = List.of(FakeRun.PRETRAINING, FakeRun.FINETUNING);
        Table table = (Table) commands.live();
        assertEquals(
                List.of(
                        List.of(
                                "tiny",
                                "joint-fold0-seed1-pretrain",
                                "120/600",
                                "3/20",
                                "1",
                                "energy 1, emotion 0.25",
                                "training"),
                        List.of(
                                "tiny",
                                "scratch-fold0-seed1-5pct",
                                "7",
                                "1/20",
                                "0",
                                "downstream",
                                "paused")),
                table.rows());
        assertEquals(
                List.of(table.rows().get(1)),
                ((Table) commands.live("tiny/scratch-fold0-seed1-5pct")).rows());
    }

    @Test
    void should_list_an_experiment_between_trainings_and_none_at_all() {
        run.trainings = List.of();
        assertEquals("between trainings", ((Table) commands.live()).rows().get(0).get(6));
        run.over = FakeRun.ended(true);
        Table none = (Table) commands.live();
        assertEquals(List.of(), none.rows());
        assertTrue(none.notes().get(0).startsWith("None is carried out"));
        assertThrows(NotAlive.class, () -> commands.live("tiny"));
    }

    @Test
    void should_list_an_experiment_that_does_not_answer_with_that_state() {
        LiveRuns silent =
                new LiveRuns() {
                    @Override
                    public List<String> names() {
                        return List.of("stuck");
                    }

                    @Override
                    public LiveRun find(String name) {
                        throw new Problem("stuck does not answer", "its socket", "try again");
                    }
                };
        Table table = (Table) new SteerCommands(silent).live();
        assertEquals("stuck does not answer", table.rows().get(0).get(6));
    }

    @Test
    void should_pause_and_halt_whole_experiments_only() throws Exception {
        assertEquals("tiny is paused; go on with: ./pathos resume tiny", commands.pause("tiny"));
        run.trainings = List.of();
        assertEquals(
                "tiny will be paused; go on with: ./pathos resume tiny", commands.pause("tiny"));
        assertThrows(WrongUsage.class, () -> commands.pause("tiny/a"));
        assertThrows(WrongUsage.class, () -> commands.halt("tiny/a"));
        assertThrows(Problem.class, () -> commands.pause("other"));
        assertEquals("tiny is halted; go on with: ./pathos resume tiny", commands.halt("tiny"));
        assertEquals(List.of("pause", "pause", "halt"), run.asked);
        assertThrows(NotAlive.class, () -> commands.halt("tiny"));
    }

    @Test
    void should_resume_what_is_paused_or_else_what_is_not_alive() {
        List<String> resumed = new ArrayList<>();
        ExperimentCommands experiments = experiments(resumed);
        assertEquals("tiny is alive and not paused", experiments.resume("tiny"));
        run.trainings = List.of(FakeRun.PRETRAINING, FakeRun.FINETUNING);
        assertEquals("tiny goes on", experiments.resume("tiny"));
        run.trainings = List.of();
        assertEquals("tiny is alive; if it was paused, it goes on", experiments.resume("tiny"));
        assertEquals(List.of("proceed", "proceed", "proceed"), run.asked);
        assertEquals(List.of(), resumed);

        run.over = FakeRun.ended(false);
        experiments.resume("tiny");
        assertEquals(List.of("tiny"), resumed);
        assertThrows(Problem.class, () -> experiments.resume("other"));
        assertEquals(List.of("tiny"), resumed);
    }

    private ExperimentCommands experiments(List<String> resumed) {
        Experiments experiments =
                new Experiments() {
                    @Override
                    public List<Table> plan(Path config, List<String> overrides) {
                        throw new AssertionError("not asked for");
                    }

                    @Override
                    public List<Table> run(Path config, List<String> overrides) {
                        throw new AssertionError("not asked for");
                    }

                    @Override
                    public List<Table> resume(String experiment) {
                        resumed.add(experiment);
                        return List.of();
                    }

                    @Override
                    public List<Table> reproduce(Path recorded, List<String> overrides) {
                        throw new AssertionError("not asked for");
                    }

                    @Override
                    public Table runs() {
                        throw new AssertionError("not asked for");
                    }
                };
        Progress progress =
                new Progress(
                        new LogLines(new PrintStream(OutputStream.nullOutputStream())),
                        System::nanoTime);
        Configurations configurations = new Configurations(new Composing(), new Drafts(), "/lab");
        return new ExperimentCommands(experiments, run, configurations, progress);
    }
}
