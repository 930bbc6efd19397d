package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Outputs;
import dev.pathos.api.task.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PartsOfTheLoopTest {
    private final List<CorpusSample> samples = Toy.samples("u", 60, 1);

    private final Dataset three =
            Toy.data(samples)
                    .of(
                            List.of(
                                    Toy.sample("a", "p", "no", frames(3)),
                                    Toy.sample("b", "p", "no", frames(4)),
                                    Toy.sample("c", "p", "no", frames(7))));

    private static Frames frames(int rows) {
        return Frames.of(List.of("x", "y"), 10, new float[2 * rows]);
    }

    private static LiveTask task(Head.Level level, Map<String, Target> targets) {
        Head head =
                new Head(level, List.of(), 2, 0, Optional.empty(), Head.Lifetime.RUN, List.of());
        return new LiveTask(
                "t",
                new Toy.ByLabel(),
                Objectives.crossEntropy(head, Toy.CLASSES, new double[] {1, 1}),
                2,
                targets);
    }

    private Rows gather(LiveTask task, Outputs all) {
        int[] indices = {0, 1, 2};
        return Rows.gather(task, all, three.batch(indices), three, indices);
    }

    @Test
    void should_gather_only_rows_with_a_target_and_put_gradients_back() {
        LiveTask task =
                task(
                        Head.Level.UTTERANCE,
                        Map.of(
                                "a", Target.ofClass(1),
                                "b", Target.none("tie"),
                                "c", Target.ofClass(0)));
        Outputs all = new Outputs(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
        Rows rows = gather(task, all);
        assertArrayEquals(new float[] {1, 2, 5, 6}, rows.outputs().values());
        assertArrayEquals(new float[] {1, 0}, rows.targets());
        assertArrayEquals(
                new float[] {2, 4, 0, 0, 6, 8}, rows.scatter(new float[] {1, 2, 3, 4}, 2, all));
    }

    @Test
    void should_take_a_single_row_for_every_chunk_and_leave_out_rows_that_are_nan() {
        LiveTask task =
                task(
                        Head.Level.CHUNK,
                        Map.of(
                                "a", Target.none("tie"),
                                "b", Target.ofClass(1),
                                "c", Target.ofRows(2, new float[] {Float.NaN, 1})));
        // one chunk each for a and b, two for c
        Rows rows = gather(task, new Outputs(new float[] {0, 0, 1, 1, 2, 2, 3, 3}, 4, 2));
        assertArrayEquals(new int[] {1, 3}, rows.from());
        assertArrayEquals(new int[] {1, 2}, rows.utterance());
        assertArrayEquals(new float[] {1, 1}, rows.targets());
    }

    @Test
    void should_lay_targets_of_frames_on_overlapping_chunks_and_not_on_padding() {
        LiveTask task =
                task(
                        Head.Level.FRAME,
                        Map.of(
                                "a", Target.ofRows(3, new float[] {0, 1, 0}),
                                "b", Target.none("tie"),
                                "c", Target.ofRows(7, new float[] {0, 1, 0, 1, 0, 1, 1})));
        Rows rows = gather(task, new Outputs(new float[2 * 4 * 4], 4 * 4, 2));
        // a fills three of four frames of its chunk; c has chunks from frames 0 and 3
        assertArrayEquals(new int[] {0, 1, 2, 8, 9, 10, 11, 12, 13, 14, 15}, rows.from());
        assertArrayEquals(new float[] {0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1}, rows.targets());
    }

    @Test
    void should_normalise_cut_and_pad_a_batch() {
        Frames shorter = Frames.of(List.of("x", "y"), 10, new float[] {1, 7, 3, 7});
        Dataset data = Toy.data(samples).of(List.of(Toy.sample("s", "p", "no", shorter)));
        Batch batch = data.batch(new int[] {0});
        assertArrayEquals(new int[] {1}, batch.chunks());
        assertEquals(4 * 2, batch.values().length);
        double mean = data.normalization().mean()[0];
        double deviation = data.normalization().deviation()[0];
        assertEquals((1 - mean) / deviation, batch.values()[0], 1e-5);
        assertEquals(0, batch.values()[4], "padded with what the training part's mean maps to");
        assertEquals(1, data.padded());
    }

    @Test
    void should_nest_budgets_and_keep_every_class() {
        Set<CorpusSample> before = new HashSet<>();
        for (double percent : new double[] {1, 5, 20, 50, 100}) {
            List<CorpusSample> chosen = LabelBudget.choose(samples, percent, 3);
            assertTrue(chosen.containsAll(before), percent + " % contains what is smaller");
            Map<String, Long> classes =
                    chosen.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            s -> s.utterance().annotations().label(),
                                            Collectors.counting()));
            assertEquals(2, classes.size());
            assertEquals(classes.get("no"), classes.get("yes"));
            before = new HashSet<>(chosen);
        }
        assertEquals(60, before.size());
    }

    @Test
    void should_exchange_targets_only_within_the_given_utterances() {
        Map<String, Target> targets = new TreeMap<>();
        for (int i = 0; i < 50; i++) {
            targets.put("u" + i, i % 10 == 9 ? Target.none("tie") : Target.of(i));
        }
        List<String> ids = targets.keySet().stream().filter(id -> !id.equals("u3")).toList();
        Map<String, Target> permuted = LabelBudget.permuted(targets, ids, 8);
        assertEquals(targets.get("u3"), permuted.get("u3"));
        assertEquals(targets.get("u9"), permuted.get("u9"));
        assertEquals(new HashSet<>(targets.values()), new HashSet<>(permuted.values()));
        long moved = ids.stream().filter(id -> !targets.get(id).equals(permuted.get(id))).count();
        assertTrue(moved > 30, moved + " targets moved");
    }

    @Test
    void should_mask_columns_by_name_and_refuse_a_name_that_is_none() {
        List<String> columns = List.of("rms", "rms-delta", "mfcc1", "mfcc10");
        assertArrayEquals(
                new boolean[] {true, true, true, false},
                Fold.masked(columns, new String[] {"rms*", "mfcc1"}));
        Problem problem =
                assertThrows(Problem.class, () -> Fold.masked(columns, new String[] {"loudness"}));
        assertTrue(problem.getMessage().contains("'loudness'"));
    }

    @Test
    void should_slow_down_on_a_plateau_and_count_stale_epochs() {
        Recipe recipe = new Recipe(10, 1, 1, 5, 0, .1, 2, 0, false, 0);
        LoopState s = LoopState.START.epochEnded(1, recipe);
        assertEquals(0, s.bestEpoch());
        s = s.epochEnded(1, recipe);
        assertEquals(1, s.rate());
        s = s.epochEnded(Double.NaN, recipe);
        assertEquals(.1, s.rate(), 1e-12);
        assertEquals(2, s.stale());
        s = s.epochEnded(.5, recipe);
        assertEquals(0, s.stale());
        assertEquals(3, s.bestEpoch());
        assertEquals(s, LoopState.of(s.state()));
    }

    @Test
    void should_judge_by_uar_first_and_by_loss_where_that_is_equal() {
        Evaluation sure = new Evaluation(List.of(), null, null, 9, Map.of("UAR", .5));
        Evaluation vague = new Evaluation(List.of(), null, null, 1, Map.of("UAR", .49));
        Evaluation equal = new Evaluation(List.of(), null, null, 8, Map.of("UAR", .5));
        assertTrue(sure.score(true) < vague.score(true));
        assertTrue(equal.score(true) < sure.score(true));
        assertTrue(vague.score(false) < sure.score(false));
    }

    @Test
    void should_read_back_the_rows_it_writes() {
        String row = Csv.row("a,b", "say \"so\"", 3, "");
        assertEquals("\"a,b\",\"say \"\"so\"\"\",3,\n", row);
        assertEquals(List.of("a,b", "say \"so\"", "3", ""), Csv.cells(row.strip()));
    }
}
