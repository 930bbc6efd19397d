package dev.pathos.segmentation;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Segmenter.Faces;
import dev.pathos.api.corpus.Segmenter.Request;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Listens to one recording, looks at it, and cuts it. */
final class Analysis {
    /** An utterance counts as visible from this share of its pictures on. */
    private static final double VISIBLE = .5;

    /** The sound's share of the work where there are pictures, roughly. */
    private static final double SOUND = .1;

    private final MediaSource source;
    private final FaceDetector detector;

    Analysis(MediaSource source, FaceDetector detector) {
        this.source = source;
        this.detector = detector;
    }

    /** What decides, beside a recording's content and the request, what it hears. */
    String revision() {
        return source.revision();
    }

    /**
     * Does one recording.
     *
     * @param recording the recording
     * @param request what is wanted
     * @param progress is told the share that is done
     * @return what came of it
     * @throws IOException if it cannot be read, for the reason in the message
     */
    Outcome of(Recording recording, Request request, DoubleConsumer progress) throws IOException {
        Media media =
                source.open(
                        new Utterance(
                                recording.name(),
                                "",
                                "",
                                recording.file(),
                                Map.of(),
                                Annotations.NONE));
        Audio audio = media.audio();
        double sound = request.faces() == Faces.OFF || recording.soundOnly() ? 1 : SOUND;
        VoiceActivity activity = VoiceActivity.of(audio, share -> progress.accept(sound * share));
        Cutting.Cut cut = new Cutting(request.min(), request.max(), request.pause()).cut(activity);
        Optional<SpeakingFace> look =
                request.faces() == Faces.OFF || cut.utterances().isEmpty()
                        ? Optional.empty()
                        : look(media, activity, audio.seconds(), progress);
        List<Segment> all =
                cut.utterances().stream()
                        .map(u -> look.map(l -> l.of(u)).orElseGet(() -> Segment.unseen(u)))
                        .toList();
        List<Segment> kept =
                all.stream()
                        .filter(
                                s ->
                                        request.faces() != Faces.REQUIRE
                                                || Double.isNaN(s.faceShare())
                                                || s.faceShare() >= VISIBLE)
                        .toList();
        SoundOffset offset = look.map(SpeakingFace::offset).orElse(SoundOffset.UNKNOWN);
        return new Outcome(
                audio.seconds(),
                cut.speech(),
                cut.tooShort(),
                all.size() - kept.size(),
                offset.seconds(),
                offset.correlation(),
                kept);
    }

    private Optional<SpeakingFace> look(
            Media media, VoiceActivity activity, double seconds, DoubleConsumer progress)
            throws IOException {
        Optional<Video> opened = media.video(FaceWatch.FORMAT);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (Video video = opened.get()) {
            FaceWatch.Seen seen =
                    FaceWatch.watch(
                            video,
                            detector,
                            time ->
                                    progress.accept(
                                            SOUND + (1 - SOUND) * Math.min(1, time / seconds)));
            return Optional.of(new SpeakingFace(seen, activity));
        }
    }
}
