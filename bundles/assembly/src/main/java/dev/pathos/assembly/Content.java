package dev.pathos.assembly;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of a distribution by their paths in it, which have slashes. */
final class Content {
    /** The list of digests, as {@code sha256sum -c} reads it. */
    static final String DIGESTS = "SHA256SUMS";

    private final SortedMap<String, Item> items = new TreeMap<>();

    /** Where bytes come from. */
    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    /** A file of a distribution. */
    static final class Item {
        private final String path;
        private final Source source;
        private final long size;
        private final String digest;
        private final boolean executable;

        private Item(String path, Source source, long size, boolean executable) throws IOException {
            this.path = path;
            this.source = source;
            this.size = size;
            this.executable = executable;
            digest = copied(OutputStream.nullOutputStream());
        }

        /** Where it goes. */
        String path() {
            return path;
        }

        /** Its size in bytes. */
        long size() {
            return size;
        }

        /** Whether it is a program. */
        boolean executable() {
            return executable;
        }

        /**
         * Its digest as a line of a list.
         *
         * @param folder what stands before its path, with a slash, or empty
         */
        String line(String folder) {
            return digest + "  " + folder + path + "\n";
        }

        /**
         * Writes its bytes.
         *
         * @throws IOException if they cannot be read or written, or are not those of the digest
         */
        void copy(OutputStream out) throws IOException {
            if (!copied(out).equals(digest)) {
                throw new IOException("the original of " + path + " has just been changed");
            }
        }

        private String copied(OutputStream out) throws IOException {
            try (DigestInputStream in =
                    new DigestInputStream(source.open(), MessageDigest.getInstance("SHA-256"))) {
                in.transferTo(out);
                return HexFormat.of().formatHex(in.getMessageDigest().digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /** Adds a file that lies somewhere. */
    void add(String path, Path source) throws IOException {
        put(new Item(path, () -> Files.newInputStream(source), Files.size(source), false));
    }

    /** Adds a program that lies somewhere. */
    void addProgram(String path, Path source) throws IOException {
        put(new Item(path, () -> Files.newInputStream(source), Files.size(source), true));
    }

    /** Adds a file with a text. */
    void add(String path, String text) throws IOException {
        add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file with these bytes. */
    void add(String path, byte[] bytes) throws IOException {
        put(new Item(path, () -> new ByteArrayInputStream(bytes), bytes.length, false));
    }

    private void put(Item item) {
        if (items.put(item.path(), item) != null) {
            throw new IllegalStateException(item.path() + " is there twice");
        }
    }

    /** Adds the list of the digests of all files. */
    void seal() throws IOException {
        add(
                DIGESTS,
                items.values().stream().map(item -> item.line("")).collect(Collectors.joining()));
    }

    /** All files in the order of their paths. */
    Collection<Item> items() {
        return items.values();
    }

    /** Bytes of all files. */
    long size() {
        return items.values().stream().mapToLong(Item::size).sum();
    }
}
