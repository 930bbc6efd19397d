package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Benchmark.Progress;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ScalingBenchmarkTest {
    private static final Progress SILENT = (phase, done, total) -> {};

    @TempDir Path folder;

    private final List<Workload> carriedOut = new ArrayList<>();

    /** Takes so many seconds for an hour, and twice as many in the epochs that do not count. */
    private ScalingBenchmark.Runner costing(double perHour) {
        return (workload, tick) -> {
            carriedOut.add(workload);
            tick.went(1);
            double[] epochs = new double[workload.epochs()];
            Arrays.fill(epochs, perHour * workload.hoursOfEpoch());
            int warmUp = Math.max(1, epochs.length / 3);
            Arrays.fill(epochs, 0, warmUp, 2 * perHour * workload.hoursOfEpoch());
            double[] cpu = new double[epochs.length];
            for (int i = 0; i < cpu.length; i++) {
                cpu[i] = 3 * perHour * workload.hoursOfEpoch() * i;
            }
            return new Expense(workload, epochs, cpu, .01, 2, 1, 9, 300L << 20, 400L << 20);
        };
    }

    private ScalingOptions options(String... pairs) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            options.put(pairs[i], pairs[i + 1]);
        }
        return ScalingOptions.of(options, folder);
    }

    @Test
    void should_tell_that_cost_is_linear_when_every_hour_costs_the_same() throws Exception {
        List<Table> tables =
                ScalingBenchmark.run(options("plot", "plot.svg"), 2, costing(.5), SILENT);
        Table table = tables.get(0);
        assertEquals(List.of("1x", "4x data", "16x data", "4x longer clips"), table.column("size"));
        assertEquals(List.of("400", "1600", "6400", "400"), table.column("utterances"));
        assertEquals(List.of("32", "8", "2", "8"), table.column("epochs"));
        assertEquals(List.of("1.00", "1.00", "1.00", "1.00"), table.column("of linear"));
        assertEquals(List.of("1.00", "1.00", "1.00", "1.00"), table.column("of linear (CPU)"));
        assertEquals("1.500", table.cell(2, "CPU s for 1 h"));
        // nine tenths of 400 utterances of 4 s
        assertEquals("0.40", table.cell(0, "hours"));
        assertEquals("0.200", table.cell(0, "epoch, s"));
        assertEquals("0.500", table.cell(3, "s for 1 h"));
        // all train the same number of steps
        assertEquals(
                List.of(19200, 19200, 19200, 4800),
                carriedOut.stream().map(w -> w.utterances() * w.epochs()).toList());
        Document svg =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new InputSource(
                                        new StringReader(
                                                Files.readString(folder.resolve("plot.svg")))));
        // three of data, and one in the key
        assertEquals(4, svg.getElementsByTagName("circle").getLength());
    }

    @Test
    void should_tell_how_far_from_linear_it_is_when_more_costs_more_an_hour() {
        Table table =
                ScalingBenchmark.run(
                                options(),
                                1,
                                (workload, tick) ->
                                        costing(workload.hoursOfEpoch()).run(workload, tick),
                                SILENT)
                        .get(0);
        assertEquals(List.of("1.00", "4.00", "16.00", "4.00"), table.column("of linear"));
    }

    @Test
    void should_tell_peaks_of_memory_when_hours_stream() {
        Table table =
                ScalingBenchmark.run(options("hours", "10,100"), 5, costing(2), SILENT).get(0);
        assertEquals(List.of("10.0", "100.0"), table.column("hours"));
        assertEquals(List.of("3600", "36000"), table.column("utterances"));
        // 625 frames of 130 columns of 4 bytes each
        assertEquals(List.of("1.17", "11.70"), table.column("GB"));
        assertEquals(List.of("300", "300"), table.column("heap, MB"));
        assertEquals(List.of("400", "400"), table.column("anonymous, MB"));
        assertEquals("0.25", table.cell(0, "hours/s"), "the only epoch counts");
    }

    @Test
    void should_add_user_and_kernel_when_the_system_tells_processor_time() {
        String stat = "17 (a b) c) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0 9 0 1 2";
        assertEquals(3, CpuClock.seconds(stat));
    }

    @Test
    void should_refuse_values_when_they_do_not_fit() {
        for (String[] wrong :
                new String[][] {
                    {"hours", "ten"}, {"hours", "0"}, {"columns", "0"}, {"heap", "much"}
                }) {
            Problem problem = assertThrows(Problem.class, () -> options(wrong));
            assertEquals("'" + wrong[1] + "' does not fit", problem.what());
        }
    }

    @Test
    void should_refuse_before_it_generates_when_the_disk_is_too_small() {
        Workload huge = Workload.of(1e5, 10, 10_000);
        WorkloadRun run = new WorkloadRun(new Relaunch(""), "512m", folder);
        Problem problem = assertThrows(Problem.class, () -> run.run(huge, seconds -> {}));
        assertTrue(problem.what().contains("of features do not fit"), problem.what());
    }

    @Test
    void should_read_epochs_phases_and_memory_when_an_experiment_has_ended() throws IOException {
        Path cell = Files.createDirectories(folder.resolve("cells/scratch-fold0-seed1-100pct"));
        Files.writeString(
                cell.resolve("events.jsonl"),
                """
                {"kind":"epoch","step":2,"epoch":1}
                {"kind":"times","step":2,"time":"1970-01-01T00:00:01Z","epoch":1,"forward":0.5,"waiting":0.25}
                {"kind":"times","step":4,"time":"1970-01-01T00:00:03.500Z","epoch":2,"forward":0.25}
                """);
        Files.writeString(cell.resolve("run.json"), "{\"peak_heap_mb\":17}");
        Files.writeString(
                folder.resolve("results.json"),
                "{\"phases\":[{\"phase\":\"a\",\"seconds\":3},{\"phase\":\"b\",\"seconds\":2}]}");
        CpuClock clock = new CpuClock();
        clock.note(0, 5);
        clock.note(2000, 7);
        clock.note(4000, 11);
        Expense found =
                WorkloadRun.read(
                        Workload.of(1, 10, 130), folder, 7, WorkloadRun.anonymous(-1), clock);
        // 6 s after the first epoch, 10 after the second
        assertEquals(4, found.cpu(1), 1e-9);
        assertTrue(Double.isNaN(clock.at(5000)));
        assertEquals(.25, found.epoch(1));
        assertEquals(.5, found.epoch(2));
        assertEquals(.25, found.waiting());
        assertEquals(3, found.reading());
        assertEquals(2, found.leaks());
        assertEquals(17L << 20, found.heap());
        assertEquals(0, found.anonymous(), "no such process");
    }
}
