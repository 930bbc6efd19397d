package dev.pathos.bench;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Media with a sound.
 *
 * @param sound the sound, or null if it cannot be read
 */
record FakeMedia(Audio sound) implements Media {
    @Override
    public Audio audio() throws IOException {
        if (sound == null) {
            throw new IOException("not readable");
        }
        return sound;
    }

    @Override
    public Optional<Path> sidecar(String kind) {
        return Optional.empty();
    }
}
