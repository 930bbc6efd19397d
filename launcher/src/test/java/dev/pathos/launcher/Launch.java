package dev.pathos.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Launches the shipped launcher with the shipped features in a process of its own.
 *
 * @param cwd the user's working directory; what the process prints lies in it as out and err
 * @param properties system properties beside home and working directory
 * @param environment environment variables
 */
record Launch(Path cwd, Map<String, String> properties, Map<String, String> environment) {
    /**
     * Java's quick compiler and its plainest collector, unless the environment has {@code
     * PATHOS_JAVA_OPTS}. Most of what these processes spend would else go into compiling code that
     * ends a second later.
     */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** The project's folder. */
    static final Path HOME = Path.of("").toAbsolutePath().getParent();

    /** How a launch ended. */
    record Outcome(int status, List<String> out, List<String> err) {
        String firstError() {
            return err.isEmpty() ? "" : err.get(0);
        }
    }

    /**
     * Skips a test of Ctrl-C where the tests themselves run with interrupts ignored, as a shell's
     * background jobs do: every process that they start inherits that.
     */
    static void assumeInterruptible() throws IOException {
        Path status = Path.of("/proc/self/status");
        for (String line : Files.exists(status) ? Files.readAllLines(status) : List.<String>of()) {
            if (line.startsWith("SigIgn:")) {
                long ignored = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                assumeTrue((ignored & 2) == 0, "interrupts are ignored here: SIGINT is not tried");
            }
        }
    }

    Process start(String... arguments) throws IOException {
        return builder(arguments).start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx1g",
                                "--add-exports",
                                "java.base/jdk.internal.module=ALL-UNNAMED",
                                "-Dpathos.home=" + HOME,
                                "-Dpathos.cwd=" + cwd));
        String options = environment.get("PATHOS_JAVA_OPTS");
        command.addAll(options == null ? SHORT_LIVED : List.of(options.split(" ")));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", "target/classes:target/lib/*", Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // plug-ins of whoever builds the project must not be in what is tested
        builder.environment().put("PATHOS_PLUGINS", cwd.resolve("plugins").toString());
        builder.environment().put("PATHOS_PLUGIN_STORE", cwd.resolve("plugin-store").toString());
        builder.environment().putAll(environment);
        return builder.redirectOutput(cwd.resolve("out").toFile())
                .redirectError(cwd.resolve("err").toFile());
    }

    /** Opens the shell and hands it lines through a pipe. */
    Outcome type(String... lines) throws IOException, InterruptedException {
        Path in = Files.write(cwd.resolve("in"), List.of(lines));
        return end(builder().redirectInput(in.toFile()).start());
    }

    /**
     * Opens the shell on a terminal, which the program {@code script} makes, and types into it.
     *
     * @param keys what is typed at the first prompt
     * @return what the terminal shows, with its escape codes
     */
    String atTerminal(String keys) throws IOException, InterruptedException {
        String quoted =
                builder().command().stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" ", "stty cols 100 rows 40; exec ", ""));
        Path screen = cwd.resolve("screen");
        ProcessBuilder script = new ProcessBuilder("script", "-qefc", quoted, screen.toString());
        script.environment().putAll(environment);
        script.environment().put("TERM", "xterm");
        Process process =
                script.redirectOutput(cwd.resolve("out").toFile())
                        .redirectError(cwd.resolve("err").toFile())
                        .start();
        try (OutputStream keyboard = process.getOutputStream()) {
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            while (process.isAlive()
                    && System.nanoTime() < patience
                    && !(Files.exists(screen) && Files.readString(screen).contains("pathos>"))) {
                Thread.sleep(20);
            }
            keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            end(process);
        }
        return Files.readString(screen);
    }

    Outcome end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("The launcher does not end");
        }
        return new Outcome(
                process.exitValue(),
                Files.readAllLines(cwd.resolve("out")),
                Files.readAllLines(cwd.resolve("err")));
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return end(start(arguments));
    }
}
