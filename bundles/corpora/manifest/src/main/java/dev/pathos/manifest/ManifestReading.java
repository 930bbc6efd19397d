package dev.pathos.manifest;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** One reading of a manifest: a row at a time, whatever its length. */
final class ManifestReading extends AbstractSpliterator<Utterance> implements Closeable {
    /** Of so many repeated ids nobody wants to hear one by one, and each takes a search. */
    private static final int MOST_REPEATED = 10_000;

    private final CsvTable table;
    private final Place place;
    private final Path file;
    private final ManifestColumns columns;
    private final Ledger ledger;
    private final NamedFiles files;
    private final SeenIds seen;
    private int repeated;
    private boolean any;
    private String firstFault = "";

    ManifestReading(
            CsvTable table, ManifestColumns columns, Path file, Place place, Ledger ledger) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.table = table;
        this.columns = columns;
        this.file = file;
        this.place = place;
        this.ledger = ledger;
        this.files = new NamedFiles(file.toAbsolutePath().getParent());
        this.seen = new SeenIds(number -> row(table.again(number).cells()).id());
    }

    private ManifestRow row(CsvRecord cells) {
        return new ManifestRow(cells.getFields(), columns, files);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Utterance> action) {
        while (table.hasNext()) {
            CsvRecord cells = table.next();
            ManifestRow row = row(cells);
            String obstacle = row.obstacle();
            if (obstacle.isEmpty()) {
                obstacle = repetition(row);
            }
            if (obstacle.isEmpty()) {
                any = true;
                action.accept(row.utterance());
                return true;
            }
            String where = "line " + cells.getStartingLineNumber();
            firstFault = firstFault.isEmpty() ? where + ": " + obstacle : firstFault;
            ledger.failed(where, obstacle);
        }
        if (!any) {
            throw place.problem(
                    "no utterance in "
                            + file
                            + (firstFault.isEmpty() ? "" : ", the first: " + firstFault),
                    "see that its lines name speakers and files");
        }
        return false;
    }

    private String repetition(ManifestRow row) {
        if (table.number() > SeenIds.LAST_ROW) {
            throw place.problem(
                    file + " has more than " + SeenIds.LAST_ROW + " rows",
                    "split it, and join the parts by joined-corpora");
        }
        try {
            long before = seen.before(row.id(), table.number());
            if (before == 0) {
                return "";
            }
            long line = table.again(before).line();
            if (++repeated > MOST_REPEATED) {
                throw place.problem(
                        "more than "
                                + MOST_REPEATED
                                + " lines of "
                                + file
                                + " repeat an id, such as '"
                                + row.id()
                                + "' of line "
                                + line,
                        "name a column that tells utterances apart by the key id");
            }
            return "the id '" + row.id() + "' of line " + line + " again";
        } catch (IOException e) {
            throw place.problem(e.getMessage(), "read it again when nobody writes to it", e);
        }
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
