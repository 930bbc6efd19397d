package dev.pathos.bench;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the platform once more as this process was started: with the same Java, its options, and
 * the same features.
 *
 * @param features the file of features that the user named, or empty
 */
record Relaunch(String features) {
    /** The property that tells a process that it is a racer. */
    static final String RACER = "pathos.bench.racer";

    /**
     * A process that measures one network for this one.
     *
     * @param precision that the network infers with
     */
    ProcessBuilder racer(Net net, int threads, String precision) {
        return command(
                List.of("-D" + RACER + "=true"),
                List.of(
                        "bench",
                        "training",
                        "--net",
                        net.name(),
                        "--threads",
                        String.valueOf(threads),
                        "--" + TrainingOptions.PRECISION,
                        precision));
    }

    /**
     * A process that carries out a command.
     *
     * @param options of Java, after those of this process, which they override
     * @param words the command
     */
    ProcessBuilder command(List<String> options, List<String> words) {
        RuntimeMXBean java = ManagementFactory.getRuntimeMXBean();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.getInputArguments());
        command.addAll(options);
        command.add("-cp");
        command.add(absolute(java.getClassPath()));
        command.add(System.getProperty("sun.java.command").split(" ", 2)[0]);
        if (!features.isEmpty()) {
            command.addAll(List.of("--features", features));
        }
        command.addAll(words);
        return new ProcessBuilder(command);
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                List.of(classPath.split(File.pathSeparator)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
