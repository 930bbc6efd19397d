package dev.pathos.look;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.FileContents;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceInspection.Request;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.face.KeptTracks;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Follows the face in a video, or finds its track where it was kept.
 *
 * @param source opens the video
 * @param cache keeps tracks, so that who looks again does not wait again
 */
record Following(MediaSource source, FeatureCache cache) {
    /** The kind of sidecar that readers of tables look for. */
    private static final String TABLE = "openface";

    /**
     * Refuses a table that is not there.
     *
     * @throws Problem if the request names one
     */
    static void check(Request request) {
        if (request.track().isPresent() && !Files.isRegularFile(request.track().get())) {
            throw new Problem(
                    "there is no such file",
                    request.track().get().toString(),
                    "name the table of the video with --track");
        }
    }

    /**
     * The video as media, with the table that another tool left if any.
     *
     * @param request names them
     * @param kind the analyzer, which may look for a sidecar of its own name
     */
    static Utterance utterance(Request request, String kind) {
        Map<String, Path> sidecars = new HashMap<>();
        request.track().ifPresent(table -> sidecars.put(TABLE, table));
        request.track().ifPresent(table -> sidecars.put(kind, table));
        String id = request.video().getFileName().toString();
        return new Utterance(id, id, "", request.video(), sidecars, Annotations.NONE);
    }

    /**
     * The track of the face.
     *
     * @param request names the video
     * @param choice the analyzer
     * @param watcher is told the seconds of each picture that is looked at
     * @throws IOException if it cannot be analyzed
     * @throws Problem if there is none
     */
    FaceTrack track(Request request, Choice choice, DoubleConsumer watcher) throws IOException {
        KeptTracks tracks =
                new KeptTracks(
                        choice.living().analyzer(),
                        choice.living().properties(),
                        new WatchedSource(source, watcher),
                        cache,
                        new FileContents());
        return tracks.of(utterance(request, choice.kind()))
                .orElseThrow(
                        () ->
                                new Problem(
                                        choice.kind() + " finds no track of it",
                                        request.video().toString(),
                                        "name the table that belongs to it with --track, or an"
                                                + " analyzer that follows faces itself, such as"
                                                + " motion"));
    }
}
