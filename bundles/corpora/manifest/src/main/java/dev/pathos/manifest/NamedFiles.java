package dev.pathos.manifest;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files that a table or a JSON text names, relative to a folder. */
final class NamedFiles {
    private final Path folder;
    private String lastGood = "";

    /**
     * Finds files.
     *
     * @param folder where relative names begin
     */
    NamedFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Why a file cannot be used.
     *
     * @param name its name, or an empty string for no file
     * @return the reason in words; an empty string if there is none
     */
    String fault(String name) {
        // Rows that cut one long file into utterances name it again and again.
        if (name.isEmpty() || name.equals(lastGood)) {
            return "";
        }
        try {
            Path path = path(name);
            if (!Files.isRegularFile(path)) {
                return (Files.exists(path) ? "not a file: " : "no such file: ") + path;
            }
            if (!Files.isReadable(path)) {
                return "no permission to read " + path;
            }
            lastGood = name;
            return "";
        } catch (InvalidPathException e) {
            return "'" + name + "' cannot be a file's name";
        }
    }

    /** The path of a file. */
    Path path(String name) {
        return folder.resolve(name).normalize();
    }
}
