package dev.pathos.segmentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are complete or absent. */
final class WholeFile {
    private WholeFile() {}

    /** Writes a file. */
    interface Writer {
        /** Writes all of it to the place given. */
        void write(Path out) throws IOException;
    }

    /**
     * Writes a file beside its place and puts it there when it is complete.
     *
     * @param file the file, replaced if it is there
     * @param writer writes it
     * @throws IOException if it cannot be written; an older file is then still there
     */
    static void write(Path file, Writer writer) throws IOException {
        long process = ProcessHandle.current().pid();
        Path part = file.resolveSibling("." + file.getFileName() + "-" + process + ".part");
        try {
            writer.write(part);
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
