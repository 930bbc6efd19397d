package dev.pathos.api.face;

import dev.pathos.api.corpus.FileContent;
import dev.pathos.api.corpus.FileContents;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.feature.ExtractorIdentity;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.Digests;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Face tracks that are analyzed once and then kept on disk, for every process and run after.
 *
 * <p>A track is found again where the same analyzer, with the same settings, meets the same
 * contents of an utterance's media and sidecars, wherever they lie. That there is none is not kept,
 * nor a failure. Tracks of an analyzer without a {@linkplain FaceAnalyzer#revision revision} are
 * never kept. Usable from several threads; two never analyze the same at once.
 */
public final class KeptTracks {
    private final FaceAnalyzer analyzer;
    private final MediaSource media;
    private final FeatureCache cache;
    private final FileContents contents;
    private final boolean kept;
    private final String identity;

    /**
     * Tracks of one analyzer.
     *
     * @param analyzer the analyzer
     * @param properties the properties of its service
     * @param media opens media
     * @param cache keeps the tracks
     * @param contents digests files
     * @throws dev.pathos.api.run.Problem if the analyzer cannot be used at all
     */
    public KeptTracks(
            FaceAnalyzer analyzer,
            Map<String, ?> properties,
            MediaSource media,
            FeatureCache cache,
            FileContents contents) {
        this.analyzer = analyzer;
        this.media = media;
        this.cache = cache;
        this.contents = contents;
        String revision = analyzer.revision();
        this.kept = !revision.isEmpty();
        this.identity = ExtractorIdentity.of(properties, analyzer, revision);
    }

    /**
     * The track of all of an utterance's media, whichever stretch of them it takes.
     *
     * @param utterance the utterance
     * @return the track, analyzed unless it is kept; empty if there is no video and no track
     * @throws IOException what the analyzer throws, or if a file changes while it is analyzed
     * @throws dev.pathos.api.run.Problem if the cache cannot be read or written
     */
    public Optional<FaceTrack> of(Utterance utterance) throws IOException {
        if (!kept) {
            return analyzer.analyze(media.open(utterance));
        }
        Map<String, Path> files = files(utterance);
        StringBuilder content = new StringBuilder();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String digest = contents.of(file.getValue()).digest();
            content.append(file.getKey()).append(' ').append(digest).append('\n');
        }
        FeatureCache.Key key =
                new FeatureCache.Key(
                        Digests.of(content.toString()),
                        media.revision() + " " + TrackFrames.LAYOUT,
                        identity);
        try {
            return Optional.of(TrackFrames.track(cache.frames(key, () -> analyze(utterance))));
        } catch (NoTrack e) {
            return Optional.empty();
        }
    }

    /** What an analyzer may look at: which of it, only the analyzer knows. */
    private static Map<String, Path> files(Utterance utterance) {
        Map<String, Path> files = new TreeMap<>();
        files.put("", utterance.media());
        utterance
                .sidecars()
                .forEach(
                        (kind, file) -> {
                            if (Files.isRegularFile(file)) {
                                files.put(kind, file);
                            }
                        });
        return files;
    }

    private Frames analyze(Utterance utterance) throws IOException {
        Optional<FaceTrack> track = analyzer.analyze(media.open(utterance));
        for (Path file : files(utterance).values()) {
            FileContent before = contents.of(file);
            before.check(file);
        }
        return new TrackFrames(track.orElseThrow(NoTrack::new));
    }

    /** There is nothing to keep: the same media may have a video where video can be decoded. */
    private static final class NoTrack extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
