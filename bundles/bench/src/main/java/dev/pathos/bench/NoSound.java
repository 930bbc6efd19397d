package dev.pathos.bench;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Media of which only the pictures matter. */
abstract class NoSound implements Media {
    @Override
    public Audio audio() throws IOException {
        throw new IOException("no sound track");
    }

    @Override
    public Optional<Path> sidecar(String kind) {
        return Optional.empty();
    }
}
