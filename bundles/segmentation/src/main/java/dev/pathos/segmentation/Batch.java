package dev.pathos.segmentation;

import dev.pathos.api.corpus.Segmenter.Request;
import dev.pathos.api.corpus.Segmenter.Watcher;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.segmentation.SegmentTable.Done;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Cuts recordings in parallel and keeps what is done of each, so that an interrupted batch goes on
 * where it was.
 */
final class Batch {
    /** Goes up whenever the same recording would be cut otherwise. */
    private static final int REVISION = 2;

    private static final long TICK_MILLISECONDS = 500;

    private final Analysis analysis;
    private final Request request;
    private final Path kept;
    private final LedgerTable ledger;
    private final Watcher watcher;

    /**
     * Makes a batch.
     *
     * @param analysis does one recording
     * @param request what is wanted of each
     * @param kept the folder for what is done
     * @param ledger takes what became of each
     * @param watcher is told how far it is
     */
    Batch(Analysis analysis, Request request, Path kept, LedgerTable ledger, Watcher watcher) {
        this.analysis = analysis;
        this.request = request;
        this.kept = kept;
        this.ledger = ledger;
        this.watcher = watcher;
    }

    /**
     * Cuts recordings.
     *
     * @param recordings the recordings
     * @return those with utterances, in the same order
     */
    List<Done> cut(List<Recording> recordings) {
        Map<Recording, OutcomeFile> files = different(recordings);
        List<Recording> order = recordings.stream().filter(files::containsKey).toList();
        Workload workload = new Workload(order, watcher);
        int threads =
                Math.max(1, Math.min(order.size(), Runtime.getRuntime().availableProcessors()));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Optional<Done>>> futures = new ArrayList<>();
            for (Recording recording : order) {
                futures.add(pool.submit(() -> one(recording, files.get(recording), workload)));
            }
            List<Done> done = new ArrayList<>();
            for (Future<Optional<Done>> future : futures) {
                await(future, workload).ifPresent(done::add);
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Where each recording's outcome is kept; those with the content of another are skipped. */
    private Map<Recording, OutcomeFile> different(List<Recording> recordings) {
        Map<String, Recording> first = new TreeMap<>();
        Map<Recording, OutcomeFile> files = new HashMap<>();
        String asked =
                Digests.of(
                        REVISION
                                + " "
                                + request.min()
                                + " "
                                + request.max()
                                + " "
                                + request.pause()
                                + " "
                                + request.faces()
                                + " "
                                + analysis.revision());
        for (int i = 0; i < recordings.size(); i++) {
            Recording recording = recordings.get(i);
            watcher.progressed("read", i, recordings.size());
            try {
                String digest = Digests.of(recording.file());
                Recording other = first.putIfAbsent(digest, recording);
                if (other == null) {
                    String name = digest.substring(0, 32) + "-" + asked.substring(0, 8) + ".csv";
                    files.put(recording, new OutcomeFile(kept.resolve(name)));
                } else {
                    ledger.skipped(recording.name(), "the same content as " + other.name());
                }
            } catch (IOException e) {
                ledger.failed(recording.name(), "cannot be read: " + e.getMessage());
            }
        }
        return files;
    }

    private Optional<Done> one(Recording recording, OutcomeFile file, Workload workload)
            throws IOException {
        Optional<Outcome> before = file.read();
        Outcome outcome;
        if (before.isPresent()) {
            outcome = before.get();
        } else {
            try {
                outcome = analysis.of(recording, request, share -> workload.done(recording, share));
            } catch (IOException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    ledger.failed(recording.name(), reason(recording, e));
                }
                return Optional.empty();
            }
            file.write(outcome);
        }
        workload.done(recording, 1);
        if (outcome.segments().isEmpty()) {
            ledger.skipped(recording.name(), empty(outcome));
            return Optional.empty();
        }
        ledger.used(recording.name(), "");
        return Optional.of(new Done(recording, outcome));
    }

    private static String empty(Outcome outcome) {
        if (outcome.faceless() > 0) {
            return outcome.faceless() + " utterances, none with a visible speaking face";
        }
        return outcome.tooShort() > 0
                ? outcome.tooShort() + " stretches of speech, all too short"
                : "no speech found";
    }

    /** The ledger names the file already. */
    private static String reason(Recording recording, IOException e) {
        String message = String.valueOf(e.getMessage());
        String file = recording.file() + ": ";
        return message.startsWith(file) ? message.substring(file.length()) : message;
    }

    private Optional<Done> await(Future<Optional<Done>> future, Workload workload) {
        while (true) {
            try {
                return future.get(TICK_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                workload.tell();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Problem(
                        "segmentation was halted",
                        kept.getParent().toString(),
                        "give the same command again: what is done is not done again");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Problem problem) {
                    throw problem;
                }
                throw new Problem(
                        "segmentation failed: " + e.getCause(),
                        kept.getParent().toString(),
                        "see that the folder can be written to, and look with --debug",
                        e.getCause());
            }
        }
    }
}
