package dev.pathos.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * One state of a file: what can be wrong before anything is decoded, and whether it stays as it is.
 *
 * @param size bytes
 * @param changed the time of its last change
 * @param key what the file system knows it by, or null
 */
record InputFile(long size, FileTime changed, Object key) {
    /**
     * Looks whether there is something to decode.
     *
     * @param file the file
     * @return its state
     * @throws FaultyFile if there is nothing
     */
    static InputFile check(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw absent(file);
        }
        if (!file.getFileSystem().getPath(file.toString()).equals(file)) {
            throw new FaultyFile(file, Fault.NAME, "rename it, FFmpeg takes names as text");
        }
        if (!Files.isRegularFile(file)) {
            throw new FaultyFile(
                    file, Fault.NOT_A_FILE, Files.isDirectory(file) ? "a folder" : "a device");
        }
        if (!Files.isReadable(file)) {
            throw new FaultyFile(file, Fault.NO_PERMISSION, "");
        }
        InputFile state = of(file);
        if (state.size == 0) {
            throw new FaultyFile(file, Fault.EMPTY, "");
        }
        return state;
    }

    private static FaultyFile absent(Path file) {
        try {
            file.toRealPath();
        } catch (NoSuchFileException e) {
            boolean link = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            return new FaultyFile(
                    file, Fault.NO_SUCH_FILE, link ? "its link leads to " + e.getFile() : "");
        } catch (IOException e) {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? new FaultyFile(file, Fault.LINK_LOOP, "")
                    : new FaultyFile(file, Fault.NO_SUCH_FILE, String.valueOf(e.getMessage()));
        }
        return new FaultyFile(file, Fault.NO_SUCH_FILE, "");
    }

    private static InputFile of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new InputFile(
                attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    /** Whether a file is in this state still. */
    boolean holds(Path file) {
        try {
            return equals(of(file));
        } catch (IOException e) {
            return false;
        }
    }
}
