package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Benchmark;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.bench.Racer.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Races between racers whose times are written down. */
class TrainingBenchmarkTest {
    private static final long MB = 1 << 20;

    private final List<String> laps = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private long itsParameters = 10;

    /** Takes so many seconds for a batch, a quarter more each lap that counts. */
    private final class Paced implements Racer {
        private final String name;
        private final double seconds;
        private final long parameters;
        private int counted;
        private long memory = 100 * MB;

        Paced(String name, double seconds, long parameters) {
            this.name = name;
            this.seconds = seconds;
            this.parameters = parameters;
        }

        @Override
        public Ready ready() {
            return new Ready(parameters, 100 * MB, name + " 1.0");
        }

        @Override
        public Lap run(Phase phase, double atLeast) {
            laps.add(name + " " + phase + " " + atLeast);
            memory += phase == Phase.TRAINING ? 10 * MB : MB;
            double each = seconds * (1 + .25 * (counted++ / 2));
            return new Lap(2, 2 * each, each, memory);
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }

    private List<Table> run(Racers racers, int rounds) {
        return TrainingBenchmark.run(
                List.of(Scripted.NET),
                List.of(1),
                racers,
                new Benchmark.Request(Optional.empty(), 24, rounds),
                (phase, done, total) -> {});
    }

    private Map<String, Racer> both(Net net, int threads, List<String> notes) {
        Map<String, Racer> racers = new LinkedHashMap<>();
        racers.put(Race.OURS, new Paced("ours", 1, 10));
        racers.put("another", new Paced("its", .5, itsParameters));
        return racers;
    }

    @Test
    void should_alternate_laps_after_warming_up_when_measuring() {
        run(this::both, 1);
        // 24 s for 2 phases of 2 racers in 2 + 1 laps
        List<String> inOrder =
                List.of("ours INFERENCE 2.0", "its INFERENCE 2.0", "ours INFERENCE 2.0");
        assertEquals(inOrder, laps.subList(0, 3));
        assertEquals(
                List.of(
                        "ours INFERENCE 2.0",
                        "its INFERENCE 2.0",
                        "ours TRAINING 2.0",
                        "its TRAINING 2.0"),
                laps.subList(8, 12));
        assertEquals(12, laps.size());
        assertEquals(List.of("ours", "its"), closed);
    }

    @Test
    void should_tell_speeds_and_ratios_when_there_is_a_twin() {
        List<Table> tables = run(this::both, 1);

        assertEquals(
                Map.of(
                        "net", "tiny",
                        "what", "a tiny net",
                        "part", "tiny-encoder a=1",
                        "batch", "4 x 2 x 3 x 5",
                        "parameters", "10",
                        "PyTorch's", "10"),
                tables.get(0).row(0));
        // lap 6 of each: 4 utterances in 1.5 and .75 s
        Table training = tables.get(1);
        assertEquals("2.67", training.cell(0, "ours"));
        assertEquals("another", training.cell(0, "beside"));
        assertEquals("5.33", training.cell(0, "its"));
        assertEquals("0.50", training.cell(0, "times"));
        assertEquals("0.50", training.cell(0, "best"));
        assertEquals("0.50", training.cell(0, "by CPU"));
    }

    @Test
    void should_tell_peaks_after_each_phase_when_memory_is_known() {
        Map<String, String> memory = run(this::both, 1).get(3).row(0);
        assertEquals("100", memory.get("before"));
        assertEquals("102", memory.get("inference"), "two laps of 1 MB");
        assertEquals("133", memory.get("training"), "three of each");
        assertEquals("1.00", memory.get("share"));
        assertEquals("1.00", memory.get("without before"));
    }

    @Test
    void should_tell_no_ratio_when_the_twin_has_other_weights() {
        itsParameters = 11;
        List<Table> tables = run(this::both, 1);
        assertEquals("11", tables.get(0).cell(0, "PyTorch's"));
        assertEquals("5.33", tables.get(1).cell(0, "its"));
        assertEquals("-", tables.get(1).cell(0, "times"));
        assertEquals("-", tables.get(3).cell(0, "share"));
        assertTrue(
                tables.get(0).notes().stream().anyMatch(n -> n.contains("not the same weights")));
    }

    @Test
    void should_have_only_ours_when_there_is_no_twin() {
        List<Table> tables =
                run(
                        (net, threads, notes) -> {
                            notes.add("no PyTorch here");
                            return Map.of(Race.OURS, new Paced("ours", 1, 10));
                        },
                        2);
        Table training = tables.get(1);
        assertEquals("-", training.cell(0, "beside"));
        assertEquals("-", training.cell(0, "times"));
        // 4 utterances in 1.5 and 1.75 s
        assertEquals("2.48", training.cell(0, "ours"));
        assertEquals("2.29 to 2.67", training.cell(0, "our range"));
        assertTrue(tables.get(0).notes().contains("no PyTorch here"));
    }

    @Test
    void should_keep_a_row_without_figures_when_a_part_is_not_installed() {
        List<Table> tables =
                run(
                        (net, threads, notes) -> {
                            throw new Problem("no bundle offers it", "none", "install one");
                        },
                        2);
        for (Table table : tables) {
            assertEquals("tiny", table.cell(0, "net"));
        }
        assertEquals("-", tables.get(1).cell(0, "ours"));
        assertEquals("-", tables.get(0).cell(0, "parameters"));
        assertEquals("tiny is not measured: no bundle offers it", tables.get(0).notes().get(1));
    }

    @Test
    void should_count_what_others_took_when_the_machine_was_not_quiet() {
        double[] clock = new double[1];
        Map<String, Racer> racers = both(Scripted.NET, 1, new ArrayList<>());
        Race race = Race.run(Scripted.NET, 1, racers, 1, 1, () -> {}, () -> clock[0] += 3);
        // ours: 2 laps of 3 s, in each 3 s busy, of which 1.5 s are its own; its: 1.5 s, .75 s
        assertEquals(.5, race.results().get(Race.OURS).others(), 1e-9);
        assertEquals(1.5, race.results().get("another").others(), 1e-9);
        assertEquals(1, race.others(), 1e-9);
        assertEquals(.19, Processors.busy("cpu  10 0 5 900 20 0 1 3 7 0"), 1e-9);
    }
}
