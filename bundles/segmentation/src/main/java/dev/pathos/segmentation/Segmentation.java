package dev.pathos.segmentation;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Segmenter;
import dev.pathos.api.face.FaceDetector;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.segmentation.SegmentTable.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Cuts recordings into utterances and writes what csv-manifest reads. */
@Component
public final class Segmentation implements Segmenter {
    private final Analysis analysis;

    /** Called by Declarative Services. */
    @Activate
    public Segmentation(@Reference MediaSource source, @Reference FaceDetector detector) {
        this.analysis = new Analysis(source, detector);
    }

    @Override
    public List<Table> segment(List<Path> inputs, Path out, Request request, Watcher watcher) {
        LedgerTable ledger = new LedgerTable();
        List<Recording> recordings = Recordings.list(inputs, ledger);
        try {
            Path kept = Files.createDirectories(out.resolve(".recordings"));
            List<Done> done = new Batch(analysis, request, kept, ledger, watcher).cut(recordings);
            Path fates = out.resolve("ledger.csv");
            SegmentTable.write(fates, LedgerTable.HEADER, ledger.rows());
            if (done.isEmpty()) {
                throw nothing(ledger, fates);
            }
            Path table = SegmentTable.write(out, done, request.speaker());
            List<Table> tables = new ArrayList<>();
            tables.add(Summary.of(done, Remarks.of(table, request, ledger, done)));
            Summary.faces(done).ifPresent(tables::add);
            return tables;
        } catch (IOException e) {
            throw new Problem(
                    "cannot write: " + e.getMessage(),
                    out.toString(),
                    "name a folder that you may write to",
                    e);
        }
    }

    private static Problem nothing(LedgerTable ledger, Path fates) {
        String first = ledger.firstFailure();
        return new Problem(
                "no utterance in "
                        + ledger.inputs()
                        + " inputs"
                        + (first.isEmpty() ? "" : ", the first failure: " + first),
                fates.toString(),
                "see there what became of each, and name recordings of speech");
    }
}
