package dev.pathos.assembly;

import dev.pathos.api.run.Assembler.Format;
import dev.pathos.api.run.Digests;
import dev.pathos.assembly.Content.Item;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.tools.tar.TarEntry;
import org.apache.tools.tar.TarOutputStream;
import org.apache.tools.zip.ZipEntry;
import org.apache.tools.zip.ZipOutputStream;

/**
 * Writes the files of a distribution in one form or another.
 *
 * <p>The same files give the same archive: they come in the order of their paths, belong to nobody
 * and have one date, that of the build's own jars.
 *
 * @param name of the distribution: the folder that all files are in
 * @param content the files
 * @param watcher is told of each file that was written
 */
record Packing(String name, Content content, Consumer<Item> watcher) {
    private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

    /** What a file is that is no folder, in the modes of Unix. */
    private static final int REGULAR = 0100000;

    /**
     * Writes all that is wanted, with a list of digests of what was written.
     *
     * @param target an empty folder
     * @param formats what is wanted
     * @return what was written, each with its name in the folder and its size
     */
    List<List<String>> write(Path target, Set<Format> formats) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        StringBuilder digests = new StringBuilder();
        for (Format format : new TreeSet<>(formats)) {
            String file = format == Format.FOLDER ? name : name + "." + format.word();
            Path path = target.resolve(file);
            switch (format) {
                case FOLDER -> folder(path);
                case TAR_GZ -> tarGz(path);
                case ZIP -> zip(path);
            }
            if (format == Format.FOLDER) {
                content.items().forEach(item -> digests.append(item.line(name + "/")));
                rows.add(List.of(format.word(), file, FeatureTables.megabytes(content.size())));
            } else {
                digests.append(Digests.of(path)).append("  ").append(file).append('\n');
                rows.add(List.of(format.word(), file, FeatureTables.megabytes(Files.size(path))));
            }
        }
        Files.writeString(target.resolve(Content.DIGESTS), digests);
        return rows;
    }

    /** Writes a folder. */
    private void folder(Path target) throws IOException {
        for (Item item : content.items()) {
            Path file = target.resolve(item.path());
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                item.copy(out);
            }
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(
                        file,
                        PosixFilePermissions.fromString(
                                item.executable() ? "rwxr-xr-x" : "rw-r--r--"));
            }
            watcher.accept(item);
        }
    }

    /** Writes a compressed archive of tar. */
    private void tarGz(Path target) throws IOException {
        Date date = Date.from(DATE.toInstant(ZoneOffset.UTC));
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
                Gzip gzip = new Gzip(file);
                TarOutputStream tar = new TarOutputStream(gzip, "UTF-8")) {
            tar.setLongFileMode(TarOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (Item item : content.items()) {
                TarEntry entry = new TarEntry(name + "/" + item.path());
                entry.setSize(item.size());
                entry.setModTime(date);
                entry.setMode(mode(item));
                entry.setIds(0, 0);
                entry.setNames("", "");
                gzip.compress(item);
                tar.putNextEntry(entry);
                item.copy(tar);
                tar.closeEntry();
                watcher.accept(item);
            }
        }
    }

    /** Compresses all but jars, which are compressed and would only take time. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out);
        }

        void compress(Item next) {
            def.setLevel(jar(next) ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        }
    }

    private static boolean jar(Item item) {
        return item.path().endsWith(".jar");
    }

    /** Writes a zip archive. */
    private void zip(Path target) throws IOException {
        // Zip has local times without a zone.
        long date = DATE.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
        try (ZipOutputStream zip = new ZipOutputStream(target.toFile())) {
            zip.setEncoding("UTF-8");
            for (Item item : content.items()) {
                ZipEntry entry = new ZipEntry(name + "/" + item.path());
                entry.setTime(date);
                entry.setSize(item.size());
                entry.setUnixMode(mode(item));
                entry.setMethod(jar(item) ? ZipOutputStream.STORED : ZipOutputStream.DEFLATED);
                zip.putNextEntry(entry);
                item.copy(zip);
                zip.closeEntry();
                watcher.accept(item);
            }
        }
    }

    private static int mode(Item item) {
        return REGULAR | (item.executable() ? 0755 : 0644);
    }
}
