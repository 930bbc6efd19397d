package dev.pathos.protocols;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.pathos.api.run.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a file of a published partition, line by line, so that it may be of any length. Understood
 * are
 *
 * <ul>
 *   <li>a table with a header that has a column of clips and one of parts, of folds, or of both;
 *   <li>lines of a part and a clip, or a clip and a part, without a header;
 *   <li>one clip a line in a file that is named after its part, such as {@code test.txt}.
 * </ul>
 */
record PartitionTable(PartNames names, Columns columns) {
    private static final List<String> CLIPS =
            List.of(
                    "filename",
                    "file",
                    "clip",
                    "clipname",
                    "id",
                    "utterance",
                    "utteranceid",
                    "path",
                    "filepath",
                    "wav",
                    "audio",
                    "media",
                    "name",
                    "segment");
    private static final List<String> PARTS =
            List.of("splitset", "split", "partition", "part", "set", "subset");
    private static final List<String> FOLDS = List.of("fold", "foldid", "cvfold");

    /**
     * The names of the columns.
     *
     * @param clip of clips; empty for a usual one
     * @param part of parts; empty for a usual one
     * @param fold of folds; empty for a usual one
     */
    record Columns(String clip, String part, String fold) {}

    /** Takes what is read. */
    interface Sink {
        /**
         * A clip is in a part.
         *
         * @param fold the fold that this holds for, or in which the clip is tested; empty for none
         * @param part what the authors call the part; empty if there are only folds
         * @param clip the clip's name
         */
        void put(String fold, String part, String clip);
    }

    private record Layout(int clip, int part, int fold, boolean header) {}

    /**
     * The part that a file is named after.
     *
     * @param file the file
     * @return the part, as the name spells it
     */
    Optional<String> part(Path file) {
        String stem = ClipNames.stem(file.getFileName().toString());
        return List.of(stem.split("[^\\p{L}\\p{N}]+")).stream()
                .filter(word -> names.use(word).isPresent())
                .findFirst();
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param sink takes its lines
     * @throws Problem if it is none of what is understood
     */
    void read(Path file, Sink sink) {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CsvReader<CsvRecord> rows =
                        CsvReader.builder().fieldSeparator(separator(file)).ofCsvRecord(text)) {
            Iterator<CsvRecord> all = rows.iterator();
            Layout layout = null;
            while (all.hasNext()) {
                List<String> cells = cells(all.next());
                if (layout == null) {
                    layout = layout(file, cells);
                    if (layout.header()) {
                        continue;
                    }
                }
                put(file, layout, cells, sink);
            }
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not in UTF-8", e);
        } catch (CsvParseException e) {
            throw unreadable(file, e.getMessage(), e);
        } catch (UncheckedIOException e) {
            boolean coding = e.getCause() instanceof CharacterCodingException;
            throw unreadable(file, coding ? "it is not in UTF-8" : e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(file, e.toString(), e);
        }
    }

    private static Problem unreadable(Path file, String reason, Exception e) {
        return new Problem(
                "a partition cannot be read: " + reason,
                file.toString(),
                "mend the file, or leave it out by the key files of the partition-files part",
                e);
    }

    /** Whichever of the usual separators stands most often in the first line. */
    private static char separator(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = text.readLine();
            char best = ',';
            long most = 0;
            for (char c : new char[] {',', ';', '\t', '|'}) {
                long count = line == null ? 0 : line.chars().filter(x -> x == c).count();
                if (count > most) {
                    best = c;
                    most = count;
                }
            }
            return best;
        }
    }

    private static List<String> cells(CsvRecord row) {
        return row.getFields().stream().map(cell -> cell.replace("\uFEFF", "").strip()).toList();
    }

    private Layout layout(Path file, List<String> first) {
        int clip = column(file, first, columns.clip(), CLIPS);
        int part = column(file, first, columns.part(), PARTS);
        int fold = column(file, first, columns.fold(), FOLDS);
        if (clip >= 0 && (part >= 0 || fold >= 0 || part(file).isPresent())) {
            return new Layout(clip, part, fold, true);
        }
        if (first.size() == 2 && names.use(first.get(0)).isPresent()) {
            return new Layout(1, 0, -1, false);
        }
        if (first.size() == 2 && names.use(first.get(1)).isPresent()) {
            return new Layout(0, 1, -1, false);
        }
        if (first.size() == 1 && part(file).isPresent()) {
            return new Layout(0, -1, -1, false);
        }
        throw new Problem(
                "it cannot be told which clips are in which part; the first line is "
                        + String.join(", ", first),
                file.toString(),
                "name its columns by the keys clip.column and part.column, name the file after its"
                        + " part, as in test.txt, or leave it out by the key files");
    }

    private static int column(Path file, List<String> header, String name, List<String> usual) {
        if (!name.isEmpty()) {
            int at = header.indexOf(name);
            if (at < 0) {
                throw new Problem(
                        "no column " + name + " among " + String.join(", ", header),
                        file.toString(),
                        "see the keys clip.column, part.column and fold.column");
            }
            return at;
        }
        List<String> plain =
                header.stream()
                        .map(cell -> cell.toLowerCase(Locale.ROOT).replaceAll("[ _-]", ""))
                        .toList();
        return usual.stream().mapToInt(plain::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
    }

    private void put(Path file, Layout layout, List<String> cells, Sink sink) {
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        int last = Math.max(layout.clip(), Math.max(layout.part(), layout.fold()));
        if (cells.size() <= last) {
            throw new Problem(
                    "a line has too few cells: " + String.join(", ", cells),
                    file.toString(),
                    "mend that line");
        }
        String fold = layout.fold() < 0 ? "" : cells.get(layout.fold());
        String part =
                layout.part() >= 0
                        ? cells.get(layout.part())
                        : layout.fold() >= 0 ? "" : part(file).orElse("");
        sink.put(fold, part, cells.get(layout.clip()));
    }
}
