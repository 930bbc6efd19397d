package dev.pathos.extraction;

import dev.pathos.api.corpus.FileContent;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.feature.FeatureFormat;
import dev.pathos.api.run.Digests;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/**
 * How features come about.
 *
 * @param media opens sound
 * @param cache keeps features
 * @param extractor extracts them
 * @param identity what decides what it gives
 * @param title what it is called
 * @param format how they are written
 */
record Recipe(
        MediaSource media,
        FeatureCache cache,
        FeatureExtractor extractor,
        String identity,
        String title,
        FeatureFormat format) {
    /** Goes up whenever the same features would be written otherwise. */
    private static final int REVISION = 1;

    /**
     * The features of a clip, from the cache if they are there.
     *
     * @param utterance where its sound lies
     * @param content what is in its media
     * @param progress is told what share of them is extracted
     * @throws IOException if there are none, for the reason in the message
     */
    Frames frames(Utterance utterance, FileContent content, DoubleConsumer progress)
            throws IOException {
        Recording taken = utterance.recording();
        FeatureCache.Key key =
                new FeatureCache.Key(
                        content.digest(), media.revision(), identity, taken.start(), taken.end());
        Frames frames = cache.frames(key, () -> extract(utterance, content, progress));
        if (frames.rows() == 0) {
            throw new IOException("too short for a single frame");
        }
        return frames;
    }

    private Frames extract(Utterance utterance, FileContent content, DoubleConsumer progress)
            throws IOException {
        Audio sound = sound(utterance);
        content.check(utterance.media());
        return new Watched(extractor.extract(sound), progress);
    }

    private Audio sound(Utterance utterance) throws IOException {
        Audio whole = media.open(utterance).audio();
        Recording taken = utterance.recording();
        if (taken.start() >= whole.seconds()) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "begins at %.3f s, after the end of its media at %.3f s",
                            taken.start(),
                            whole.seconds()));
        }
        return whole.stretch(taken.start(), taken.end());
    }

    /**
     * What decides the content of a clip's file.
     *
     * @param clip the clip
     * @param content what is in its media
     */
    String key(Clip clip, FileContent content) {
        Recording taken = clip.utterance().recording();
        return Digests.of(
                String.join(
                        "\n",
                        content.digest(),
                        media.revision(),
                        identity,
                        String.valueOf(taken.start()),
                        String.valueOf(taken.end()),
                        clip.name(),
                        title,
                        format.getClass().getName(),
                        String.valueOf(REVISION)));
    }

    /**
     * The name of a file.
     *
     * @param output without the format's extension
     */
    String file(String output) {
        return output + "." + format.name();
    }
}
