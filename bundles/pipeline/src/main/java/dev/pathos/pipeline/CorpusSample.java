package dev.pathos.pipeline;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Sample;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Optional;

/** An utterance whose frames are in the cache; sound and face are opened when asked for. */
final class CorpusSample implements Sample {
    private final Utterance utterance;
    private final Media media;
    private final Span span;
    private final Frames frames;
    private final Optional<FaceAnalyzer> faces;
    private SoftReference<Optional<FaceTrack>> face = new SoftReference<>(null);

    CorpusSample(
            Utterance utterance,
            Media media,
            Span span,
            Frames frames,
            Optional<FaceAnalyzer> faces) {
        this.utterance = utterance;
        this.media = media;
        this.span = span;
        this.frames = frames;
        this.faces = faces;
    }

    @Override
    public Utterance utterance() {
        return utterance;
    }

    @Override
    public Audio audio() throws IOException {
        return span.of(media.audio());
    }

    @Override
    public Frames frames() {
        return frames;
    }

    /** Analyzed once and kept as long as memory allows: every task, fold and seed asks again. */
    @Override
    public synchronized Optional<FaceTrack> face() throws IOException {
        Optional<FaceTrack> track = face.get();
        if (track == null) {
            track = faces.isEmpty() ? Optional.empty() : faces.get().analyze(media).map(span::of);
            face = new SoftReference<>(track);
        }
        return track;
    }

    /** The duration that chunking goes by, in seconds. */
    double seconds() {
        return frames.rows() / frames.frameRate();
    }
}
