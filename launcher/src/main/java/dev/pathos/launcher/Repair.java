package dev.pathos.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Has a jar that the build left, and that was damaged since, built again: deletes it, and starts
 * over with the start script, which builds what is missing.
 *
 * @param home the project's folder
 * @param cwd where the user is
 * @param environment what the process was started with
 */
record Repair(Path home, Path cwd, Map<String, String> environment) {
    /** Set for the start that follows a repair, so that there is no second one. */
    private static final String TRIED = "PATHOS_REPAIRED";

    /**
     * Starts over if that can help.
     *
     * @param damaged what was found
     * @param arguments those of the user
     * @param err where people are told
     * @return the exit status of the new start; empty if there is nothing that would build the jar
     */
    OptionalInt startOver(DamagedJar damaged, List<String> arguments, PrintStream err) {
        Path script = home.resolve("pathos");
        boolean built =
                damaged.jar().startsWith(home.resolve("features/target"))
                        && Files.isRegularFile(home.resolve("pom.xml"))
                        && Files.isExecutable(script);
        if (!built || environment.containsKey(TRIED)) {
            return OptionalInt.empty();
        }
        try {
            Files.delete(damaged.jar());
            err.println(damaged.jar() + ": this bundle was damaged; it is built again");
            List<String> command = new ArrayList<>(List.of(script.toString()));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).directory(cwd.toFile());
            builder.environment().put(TRIED, "yes");
            return OptionalInt.of(builder.inheritIO().start().waitFor());
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
