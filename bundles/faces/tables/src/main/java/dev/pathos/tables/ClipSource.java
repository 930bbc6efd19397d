package dev.pathos.tables;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens media of clips, of which some are a table alone: these have neither sound nor pictures.
 *
 * @param decoding opens all others
 * @param names tells tables
 */
record ClipSource(MediaSource decoding, TableNames names) implements MediaSource {
    @Override
    public Media open(Utterance utterance) {
        return names.clip(utterance.id()).isPresent()
                ? new TableAlone(utterance)
                : decoding.open(utterance);
    }

    @Override
    public String revision() {
        return decoding.revision();
    }

    private record TableAlone(Utterance utterance) implements Media {
        @Override
        public Audio audio() throws IOException {
            throw new IOException(utterance.media() + ": a table has no sound");
        }

        @Override
        public Optional<Path> sidecar(String kind) {
            return Optional.ofNullable(utterance.sidecars().get(kind)).filter(Files::exists);
        }
    }
}
