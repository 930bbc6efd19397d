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
 * @param precision that networks infer with
 */
record Relaunch(String features, String precision) {
    /** The property that tells a process that it is a racer. */
    static final String RACER = "pathos.bench.racer";

    /** A process that measures one network for this one. */
    ProcessBuilder racer(Net net, int threads) {
        RuntimeMXBean java = ManagementFactory.getRuntimeMXBean();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.getInputArguments());
        command.add("-D" + RACER + "=true");
        command.add("-cp");
        command.add(absolute(java.getClassPath()));
        command.add(System.getProperty("sun.java.command").split(" ", 2)[0]);
        if (!features.isEmpty()) {
            command.addAll(List.of("--features", features));
        }
        command.addAll(List.of("bench", "training", "--net", net.name()));
        command.addAll(List.of("--threads", String.valueOf(threads)));
        command.addAll(List.of("--" + TrainingOptions.PRECISION, precision));
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
