package dev.pathos.bench;

import dev.pathos.api.run.Problem;
import dev.pathos.bench.Racer.Phase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Our side of the race, in a process of its own: see {@link ProcessRacer} for what is said. */
final class RacerServer {
    private static final double NANOS = 1e9;

    private final BufferedReader in;
    private final PrintStream out;

    RacerServer(InputStream in, PrintStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    /** Tells one more thing about this side; line breaks become blanks. */
    void about(String text) {
        say("about " + text.replaceAll("\\s+", " "));
    }

    /** Says that it cannot go on: what, where and what to do about it, separated by tabs. */
    void fail(Problem problem) {
        say(
                "failed "
                        + String.join("	", problem.what(), problem.where(), problem.remedy())
                                .replaceAll("\\R", " "));
    }

    /**
     * Runs laps until the input ends.
     *
     * @param trainee what is measured
     * @param before the most memory that this process took before there was a network, in bytes
     * @throws IOException if the input cannot be read
     */
    void serve(Trainee trainee, long before) throws IOException {
        say("ready " + trainee.parameters() + " " + before + " Java " + Runtime.version());
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            Phase phase = Phase.valueOf(words[0].toUpperCase(Locale.ROOT));
            try {
                lap(trainee, phase, Double.parseDouble(words[1]));
            } catch (Problem e) {
                fail(e);
            } catch (OutOfMemoryError e) {
                fail(
                        new Problem(
                                "out of memory: " + e.getMessage(),
                                "bench training",
                                "give Java a larger heap by PATHOS_HEAP"));
            }
        }
    }

    private void lap(Trainee trainee, Phase phase, double seconds) {
        double cpu = cpuSeconds();
        long begin = System.nanoTime();
        int steps = 0;
        double elapsed;
        do {
            if (phase == Phase.TRAINING) {
                trainee.train();
            } else {
                trainee.infer();
            }
            steps++;
            elapsed = (System.nanoTime() - begin) / NANOS;
        } while (elapsed < seconds);
        say("lap %d %.6f %.3f %d", steps, elapsed, cpuSeconds() - cpu, Memory.peak());
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(duration -> duration.toNanos() / NANOS)
                .orElse(0.0);
    }

    private void say(String format, Object... values) {
        String text = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
        out.println(ProcessRacer.MARK + text);
        out.flush();
    }
}
