package dev.pathos.batch;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which outputs are done, and what they were made of: a line each, written once the output is in
 * its place. A line that a kill cut off is no line.
 */
public final class Journal implements AutoCloseable {
    private static final Pattern TAB = Pattern.compile("\t");
    private static final int CELLS = 4;
    private static final int NOTED = 5;

    private final Path out;
    private final Map<String, Done> done = new HashMap<>();
    private final OutputStream lines;

    /**
     * What is known of an output.
     *
     * @param key what decides its content
     * @param bytes how large it is
     * @param rows how many rows it has
     * @param note what else is to be known of it, in one line without tabs
     */
    public record Done(String key, long bytes, long rows, String note) {
        /** An output of which nothing else is to be known. */
        public Done(String key, long bytes, long rows) {
            this(key, bytes, rows, "");
        }
    }

    /**
     * Opens a journal.
     *
     * @param out the folder that outputs lie in
     * @param file the journal; made if it is not there
     */
    Journal(Path out, Path file) throws IOException {
        this.out = out;
        String before = Files.exists(file) ? Files.readString(file) : "";
        int end = before.lastIndexOf('\n') + 1;
        before.substring(0, end).lines().forEach(this::read);
        // not a channel, which an interrupted thread would close for all
        lines = new FileOutputStream(file.toFile(), true);
        if (end < before.length()) {
            lines.write('\n');
        }
    }

    private void read(String line) {
        String[] cells = TAB.split(line, -1);
        try {
            if (cells.length == CELLS || cells.length == NOTED) {
                done.put(
                        cells[3],
                        new Done(
                                cells[0],
                                Long.parseLong(cells[1]),
                                Long.parseLong(cells[2]),
                                cells.length == NOTED ? cells[CELLS] : ""));
            }
        } catch (NumberFormatException e) {
            // Not a line of this journal: the output counts as missing.
            done.remove(cells[3]);
        }
    }

    /**
     * What is known of an output that is there.
     *
     * @param output its path relative to the folder
     * @param key what decides its content now
     * @return empty if it is not there as it was, or would come out otherwise
     */
    public synchronized Optional<Done> find(String output, String key) throws IOException {
        Done known = done.get(output);
        if (known == null || !known.key.equals(key)) {
            return Optional.empty();
        }
        Path file = out.resolve(output);
        return Files.isRegularFile(file) && Files.size(file) == known.bytes
                ? Optional.of(known)
                : Optional.empty();
    }

    /** Whether an output was written here before. */
    public synchronized boolean knows(String output) {
        return done.containsKey(output);
    }

    /** An output is in its place. */
    public synchronized void add(String output, Done now) throws IOException {
        done.put(output, now);
        String line = now.key + "\t" + now.bytes + "\t" + now.rows + "\t" + output;
        line += (now.note.isEmpty() ? "" : "\t" + now.note) + "\n";
        lines.write(line.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
    }
}
