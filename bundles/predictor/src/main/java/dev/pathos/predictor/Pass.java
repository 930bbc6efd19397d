package dev.pathos.predictor;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.encoder.Batch;
import dev.pathos.api.run.Predictor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
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
import java.util.concurrent.Future;

/**
 * One way through files: features of a few stretches are extracted at once, the network sees them
 * in order, and what it says is written in order.
 *
 * <p>Never holds more than some stretches, however long a file is.
 */
final class Pass implements AutoCloseable {
    /** Stretches that the network sees at once. */
    private static final int AT_ONCE = 16;

    private final Model model;
    private final Network network;
    private final Windows windows;
    private final Sink sink;
    private final ExecutorService pool;
    private final int ahead;
    private final Map<String, String> failed = new LinkedHashMap<>();
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
        int done = 0;
        for (Map.Entry<String, Path> file : files.entrySet()) {
            progress.at(done, files.size(), file.getKey());
            try {
                over(file.getKey(), open(file.getValue()), done, files.size(), progress);
            } catch (Unreadable e) {
                failed.put(file.getKey(), e.getMessage());
            }
            done++;
        }
        progress.at(done, files.size(), "");
    }

    /** A file whose sound cannot be read, with the reason; the others can. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(Throwable cause) {
            super(Reasons.of(cause), cause);
        }
    }

    private Audio open(Path file) throws Unreadable {
        Utterance utterance =
                new Utterance(file.toString(), "", "", file, Map.of(), Annotations.NONE);
        try {
            return model.media().open(utterance).audio();
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }

    private void over(String name, Audio audio, int done, int total, Predictor.Progress progress)
            throws Unreadable, IOException {
        double duration = audio.seconds();
        int count = windows.count(duration);
        Deque<Future<Batch>> coming = new ArrayDeque<>();
        boolean whole = false;
        int next = 0;
        sink.begin(name, duration, windows);
        try {
            for (int k = 0; k < count; k += AT_ONCE) {
                while (next < count && coming.size() < ahead) {
                    Audio part = Cutout.of(audio, windows.stretch(next++, duration));
                    coming.add(pool.submit(() -> cut(part)));
                }
                List<Batch> batches = new ArrayList<>();
                for (int i = k; i < Math.min(count, k + AT_ONCE); i++) {
                    batches.add(get(coming.remove()));
                }
                float[][] outputs = network.predict(batches);
                for (int i = 0; i < outputs.length; i++) {
                    sink.add(windows.stretch(k + i, duration), outputs[i]);
                }
                stretches += outputs.length;
                if (count > AT_ONCE) {
                    double at = windows.stretch(k + outputs.length - 1, duration).end();
                    progress.at(done, total, String.format("%s at %.0f s", name, at));
                }
            }
            whole = true;
            seconds += duration;
        } finally {
            coming.forEach(f -> f.cancel(false));
            sink.end(whole);
        }
    }

    private Batch cut(Audio part) throws IOException {
        Frames frames = model.extractor().extract(part);
        if (frames.rows() == 0) {
            throw new IOException("too short for a single frame");
        }
        return network.cut(frames);
    }

    private static Batch get(Future<Batch> future) throws Unreadable {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            Throwable cause = e.getCause();
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
