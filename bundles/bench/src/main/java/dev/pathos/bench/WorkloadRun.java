package dev.pathos.bench;

import dev.pathos.api.run.Problem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Carries a workload out as a person would, by the command {@code run} in a process of its own,
 * with caches and runs in a folder that is deleted afterwards.
 *
 * @param relaunch starts processes
 * @param heap the limit of Java's heap, such as {@code 512m}
 * @param folder where the folder is made
 */
record WorkloadRun(Relaunch relaunch, String heap, Path folder) {
    private static final long TICK_MS = 50;

    /** What must stay free on the disk, for others. */
    private static final long SPARE = 2L << 30;

    /** Is told that it goes on. */
    interface Tick {
        /** Some time went by. */
        void went(double seconds);
    }

    /**
     * Carries it out.
     *
     * @throws Problem if the disk is too small, it fails, or this thread is interrupted
     */
    Expense run(Workload workload, Tick tick) {
        Path own = null;
        try {
            Files.createDirectories(folder);
            check(workload);
            own = Files.createTempDirectory(folder, "pathos-scaling");
            return run(workload, own, tick);
        } catch (IOException e) {
            throw new Problem(
                    "it could not be measured: " + e, folder.toString(), "name another folder", e);
        } finally {
            delete(own);
        }
    }

    private void check(Workload workload) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < workload.bytes() + SPARE) {
            throw new Problem(
                    String.format(
                            "%.1f GB of features do not fit: %.1f GB are free and 2 stay so",
                            workload.bytes() / 1e9, free / 1e9),
                    folder.toString(),
                    "name another folder by --folder, fewer --hours or fewer --columns");
        }
    }

    private Expense run(Workload workload, Path own, Tick tick) throws IOException {
        Path config = own.resolve("scaling.json");
        Files.writeString(config, workload.configuration());
        Path log = own.resolve("log");
        ProcessBuilder builder =
                relaunch.command(List.of("-Xmx" + heap), List.of("run", config.toString()));
        Map<String, String> environment = builder.environment();
        environment.put("PATHOS_CACHE", own.resolve("cache").toString());
        environment.put("PATHOS_RUNS", own.resolve("runs").toString());
        environment.remove("PATHOS_CACHE_LIMIT");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(config.toFile()));
        long begun = System.nanoTime();
        Process process = builder.start();
        long anonymous = 0;
        CpuClock clock = new CpuClock();
        try {
            while (!process.waitFor(TICK_MS, TimeUnit.MILLISECONDS)) {
                anonymous = Math.max(anonymous, anonymous(process.pid()));
                clock.look(process.pid());
                tick.went((System.nanoTime() - begun) / 1e9);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted", "bench scaling", "call it again", e);
        } finally {
            process.destroyForcibly().onExit().join();
        }
        double job = (System.nanoTime() - begun) / 1e9;
        if (process.exitValue() != 0) {
            throw failed(workload, log);
        }
        return read(workload, own.resolve("runs/scaling"), job, anonymous, clock);
    }

    private static Problem failed(Workload workload, Path log) throws IOException {
        List<String> lines =
                new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        return new Problem(
                "the training failed: " + (lines.isEmpty() ? "" : lines.get(lines.size() - 1)),
                "bench scaling, " + workload.name(),
                "give it more memory by --heap");
    }

    /** Anonymous pages that are resident; 0 where there is no {@code /proc}, or it just ended. */
    static long anonymous(long pid) {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return status.filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /**
     * Reads what the record of an experiment with one training says.
     *
     * @param experiment its folder
     * @param clock what was seen of its processor time
     */
    static Expense read(
            Workload workload, Path experiment, double job, long anonymous, CpuClock clock)
            throws IOException {
        Path cell;
        try (Stream<Path> cells = Files.list(experiment.resolve("cells"))) {
            cell = cells.findFirst().orElseThrow();
        }
        List<Double> epochs = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        double waiting = 0;
        for (String line : Files.readAllLines(cell.resolve("events.jsonl"))) {
            JsonObject event = json(line);
            if (event.getString("kind").equals("times")) {
                double sum = 0;
                for (String key : event.keySet()) {
                    boolean part = !List.of("kind", "time", "step", "epoch").contains(key);
                    sum += part ? event.getJsonNumber(key).doubleValue() : 0;
                }
                epochs.add(sum);
                cpu.add(clock.at(Instant.parse(event.getString("time")).toEpochMilli()));
                waiting +=
                        event.containsKey("waiting")
                                ? event.getJsonNumber("waiting").doubleValue()
                                : 0;
            }
        }
        double[] seconds = epochs.stream().mapToDouble(Double::doubleValue).toArray();
        double all = epochs.stream().mapToDouble(Double::doubleValue).sum();
        JsonObject run = json(Files.readString(cell.resolve("run.json")));
        JsonObject results = json(Files.readString(experiment.resolve("results.json")));
        List<JsonObject> phases = results.getJsonArray("phases").getValuesAs(JsonObject.class);
        double first = cpu.isEmpty() ? Double.NaN : cpu.get(0);
        return new Expense(
                workload,
                seconds,
                cpu.stream().mapToDouble(at -> at - first).toArray(),
                waiting / all,
                phases.get(0).getJsonNumber("seconds").doubleValue(),
                phases.get(1).getJsonNumber("seconds").doubleValue(),
                job,
                run.getJsonNumber("peak_heap_mb").longValue() << 20,
                anonymous);
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new Problem(
                    "what was generated could not be deleted: " + e.getMessage(),
                    folder.toString(),
                    "delete the folder",
                    e);
        }
    }
}
