package dev.pathos.predictor;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.encoder.Batch;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The stretches of files, one after the other; each is being extracted when it is given out. */
final class Pieces implements Iterator<Pieces.Piece> {
    private final Model model;
    private final Network network;
    private final Windows windows;
    private final ExecutorService pool;
    private final Iterator<Map.Entry<String, Path>> files;
    private final Set<String> failed;
    private String file;
    private Audio audio;
    private int count;
    private int next;

    /**
     * A stretch.
     *
     * @param file the name of its file
     * @param seconds the file's duration
     * @param index its place among the file's stretches
     * @param count how many there are
     * @param chunks what the network sees, or why there is nothing
     */
    record Piece(String file, double seconds, int index, int count, Future<Batch> chunks) {
        boolean first() {
            return index == 0;
        }

        boolean last() {
            return index == count - 1;
        }
    }

    /**
     * Begins.
     *
     * @param pool extracts
     * @param files by name
     * @param failed names of files of which no more is wanted; grows meanwhile
     */
    Pieces(
            Model model,
            Network network,
            Windows windows,
            ExecutorService pool,
            Map<String, Path> files,
            Set<String> failed) {
        this.model = model;
        this.network = network;
        this.windows = windows;
        this.pool = pool;
        this.files = files.entrySet().iterator();
        this.failed = failed;
    }

    @Override
    public boolean hasNext() {
        return next < count && !failed.contains(file) || files.hasNext();
    }

    @Override
    public Piece next() {
        if (next == count || failed.contains(file)) {
            Map.Entry<String, Path> entry = files.next();
            file = entry.getKey();
            next = 0;
            count = 0;
            try {
                audio = open(entry.getValue());
                count = windows.count(audio.seconds());
            } catch (IOException | RuntimeException e) {
                return new Piece(file, 0, 0, 1, CompletableFuture.failedFuture(e));
            }
        }
        Audio part = Cutout.of(audio, windows.stretch(next, audio.seconds()));
        return new Piece(file, audio.seconds(), next++, count, pool.submit(() -> chunks(part)));
    }

    private Audio open(Path place) throws IOException {
        Utterance utterance =
                new Utterance(place.toString(), "", "", place, Map.of(), Annotations.NONE);
        return model.media().open(utterance).audio();
    }

    private Batch chunks(Audio part) throws IOException {
        Frames frames = model.extractor().extract(part);
        if (frames.rows() == 0) {
            throw new IOException("too short for a single frame");
        }
        return network.cut(frames);
    }
}
