package dev.pathos.verification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The launcher that ships, in a process of its own.
 *
 * @param cwd where it is started; takes the log and all that it writes
 */
record Platform(Path cwd) {
    /** Where plug-ins are put. */
    Path plugins() {
        return cwd.resolve("plugins");
    }

    /** What it has printed. */
    Path log() {
        return cwd.resolve("platform.log");
    }

    /**
     * Starts it.
     *
     * @param repository a folder with bundles beside the platform's own
     * @param arguments what stands behind {@code ./pathos}
     */
    Process start(Path repository, String... arguments) throws IOException {
        Path target = Place.HOME.resolve("launcher/target");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx1g",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--add-exports",
                                "java.base/jdk.internal.module=ALL-UNNAMED",
                                "-Dpathos.home=" + Place.HOME,
                                "-Dpathos.cwd=" + cwd,
                                "-Dpathos.repositories=" + repository,
                                "-Dpathos.plugins.poll=50",
                                "-cp",
                                target.resolve("launcher.jar")
                                        + System.getProperty("path.separator")
                                        + target.resolve("lib/*"),
                                "dev.pathos.launcher.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PATHOS_RUNS", cwd.resolve("runs").toString());
        builder.environment().put("PATHOS_CACHE", cwd.resolve("cache").toString());
        builder.environment().put("PATHOS_PLUGINS", plugins().toString());
        builder.environment().put("PATHOS_PLUGIN_STORE", cwd.resolve("store").toString());
        builder.environment().put("COLUMNS", "200");
        return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }
}
