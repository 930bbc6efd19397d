package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Metrics;
import dev.pathos.api.run.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoresTest {
    @TempDir Path folder;

    /** A file of predictions: utterance, speaker, truth, predicted. */
    private Path file(String name, String... rows) throws IOException {
        String header = "utterance,speaker,truth,predicted,p_a,p_b\n";
        return Files.writeString(
                folder.resolve(name), header + String.join(",.5,.5\n", rows) + ",.5,.5\n");
    }

    private Scores scores(Tally tally, Path... folds) throws IOException {
        Scores scores = new Scores(tally);
        for (int fold = 0; fold < folds.length; fold++) {
            scores.add(new Scores.Place(1, fold), folds[fold]);
        }
        return scores;
    }

    private static ClassTally ab() {
        return new ClassTally(List.of("a", "b"));
    }

    private static Measure measure(Tally tally, String key) {
        return tally.measures().stream().filter(m -> m.key().equals(key)).findFirst().get();
    }

    private static double value(Scores scores, String key) {
        return scores.pools(scores.places(), scores.speakers(), !scores.overlapping())
                .value(measure(scores.tally(), key));
    }

    @Test
    void should_pool_folds_before_computing() throws IOException {
        Path one = file("1", "u0,s1,a,a", "u1,s1,a,b");
        Path two = file("2", "u2,s2,b,b", "u3,s2,b,b", "u4,s2,b,a");
        Scores scores = scores(ab(), one, two);
        assertFalse(scores.overlapping());
        // recall of a 1/2, of b 2/3
        assertEquals((1 / 2. + 2 / 3.) / 2, value(scores, "UAR"), 1e-12);
        assertEquals(List.of("s1", "s2"), scores.speakers());
        assertEquals(5, scores.utterances());
        assertArrayEquals(new long[] {1, 1}, scores.confusion().counts()[0]);
    }

    @Test
    void should_average_over_partitions_when_a_speaker_is_tested_twice() throws IOException {
        Path one = file("1", "u0,s1,a,a", "u1,s1,a,b", "u2,s2,b,b");
        Path two = file("2", "u3,s1,a,a", "u4,s1,a,a", "u5,s1,a,a", "u6,s1,a,b", "u7,s3,b,b");
        Scores scores = scores(ab(), one, two);
        assertTrue(scores.overlapping());
        // recall of a 1/2 and 3/4, of b 1; pooled it would be 4/6
        assertEquals((3 / 4. + 7 / 8.) / 2, value(scores, "UAR"), 1e-12);
    }

    @Test
    void should_see_an_utterance_that_is_tested_twice_under_two_names_of_its_speaker()
            throws IOException {
        assertTrue(scores(ab(), file("1", "u0,s1,a,a"), file("2", "u0,S1,a,a")).overlapping());
    }

    @Test
    void should_not_take_another_seed_for_another_partition() throws IOException {
        Path file = file("1", "u0,s1,a,a");
        Scores scores = scores(ab(), file);
        scores.add(new Scores.Place(2, 0), file);
        assertFalse(scores.overlapping());
        assertEquals(2, scores.seeds());
    }

    @Test
    void should_weight_a_speaker_in_every_partition_alike() throws IOException {
        Path one = file("1", "u0,s1,a,a", "u1,s2,a,b");
        Path two = file("2", "u2,s1,a,b", "u3,s3,a,a");
        Scores scores = scores(ab(), one, two);
        Pools pools = scores.pools(scores.places(), scores.speakers(), false);
        Measure wa = measure(ab(), "WA");
        // three times s1: 3/4 right in the first, 1/4 in the second
        assertEquals(.5, pools.values(List.of(wa), new int[] {3, 1, 1})[0], 1e-12);
        assertEquals(2 / 3., pools.values(List.of(wa), new int[] {2, 1, 4})[0], 1e-12);
        // nobody of the second partition was drawn: it does not count
        assertEquals(0, pools.values(List.of(wa), new int[] {0, 3, 0})[0], 1e-12);
    }

    @Test
    void should_average_over_seeds() throws IOException {
        Scores scores = scores(ab(), file("good", "u0,s1,a,a", "u1,s2,b,b"));
        scores.add(new Scores.Place(2, 0), file("bad", "u0,s1,a,b", "u1,s2,b,a"));
        assertEquals(.5, value(scores, "WA"), 1e-12);
        Pools pools = scores.pools(scores.places(), scores.speakers(), true);
        assertArrayEquals(new double[] {1, 0}, pools.bySeed(measure(ab(), "WA")));
    }

    @Test
    void should_compute_ccc_pcc_and_rmse_when_values_are_predicted() throws IOException {
        Scores scores =
                scores(
                        new ValueTally(),
                        file("1", "u0,s1,1,2", "u1,s1,2,4"),
                        file("2", "u2,s2,3,6"));
        assertEquals(2 * (4 / 3.) / (2 / 3. + 8 / 3. + 4), value(scores, "CCC"), 1e-12);
        assertEquals(1, value(scores, "PCC"), 1e-12);
        assertEquals(Math.sqrt(14 / 3.), value(scores, "RMSE"), 1e-12);
    }

    @Test
    void should_compute_from_sums_what_follows_from_values() throws IOException {
        ValueTally tally = new ValueTally();
        for (int c = 0; c < 200; c++) {
            SplittableRandom random = Seeds.random(6, "values", c);
            int n = 2 + random.nextInt(60);
            double[] x = new double[n];
            double[] y = new double[n];
            double[] sums = new double[tally.width()];
            for (int i = 0; i < n; i++) {
                x[i] = random.nextDouble(1, 7);
                y[i] = .5 * x[i] + random.nextGaussian(2, 1);
                tally.add(sums, String.valueOf(x[i]), String.valueOf(y[i]));
            }
            List<Measure> measures = tally.measures();
            assertEquals(Metrics.ccc(x, y), measures.get(0).of().applyAsDouble(sums), 1e-9);
            assertEquals(Metrics.pcc(x, y), measures.get(1).of().applyAsDouble(sums), 1e-9);
            assertEquals(Metrics.rmse(x, y), measures.get(2).of().applyAsDouble(sums), 1e-9);
        }
    }

    @Test
    void should_not_define_a_correlation_with_a_constant() throws IOException {
        Scores scores = scores(new ValueTally(), file("1", "u0,s1,.1,.3", "u1,s1,.2,.3"));
        assertTrue(Double.isNaN(value(scores, "PCC")));
        assertEquals(0, value(scores, "CCC"), 1e-12);
    }

    @Test
    void should_count_labels_where_utterances_have_several() throws IOException {
        Tally tally = new LabelSetTally(List.of("a", "b", "c"));
        Scores scores = scores(tally, file("1", "u0,s1,a|b,a", "u1,s1,b,b", "u2,s2,a,a|b"));
        // a: 2 hits of 2 and 2; b: 1 hit of 2 and 2; c never occurs
        assertEquals((1 + .5) / 2, value(scores, "F1_macro"), 1e-12);
        assertEquals(2 * 3 / 8., value(scores, "F1_micro"), 1e-12);
        assertEquals(1 / 3., value(scores, "exact_match"), 1e-12);
        assertEquals(2 / 9., value(scores, "hamming_loss"), 1e-12);
        assertEquals(List.of(), tally.classes());
        Path none = file("2", "u0,s1,a|b,");
        assertEquals(0, value(scores(tally, none), "F1_macro"), 1e-12);
        Path foreign = file("3", "u0,s1,a|d,a");
        assertThrows(IOException.class, () -> scores(tally, foreign));
    }

    @Test
    void should_take_classes_from_all_files_in_order_of_appearance() {
        assertEquals(
                List.of("a", "b", "c"),
                ClassTally.union(List.of(List.of("a", "b"), List.of("c", "b"))));
    }

    @Test
    void should_refuse_predictions_that_are_not_whole() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path cut = Files.writeString(folder.resolve("cut"), "utterance,speaker,truth\nu0,s");
        Path foreign = file("foreign", "u0,s1,a,c");
        for (Path file : List.of(empty, cut, foreign)) {
            assertThrows(IOException.class, () -> scores(ab(), file), file.toString());
        }
        for (String value : List.of("x", "NaN", "Infinity")) {
            Path file = file("value", "u0,s1,1," + value);
            assertThrows(IOException.class, () -> scores(new ValueTally(), file), value);
        }
    }
}
