package dev.pathos.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the Maven that runs these tests, in a process of its own and without a network. */
final class Maven {
    private static final long MINUTES = 5;

    /** A build lives for seconds only, in which the better compiler is no help. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private Maven() {}

    /**
     * How a build ended.
     *
     * @param status 0 if it succeeded
     * @param log what it printed
     */
    record Build(int status, String log) {}

    /**
     * Builds.
     *
     * @param folder where; takes the log, too
     * @param arguments options and goals
     */
    static Build run(Path folder, String... arguments) throws IOException, InterruptedException {
        String name = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", name).toString());
        command.addAll(List.of("-B", "-o"));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("maven.log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().merge("MAVEN_OPTS", SHORT_LIVED, (own, more) -> more + " " + own);
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("a build does not end, see " + log);
        }
        return new Build(process.exitValue(), Files.readString(log));
    }
}
