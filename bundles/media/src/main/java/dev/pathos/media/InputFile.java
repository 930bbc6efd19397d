package dev.pathos.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What can be wrong with a file before anything is decoded. */
final class InputFile {
    private InputFile() {}

    /**
     * Looks whether there is something to decode.
     *
     * @param file the file
     * @throws IOException if there is not; the message names file and reason
     */
    static void check(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": not a file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException(file + ": no permission to read it");
        }
        if (Files.size(file) == 0) {
            throw new IOException(file + ": empty file (0 bytes)");
        }
    }
}
