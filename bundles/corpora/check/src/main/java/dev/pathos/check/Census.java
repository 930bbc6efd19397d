package dev.pathos.check;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** One reading of a corpus from beginning to end, and what it tells. */
final class Census {
    private final String name;
    private final Corpus corpus;
    private final LongConsumer progress;
    private final Findings findings = new Findings();
    private final LedgerCensus ledger = new LedgerCensus();
    private final SpeakerCensus speakers = new SpeakerCensus();
    private final ClassCensus classes = new ClassCensus();
    private final VoteCensus votes = new VoteCensus();
    private final MediaCensus media;

    /**
     * Reads nothing yet.
     *
     * @param name what the corpus is called
     * @param corpus the corpus
     * @param source opens media
     * @param fast whether to leave media closed
     * @param progress is told how many utterances have been read
     */
    Census(String name, Corpus corpus, MediaSource source, boolean fast, LongConsumer progress) {
        this.name = name;
        this.corpus = corpus;
        this.progress = progress;
        this.media = new MediaCensus(source, fast, findings);
    }

    /**
     * Reads the corpus.
     *
     * @return what was understood
     * @throws IOException if it cannot be read as a whole
     * @throws Problem if it is interrupted
     */
    List<Table> take() throws IOException {
        try (Stream<Utterance> utterances = corpus.utterances(ledger)) {
            for (Iterator<Utterance> i = utterances.iterator(); i.hasNext(); ) {
                Utterance utterance = i.next();
                speakers.add(utterance);
                votes.add(utterance, findings);
                classes.add(utterance, media.add(utterance));
                progress.accept(classes.clips());
                if (Thread.currentThread().isInterrupted()) {
                    throw new Problem(
                            "interrupted after " + classes.clips() + " clips",
                            "corpus " + name,
                            "call it again, perhaps with --fast");
                }
            }
        }
        speakers.find(findings);
        media.find(ledger);
        return tables();
    }

    private List<Table> tables() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("clips", Words.count(classes.clips())));
        rows.addAll(media.rows(classes.clips()));
        rows.addAll(speakers.rows());
        rows.addAll(classes.rows());
        if (!corpus.labelTarget().isEmpty()) {
            rows.add(List.of("labels are", corpus.labelTarget()));
        }
        List<Table> tables = new ArrayList<>();
        tables.add(
                new Table(
                        "Corpus " + name + (corpus.synthetic() ? " (synthetic)" : ""),
                        List.of("item", "value"),
                        rows,
                        media.limits()));
        classes.table().ifPresent(tables::add);
        votes.table().ifPresent(tables::add);
        votes.ratings().ifPresent(tables::add);
        ledger.table().ifPresent(tables::add);
        tables.add(
                findings.isEmpty()
                        ? new Table(
                                "",
                                List.of(),
                                List.of(),
                                List.of("Nothing is missing and nothing looks wrong."))
                        : findings.table("To look at", List.of("what"), List.of()));
        return tables;
    }
}
