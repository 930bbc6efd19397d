package dev.pathos.look;

import dev.pathos.api.run.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The folder for what is written; files are made beside their places and all moved in the end. */
final class OutFolder implements AutoCloseable {
    private final Path folder;
    private final Path staging;
    private final Path made;

    private OutFolder(Path folder, Path staging, Path made) {
        this.folder = folder;
        this.staging = staging;
        this.made = made;
    }

    /**
     * Makes the folder if it is not there.
     *
     * @param folder the folder
     * @throws Problem if nothing can be written there
     */
    static OutFolder open(Path folder) {
        Path absent = null;
        for (Path up = folder.toAbsolutePath();
                up != null && !Files.exists(up);
                up = up.getParent()) {
            absent = up;
        }
        try {
            Files.createDirectories(folder);
            return new OutFolder(folder, Files.createTempDirectory(folder, ".look-"), absent);
        } catch (IOException e) {
            throw problem(folder, e);
        }
    }

    private static Problem problem(Path folder, IOException e) {
        return new Problem(
                "nothing can be written there, " + reason(e),
                "folder " + folder,
                "name a folder with --out that can be written to",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        if (e instanceof AccessDeniedException) {
            return "permission is missing";
        }
        boolean told = e instanceof FileSystemException f && f.getReason() != null;
        return told ? ((FileSystemException) e).getReason() : "no folder can be made";
    }

    /** Where a file is made. */
    Path making(String name) {
        return staging.resolve(name);
    }

    /** Makes a picture. */
    void write(String name, BufferedImage image) {
        try (OutputStream out = Files.newOutputStream(making(name));
                MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw problem(folder, e);
        }
    }

    /**
     * Puts files in their places, where they replace what was there.
     *
     * @param names the files, all of them made
     */
    void finish(List<String> names) {
        try {
            for (String name : names) {
                Files.move(
                        making(name),
                        folder.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw problem(folder, e);
        }
    }

    /** Takes away what was made and not finished, and folders that were made for nothing. */
    @Override
    public void close() {
        try {
            try (Stream<Path> files = Files.list(staging)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(staging);
            Path up = made == null ? null : folder.toAbsolutePath();
            while (up != null && empty(up)) {
                Files.delete(up);
                up = up.equals(made) ? null : up.getParent();
            }
        } catch (IOException e) {
            throw problem(folder, e);
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
