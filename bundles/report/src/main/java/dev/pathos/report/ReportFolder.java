package dev.pathos.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder of a report: {@code report.html} and {@code tables/}. */
final class ReportFolder {
    private static final String FILE = "report.html";

    private ReportFolder() {}

    /**
     * Writes a report, complete or not at all.
     *
     * @param folder where; must be there
     * @param html the page
     * @param tables its tables
     * @return the page's file
     * @throws IOException if it cannot be written
     */
    static Path write(Path folder, String html, Tables tables) throws IOException {
        Path beside = folder.resolve(FILE + ".incomplete");
        try {
            Files.writeString(beside, html);
            tables.save(folder);
            return Files.move(
                    beside,
                    folder.resolve(FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
