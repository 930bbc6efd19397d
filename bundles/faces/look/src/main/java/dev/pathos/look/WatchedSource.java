package dev.pathos.look;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import java.util.function.DoubleConsumer;

/**
 * Media of all of which someone is told how far their pictures were looked at.
 *
 * @param source opens media
 * @param watcher is told the seconds of each picture
 */
record WatchedSource(MediaSource source, DoubleConsumer watcher) implements MediaSource {
    @Override
    public Media open(Utterance utterance) {
        return new Watched(source.open(utterance), watcher);
    }

    @Override
    public String revision() {
        return source.revision();
    }
}
