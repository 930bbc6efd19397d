package dev.pathos.pipeline;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Face tracks of whole media, analyzed once and kept as long as memory allows: a long recording
 * holds many utterances, each of which takes a stretch of the same track.
 */
final class SharedTracks {
    private final FaceAnalyzer analyzer;
    private final Map<List<Object>, Entry> entries = new ConcurrentHashMap<>();

    SharedTracks(FaceAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** The track of all of an utterance's media. */
    Optional<FaceTrack> of(Utterance utterance, Media media) throws IOException {
        List<Object> key = List.of(utterance.media(), utterance.sidecars());
        return entries.computeIfAbsent(key, k -> new Entry()).track(analyzer, media);
    }

    /** One medium, which two threads do not analyze at once. */
    private static final class Entry {
        private SoftReference<Optional<FaceTrack>> kept = new SoftReference<>(null);

        synchronized Optional<FaceTrack> track(FaceAnalyzer analyzer, Media media)
                throws IOException {
            Optional<FaceTrack> track = kept.get();
            if (track == null) {
                track = analyzer.analyze(media);
                kept = new SoftReference<>(track);
            }
            return track;
        }
    }
}
