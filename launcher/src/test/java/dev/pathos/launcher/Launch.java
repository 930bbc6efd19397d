package dev.pathos.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Launches the shipped launcher with the shipped features in a process of its own.
 *
 * @param cwd the user's working directory; what the process prints lies in it as out and err
 * @param properties system properties beside home and working directory
 * @param environment environment variables
 */
record Launch(Path cwd, Map<String, String> properties, Map<String, String> environment) {
    /** The project's folder. */
    static final Path HOME = Path.of("").toAbsolutePath().getParent();

    /** How a launch ended. */
    record Outcome(int status, List<String> out, List<String> err) {
        String firstError() {
            return err.isEmpty() ? "" : err.get(0);
        }
    }

    Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx1g",
                                "-Dpathos.home=" + HOME,
                                "-Dpathos.cwd=" + cwd));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", "target/classes:target/lib/*", Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.redirectOutput(cwd.resolve("out").toFile())
                .redirectError(cwd.resolve("err").toFile())
                .start();
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
