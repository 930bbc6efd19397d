package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Benchmark;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.bench.Racer.Lap;
import dev.pathos.bench.Racer.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviationTest {
    private static final float[] KNOWN = {.5f, .1f, .1f, .1f, .1f, .1f, .4f, .6f, 0, 0, 0, 0};
    private static final float[] GUESSED = {.4f, .2f, .1f, .1f, .1f, .1f, .5f, .5f, 0, 0, 0, 0};

    @Test
    void should_count_in_units_of_the_largest_embedding_when_compared_by_hand() {
        Deviation found =
                Deviation.of(
                        new float[] {1, -3.5f, 0, 2},
                        new float[] {1, -4, .25f, 2},
                        GUESSED,
                        KNOWN,
                        2);
        assertEquals(.125, found.largest(), 1e-9);
        assertEquals(.75 / 4 / 4, found.mean(), 1e-9);
        assertEquals(.1, found.probability(), 1e-6);
        assertEquals(.5, found.agreeing(), 1e-9, "the second row's first is now as high");
        assertEquals(found.mean(), Deviation.read(found.line()).mean(), 1e-6);
        assertNull(Deviation.read("encoder {}"));
    }

    @Test
    void should_refuse_to_compare_when_both_infer_the_same() throws IOException {
        Scripted encoder = new Scripted();
        try (Trainee one = new Trainee(encoder, new Scripted.LabelTask(), Scripted.NET);
                Trainee other = new Trainee(encoder, new Scripted.LabelTask(), Scripted.NET)) {
            Problem problem = assertThrows(Problem.class, () -> Deviation.between(one, other));
            assertTrue(problem.what().startsWith("embeddings are the same in both precisions"));
            assertEquals(10, encoder.calls.stream().filter("labels 16"::equals).count());
            assertEquals("restore 4", encoder.calls.get(encoder.calls.size() - 3));
        }
    }

    @Test
    void should_refuse_a_precision_that_there_is_not() {
        assertEquals("float32", TrainingOptions.of(Map.of()).precision());
        assertEquals("bfloat16", TrainingOptions.of(Map.of("precision", "bfloat16")).precision());
        assertThrows(Problem.class, () -> TrainingOptions.of(Map.of("precision", "float16")));
        assertEquals(
                List.of(
                        "tiny-encoder.a=1",
                        "tiny-encoder.workers=2",
                        "tiny-encoder.inference.precision=bfloat16"),
                Scripted.NET.overrides(2, "bfloat16"));
        assertEquals(
                List.of("tiny-encoder.a=1", "tiny-encoder.workers=2"),
                Scripted.NET.overrides(2, "float32"));
    }

    @Test
    void should_tell_deviations_in_a_table_of_their_own_when_there_are_any() {
        Racer half =
                new Racer() {
                    @Override
                    public Ready ready() {
                        return new Ready(1, 1, "Java", new Deviation(.0125, .001, .02, .99));
                    }

                    @Override
                    public Lap run(Phase phase, double seconds) {
                        return new Lap(1, 1, 1, 1);
                    }

                    @Override
                    public void close() {}
                };
        List<Table> tables =
                TrainingBenchmark.run(
                        List.of(Scripted.NET),
                        List.of(1, 2),
                        (net, threads, notes) -> Map.of(Race.OURS, half),
                        new Benchmark.Request(Optional.empty(), 1, 1),
                        (phase, done, total) -> {});
        assertEquals(5, tables.size());
        assertEquals(
                List.of(
                        Map.of(
                                "net", "tiny",
                                "embedding, largest", "1.250 %",
                                "embedding, mean", "0.100 %",
                                "probability, largest", "0.0200",
                                "same class", "99.000 %")),
                List.of(tables.get(4).row(0)));
        assertEquals(1, tables.get(4).rows().size());
    }
}
