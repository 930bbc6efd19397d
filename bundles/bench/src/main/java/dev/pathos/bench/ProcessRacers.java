package dev.pathos.bench;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Starts the platform once more and, beside it, PyTorch: each with a process of its own. */
final class ProcessRacers implements Racers, AutoCloseable {
    private final BiFunction<Net, Integer, ProcessBuilder> platform;
    private final String python;
    private final Path script;
    private String absent = "";

    /**
     * @param platform the platform once more, for a network and a number of threads
     * @param python the interpreter that has PyTorch
     * @throws UncheckedIOException if the script cannot be unpacked
     */
    ProcessRacers(BiFunction<Net, Integer, ProcessBuilder> platform, String python) {
        this.platform = platform;
        this.python = python;
        this.script = unpacked();
    }

    private static Path unpacked() {
        try (InputStream in = ProcessRacers.class.getResourceAsStream("twin.py")) {
            Path file = Files.createTempFile("pathos-twin", ".py");
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, Racer> start(Net net, int threads, List<String> notes) {
        Map<String, Racer> racers = new LinkedHashMap<>();
        try {
            ProcessRacer ours = new ProcessRacer(platform.apply(net, threads), List.of());
            racers.put(Race.OURS, ours);
            for (Net.Layout layout : net.layouts()) {
                if (absent.isEmpty()) {
                    twin(net, threads, layout, ours.about(), notes, racers);
                }
            }
            return racers;
        } catch (IOException | RuntimeException e) {
            racers.values().forEach(Racer::close);
            throw e instanceof RuntimeException known
                    ? known
                    : new UncheckedIOException((IOException) e);
        }
    }

    private void twin(
            Net net,
            int threads,
            Net.Layout layout,
            List<String> about,
            List<String> notes,
            Map<String, Racer> racers) {
        try {
            racers.put(layout.program(), twin(net, threads, layout, about));
        } catch (IOException e) {
            absent = "PyTorch is not beside it: " + python + " does not start (" + e + ")";
        } catch (Problem e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            if (e.getMessage().contains("no PyTorch")) {
                absent = "PyTorch is not beside it: " + python + ": " + e.getMessage();
            } else {
                notes.add(net.name() + ", " + layout.program() + ": " + e.getMessage());
            }
        }
        if (!absent.isEmpty()) {
            notes.add(absent + "; name an interpreter that has it by --python or PATHOS_PYTHON");
        }
    }

    /**
     * Starts a twin.
     *
     * @param about what ours told of its settings
     * @throws IOException if there is no such interpreter
     * @throws Problem if it has no PyTorch, or fails
     */
    Racer twin(Net net, int threads, Net.Layout layout, List<String> about) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(python, script.toString());
        // What suits our native code must not hold PyTorch back.
        builder.environment().remove("OMP_WAIT_POLICY");
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        List<String> lines = new ArrayList<>(about);
        lines.add("part " + net.part());
        lines.add("layout " + layout);
        lines.add("threads " + threads);
        lines.add(
                String.join(
                        " ",
                        "batch",
                        String.valueOf(net.utterances()),
                        String.valueOf(net.chunks()),
                        String.valueOf(net.frames()),
                        String.valueOf(net.columns())));
        lines.add("open");
        return new ProcessRacer(builder, lines);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(script);
        } catch (IOException e) {
            // A small file stays in the system's folder for such.
            script.toFile().deleteOnExit();
        }
    }
}
