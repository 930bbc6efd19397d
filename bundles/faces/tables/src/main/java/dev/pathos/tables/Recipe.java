package dev.pathos.tables;

import dev.pathos.api.corpus.FileContents;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.face.FaceTrackFormat;
import dev.pathos.api.face.KeptTracks;
import dev.pathos.api.feature.ExtractorIdentity;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** How tables come about. */
final class Recipe {
    /** Goes up whenever the same track would be written otherwise. */
    private static final int REVISION = 1;

    private final FileContents contents = new FileContents();
    private final KeptTracks tracks;
    private final FaceTrackFormat format;
    private final String name;
    private final String fixed;

    /**
     * Makes it.
     *
     * @param analyzer analyzes
     * @param properties the properties of its service
     * @param name what it is called
     * @param media opens clips
     * @param cache keeps tracks
     * @param format writes them
     */
    Recipe(
            FaceAnalyzer analyzer,
            Map<String, Object> properties,
            String name,
            MediaSource media,
            FeatureCache cache,
            FaceTrackFormat format) {
        this.tracks = new KeptTracks(analyzer, properties, media, cache, contents);
        this.format = format;
        this.name = name;
        this.fixed =
                String.join(
                        "\n",
                        media.revision(),
                        ExtractorIdentity.of(properties, analyzer, analyzer.revision()),
                        format.getClass().getName(),
                        String.valueOf(REVISION));
    }

    String name() {
        return name;
    }

    /** What decides the content of a clip's table. */
    String key(FaceClip clip) throws IOException {
        StringBuilder key = new StringBuilder(fixed);
        for (Path file : clip.files()) {
            key.append('\n').append(contents.of(file).digest());
        }
        return Digests.of(key.toString());
    }

    /**
     * The track of a clip.
     *
     * @return empty if it has neither a video nor a table that the analyzer reads
     * @throws IOException if it cannot be analyzed, for the reason in the message
     */
    Optional<FaceTrack> track(FaceClip clip) throws IOException {
        Optional<FaceTrack> track = tracks.of(clip.utterance());
        if (track.isPresent() && track.get().frames() == 0) {
            throw new IOException("without a single frame");
        }
        for (Path file : clip.files()) {
            contents.of(file).check(file);
        }
        return track;
    }

    void write(FaceTrack track, Path file) throws IOException {
        format.write(track, file);
    }

    /**
     * The name of a file.
     *
     * @param output without the extension
     */
    String file(String output) {
        return output + "." + format.extension();
    }
}
