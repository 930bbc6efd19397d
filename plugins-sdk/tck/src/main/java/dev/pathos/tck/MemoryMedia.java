package dev.pathos.tck;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Media with a sound in memory and sidecars on disk.
 *
 * @param sound the sound, or null if there is none to read
 * @param sidecars files by kind, such as {@code openface}
 */
public record MemoryMedia(Audio sound, Map<String, Path> sidecars) implements Media {
    public MemoryMedia {
        sidecars = Map.copyOf(sidecars);
    }

    @Override
    public Audio audio() throws IOException {
        if (sound == null) {
            throw new IOException("these media have no sound");
        }
        return sound;
    }

    @Override
    public Optional<Path> sidecar(String kind) {
        return Optional.ofNullable(sidecars.get(kind)).filter(Files::exists);
    }
}
