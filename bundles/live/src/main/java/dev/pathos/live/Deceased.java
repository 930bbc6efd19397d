package dev.pathos.live;

import dev.pathos.api.live.NotAlive;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is to be said of an experiment that no process carries out. */
final class Deceased {
    private Deceased() {}

    static NotAlive of(Path folder) {
        String name = folder.getFileName().toString();
        if (!done(folder)) {
            return new NotAlive(
                    name, folder.toString(), false, "go on with: ./pathos resume " + name);
        }
        Path report = folder.resolve("report.html");
        return new NotAlive(
                name,
                folder.toString(),
                true,
                "it has ended" + (Files.exists(report) ? ", see " + report : ""));
    }

    /** Whether the results list all cells as done. */
    private static boolean done(Path folder) {
        Path results = folder.resolve("results.json");
        try {
            return Files.exists(results)
                    && Wire.parse(Files.readString(results)).getJsonArray("cells").stream()
                            .allMatch(cell -> ((JsonObject) cell).getBoolean("done", false));
        } catch (IOException | JsonException | ClassCastException | NullPointerException e) {
            // no results that can be read
            return false;
        }
    }
}
