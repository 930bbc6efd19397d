package dev.pathos.tables;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.signal.Audio;
import dev.pathos.tck.SyntheticFace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Videos described by small files, and an analyzer that is easy to follow. */
final class Films {
    private static final String HEAD = "film ";

    private Films() {}

    /** Writes a file that stands for so many seconds of a face whose mouth swings so far. */
    static Path film(Path file, double seconds, double mouth) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, HEAD + seconds + " " + mouth);
    }

    /** The face of such a file. */
    static FaceTrack face(double seconds, double mouth) {
        return SyntheticFace.still(25, seconds).speaking(mouth, 2).unit("AU12", 1, .5).track();
    }

    /** Opens such files; those called wav have no pictures. */
    static MediaSource media() {
        return utterance -> new Film(utterance.media(), utterance.sidecars());
    }

    /** Media that know their file. */
    record Film(Path file, Map<String, Path> sidecars) implements Media {
        @Override
        public Audio audio() throws IOException {
            throw new IOException("no sound");
        }

        @Override
        public Optional<Path> sidecar(String kind) {
            return Optional.ofNullable(sidecars.get(kind));
        }
    }

    /**
     * Sees what such files describe; all others are damaged.
     *
     * @param revision whether tracks are kept
     * @param told hears of each analysis
     */
    record Viewer(String revision, Consumer<Path> told) implements FaceAnalyzer {
        @Override
        public Optional<FaceTrack> analyze(Media media) throws IOException {
            if (!(media instanceof Film film) || film.file.toString().endsWith(".wav")) {
                return Optional.empty();
            }
            told.accept(film.file);
            String text = Files.readString(film.file);
            if (!text.startsWith(HEAD)) {
                throw new IOException(film.file + ": damaged");
            }
            String[] words = text.split(" ");
            return Optional.of(face(Double.parseDouble(words[1]), Double.parseDouble(words[2])));
        }
    }
}
