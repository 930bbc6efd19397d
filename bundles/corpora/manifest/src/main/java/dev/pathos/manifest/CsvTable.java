package dev.pathos.manifest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.pathos.api.run.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A CSV text read row by row, header first; quoted cells may contain line breaks. A row that was
 * read can be read again at the cost of a page of rows.
 */
final class CsvTable implements Closeable, Iterator<CsvRecord> {
    /** What stands in sound files and archives, and in texts that are not in UTF-8. */
    private static final Pattern NO_TEXT = Pattern.compile("[[\\p{Cntrl}&&[^\\t\\r\\n]]\uFFFD]");

    private static final char BROKEN = '\uFFFD';

    private final Path file;
    private final char separator;
    private final Place place;
    private final RowOffsets offsets;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private final List<String> header;
    private final List<Long> pageLines = new ArrayList<>();
    private CsvRecord ahead;
    private long number;
    private long lastLine;

    private CsvTable(Path file, char separator, Place place, RowOffsets offsets) {
        this.file = file;
        this.separator = separator;
        this.place = place;
        this.offsets = offsets;
        this.reader = reader(offsets, separator);
        this.rows = reader.iterator();
        if (!hasNext()) {
            throw place.problem("empty table: " + file, "write a header and a line an utterance");
        }
        List<String> names = ahead.getFields();
        if (names.stream().anyMatch(name -> NO_TEXT.matcher(name).find())) {
            throw place.problem(
                    file + " is no table", "give a text in UTF-8 that begins with a header");
        }
        this.header = names.stream().map(String::strip).toList();
        this.ahead = null;
    }

    /**
     * Opens a table and reads its header.
     *
     * @param file the table, in UTF-8 with or without a byte order mark
     * @param separator what stands between two cells
     * @param place the setting that led to it, for messages
     * @return the table before its first row
     * @throws IOException if the file cannot be opened
     * @throws Problem if it is empty or no text
     */
    static CsvTable open(Path file, char separator, Place place) throws IOException {
        InputStream text = Files.newInputStream(file);
        try {
            return new CsvTable(file, separator, place, new RowOffsets(text, separator));
        } catch (IOException | Problem e) {
            text.close();
            throw e;
        }
    }

    private static CsvReader<CsvRecord> reader(InputStream text, char separator) {
        // Empty lines count as rows here, as they do in the offsets.
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .ofCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8));
    }

    /** The names of the columns. */
    List<String> header() {
        return header;
    }

    /** The number of the row that was given last: the header and empty lines count, from 1 on. */
    long number() {
        return number;
    }

    /**
     * Whether there is another row.
     *
     * @throws Problem if the rest is no table or cannot be read
     */
    @Override
    public boolean hasNext() {
        while (ahead == null && reading(Iterator::hasNext)) {
            CsvRecord row = reading(Iterator::next);
            lastLine = row.getStartingLineNumber();
            if (number++ % RowOffsets.PAGE == 0) {
                pageLines.add(row.getStartingLineNumber());
            }
            boolean empty = row.getFieldCount() == 1 && row.getField(0).isEmpty();
            ahead = empty ? null : row;
        }
        if (ahead == null && offsets.quoteIsOpen()) {
            // The reader takes all the lines from there on for one cell, and they would be lost.
            throw place.problem(
                    "a quotation mark in line "
                            + lastLine
                            + " of "
                            + file
                            + " or after it is never closed, so the rest of the table is one cell",
                    "close it, and write a quotation mark inside of a cell twice");
        }
        return ahead != null;
    }

    /**
     * The next row.
     *
     * @throws Problem if the rest is no table, is not in UTF-8, or cannot be read
     */
    @Override
    public CsvRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CsvRecord row = ahead;
        ahead = null;
        for (int i = 0; i < row.getFieldCount(); i++) {
            if (row.getField(i).indexOf(BROKEN) >= 0) {
                throw place.problem(
                        "line " + row.getStartingLineNumber() + " of " + file + " is not in UTF-8",
                        "save the table in UTF-8, for instance by iconv -f WINDOWS-1252 -t UTF-8");
            }
        }
        return row;
    }

    private <T> T reading(Function<Iterator<CsvRecord>, T> step) {
        try {
            return step.apply(rows);
        } catch (CsvParseException e) {
            throw place.problem(
                    file + " is no table: " + e.getMessage(),
                    "mend it, and see that cells are separated as expected",
                    e);
        } catch (UncheckedIOException e) {
            throw place.problem(
                    file + " cannot be read to its end: " + e.getCause().getMessage(),
                    "see to the disk or the network that it lies on",
                    e);
        }
    }

    /**
     * A row that was read before, with its line.
     *
     * @param line the line it begins in, from 1 on
     * @param cells its cells
     */
    record Earlier(long line, CsvRecord cells) {}

    /**
     * Reads a row again.
     *
     * @param row the number it had
     * @return the row
     * @throws IOException if the file cannot be read or has changed meanwhile
     */
    Earlier again(long row) throws IOException {
        int page = (int) ((row - 1) / RowOffsets.PAGE);
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(offsets.page(page));
            Iterator<CsvRecord> rest =
                    reader(Channels.newInputStream(channel), separator).iterator();
            for (long skipped = (long) page * RowOffsets.PAGE + 1; skipped < row; skipped++) {
                rest.next();
            }
            CsvRecord cells = rest.next();
            return new Earlier(pageLines.get(page) + cells.getStartingLineNumber() - 1, cells);
        } catch (NoSuchElementException | CsvParseException | UncheckedIOException e) {
            throw new IOException(file + " changed while it was read", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
