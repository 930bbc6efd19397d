package dev.pathos.segmentation;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Segmenter.Request;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Listens to one recording and cuts it. */
final class Analysis {
    private final MediaSource source;

    Analysis(MediaSource source) {
        this.source = source;
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
        VoiceActivity activity = VoiceActivity.of(audio, progress);
        Cutting.Cut cut = new Cutting(request.min(), request.max(), request.pause()).cut(activity);
        return new Outcome(
                audio.seconds(),
                cut.speech(),
                cut.tooShort(),
                0,
                Double.NaN,
                Double.NaN,
                cut.utterances().stream().map(Segment::unseen).toList());
    }
}
