package dev.pathos.predictor;

import dev.pathos.api.encoder.Batch;
import dev.pathos.api.run.Predictor;
import dev.pathos.api.run.Problem;
import dev.pathos.predictor.Pieces.Piece;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One way through files: features of a few stretches are extracted at once, the network sees them
 * in order, and what it says is written in order.
 *
 * <p>Never holds more than some stretches, however long or many the files are.
 */
final class Pass implements AutoCloseable {
    /** Stretches that the network sees at once; it says the same of each whatever the others. */
    private static final int AT_ONCE = 16;

    private final Model model;
    private final Network network;
    private final Windows windows;
    private final Sink sink;
    private final ExecutorService pool;
    private final int ahead;
    private final Map<String, String> failed = new LinkedHashMap<>();
    private String broken = "";
    private double seconds;
    private long stretches;

    Pass(Model model, Network network, Windows windows, Sink sink, int threads) {
        this.model = model;
        this.network = network;
        this.windows = windows;
        this.sink = sink;
        this.ahead = AT_ONCE + 2 * threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /** Reads files and writes predictions; what cannot be read is noted. */
    void over(Map<String, Path> files, Predictor.Progress progress) throws IOException {
        Pieces pieces = new Pieces(model, network, windows, pool, files, failed.keySet());
        Deque<Piece> coming = new ArrayDeque<>();
        int done = 0;
        do {
            while (pieces.hasNext() && coming.size() < ahead) {
                coming.add(pieces.next());
            }
            List<Piece> some = new ArrayList<>();
            while (!coming.isEmpty() && some.size() < AT_ONCE) {
                some.add(coming.remove());
            }
            done += write(some);
            Piece last = some.get(some.size() - 1);
            String at = last.last() ? "" : String.format(" at %.0f s", end(last));
            progress.at(done, files.size(), last.file() + at);
        } while (!coming.isEmpty() || pieces.hasNext());
    }

    /** Predicts on stretches and writes them; returns how many files end with them. */
    private int write(List<Piece> some) throws IOException {
        List<Batch> batches = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (Piece piece : some) {
            try {
                batches.add(get(piece));
                rows.add(batches.size() - 1);
            } catch (Unreadable e) {
                rows.add(-1);
                failed.putIfAbsent(piece.file(), e.getMessage());
            }
        }
        float[][] outputs = batches.isEmpty() ? new float[0][] : network.predict(batches);
        int ended = 0;
        for (int i = 0; i < rows.size(); i++) {
            ended += write(some.get(i), rows.get(i) < 0 ? null : outputs[rows.get(i)]) ? 1 : 0;
        }
        return ended;
    }

    /** Writes a stretch, of which there is nothing if it failed; returns whether its file ends. */
    private boolean write(Piece piece, float[] outputs) throws IOException {
        if (piece.file().equals(broken)) {
            return false;
        }
        if (outputs == null) {
            broken = piece.file();
            if (!piece.first()) {
                sink.end(false);
            }
            return true;
        }
        if (piece.first()) {
            sink.begin(piece.file(), piece.seconds(), windows);
        }
        sink.add(windows.stretch(piece.index(), piece.seconds()), outputs);
        stretches++;
        if (piece.last()) {
            sink.end(true);
            seconds += piece.seconds();
        }
        return piece.last();
    }

    private double end(Piece piece) {
        return windows.stretch(piece.index(), piece.seconds()).end();
    }

    /** A stretch that cannot be read, with the reason; others can. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(Throwable cause) {
            super(Reasons.of(cause), cause);
        }
    }

    private static Batch get(Piece piece) throws Unreadable {
        try {
            return piece.chunks().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Problem problem) {
                throw problem;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new Unreadable(cause instanceof UncheckedIOException u ? u.getCause() : cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(
                    "interrupted", "what was written so far is there", "call it again", e);
        }
    }

    /** Why files failed, by name. */
    Map<String, String> failed() {
        return failed;
    }

    /** Seconds of sound that were predicted on. */
    double seconds() {
        return seconds;
    }

    /** Predictions that were made. */
    long stretches() {
        return stretches;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
