package dev.pathos.pipeline;

import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Face tracks of whole media, analyzed once and kept as long as memory allows: a long recording
 * holds many utterances, each of which takes a stretch of the same track. A medium that failed once
 * is not analyzed again.
 */
final class SharedTracks {
    /** Gives the track of all of an utterance's media. */
    @FunctionalInterface
    interface Source {
        Optional<FaceTrack> of(Utterance utterance) throws IOException;
    }

    private final Source source;
    private final Map<List<Object>, Entry> entries = new ConcurrentHashMap<>();

    SharedTracks(Source source) {
        this.source = source;
    }

    /**
     * The track of all of an utterance's media.
     *
     * @throws IOException if it cannot be analyzed, for the same reason each time
     */
    Optional<FaceTrack> of(Utterance utterance) throws IOException {
        return entry(utterance).track(source, utterance);
    }

    /**
     * Has the track ready for those who ask later; comes back at once if another thread sees to it
     * or has done so.
     */
    void prepare(Utterance utterance) {
        Entry entry = entry(utterance);
        if (entry.claim()) {
            try {
                entry.track(source, utterance);
            } catch (IOException e) {
                // the entry knows, and tells whoever asks for the track
                return;
            }
        }
    }

    /** Why an utterance's media could not be analyzed; empty if they could, or were not yet. */
    Optional<String> failure(Utterance utterance) {
        return entry(utterance).failure();
    }

    private Entry entry(Utterance utterance) {
        return entries.computeIfAbsent(
                List.of(utterance.media(), utterance.sidecars()), k -> new Entry());
    }

    /** One medium, which two threads do not analyze at once. */
    private static final class Entry {
        private SoftReference<Optional<FaceTrack>> kept = new SoftReference<>(null);
        private IOException failed;

        /** No part of the lock, which is held as long as an analysis takes. */
        private final AtomicBoolean claimed = new AtomicBoolean();

        boolean claim() {
            return claimed.compareAndSet(false, true);
        }

        synchronized Optional<String> failure() {
            return Optional.ofNullable(failed).map(Reasons::of);
        }

        synchronized Optional<FaceTrack> track(Source source, Utterance utterance)
                throws IOException {
            claimed.set(true);
            if (failed != null) {
                throw new IOException(Reasons.of(failed), failed);
            }
            Optional<FaceTrack> track = kept.get();
            if (track == null) {
                track = analyze(source, utterance);
                kept = new SoftReference<>(track);
            }
            return track;
        }

        private Optional<FaceTrack> analyze(Source source, Utterance utterance) throws IOException {
            try {
                return source.of(utterance);
            } catch (IOException e) {
                failed = e;
            } catch (Problem e) {
                throw e;
            } catch (RuntimeException e) {
                // somebody's analyzer that breaks on one video must not cost the sound of it
                failed = new IOException("the face analyzer failed: " + Reasons.of(e), e);
            }
            throw failed;
        }
    }
}
