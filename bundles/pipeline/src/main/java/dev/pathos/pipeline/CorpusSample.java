package dev.pathos.pipeline;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Sample;
import java.io.IOException;
import java.util.Optional;

/** An utterance whose frames are in the cache; sound and face are opened when asked for. */
final class CorpusSample implements Sample {
    private final Utterance utterance;
    private final Media media;
    private final Span span;
    private final Frames frames;
    private final Optional<SharedTracks> faces;

    CorpusSample(
            Utterance utterance,
            Media media,
            Span span,
            Frames frames,
            Optional<SharedTracks> faces) {
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

    /** A stretch of its media's track, which every task, fold and seed asks for again. */
    @Override
    public Optional<FaceTrack> face() throws IOException {
        return faces.isEmpty() ? Optional.empty() : faces.get().of(utterance).map(span::of);
    }

    /** The duration that chunking goes by, in seconds. */
    double seconds() {
        return frames.rows() / frames.frameRate();
    }
}
