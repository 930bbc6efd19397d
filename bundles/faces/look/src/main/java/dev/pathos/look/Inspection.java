package dev.pathos.look;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.VideoWriter;
import dev.pathos.api.corpus.VideoWriter.Writing;
import dev.pathos.api.face.FaceInspection;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Draws what a face analyzer sees: contact sheet, annotated video and timeline. */
@Component
public final class Inspection implements FaceInspection {
    private final Analyzers analyzers;
    private final MediaSource source;
    private final VideoWriter writer;
    private final Following following;
    private final Lettering lettering;

    /**
     * Made by Declarative Services.
     *
     * @param context finds composed analyzers
     * @param composer composes them
     * @param source decodes videos
     * @param writer writes the annotated one
     * @param cache keeps tracks
     */
    @Activate
    public Inspection(
            BundleContext context,
            @Reference Composer composer,
            @Reference MediaSource source,
            @Reference VideoWriter writer,
            @Reference FeatureCache cache) {
        this(new ComposedAnalyzers(context, composer), source, writer, cache, Headless.lettering());
    }

    Inspection(
            Analyzers analyzers,
            MediaSource source,
            VideoWriter writer,
            FeatureCache cache,
            Lettering lettering) {
        this.analyzers = analyzers;
        this.source = source;
        this.writer = writer;
        this.following = new Following(source, cache);
        this.lettering = lettering;
    }

    @Override
    public List<Table> inspect(Request request, Progress progress) {
        Path video = request.video();
        Following.check(request);
        try {
            Media media = source.open(Following.utterance(request, ""));
            Extent extent = Extent.of(media).orElseThrow(() -> noPictures(video));
            try (OutFolder out = OutFolder.open(request.out());
                    Choice choice = Choice.of(request, analyzers)) {
                Scene scene = scene(request, choice, media, progress);
                return draw(request, scene, extent, choice, media, out, progress);
            }
        } catch (IOException e) {
            throw new Problem(
                    Words.reason(e),
                    "look at " + video.getFileName(),
                    "name a video that can be read, or another analyzer",
                    e);
        }
    }

    private static Problem noPictures(Path video) {
        return new Problem(
                "it has no pictures",
                video.toString(),
                "name a video file, or a picture of a face");
    }

    private Scene scene(Request request, Choice choice, Media media, Progress progress)
            throws IOException {
        String phase = "following the face, " + choice.kind();
        progress.at(phase, 0, 0);
        FaceTrack track =
                following.track(request, choice, seconds -> progress.at(phase, seconds, 0));
        progress.at("listening", 0, 0);
        SoundLevel sound = SoundLevel.of(media, request.video());
        Seen seen = Seen.of(track);
        int frames = track.frames();
        double end = frames == 0 ? 0 : track.timestamps()[frames - 1] + seen.interval();
        end = Math.max(end, sound.seconds());
        if (end <= 0) {
            end = Extent.last(media) + seen.interval();
        }
        if (request.from() >= end) {
            throw new Problem(
                    "it ends at " + Words.seconds(end),
                    request.video().toString(),
                    "begin before that with --from");
        }
        return new Scene(
                Words.printable(request.video().getFileName().toString()),
                choice.kind(),
                seen,
                Motion.of(seen),
                sound,
                request.from(),
                Math.min(end, request.to()));
    }

    private List<Table> draw(
            Request request,
            Scene scene,
            Extent extent,
            Choice choice,
            Media media,
            OutFolder out,
            Progress progress)
            throws IOException {
        Stage stage = new Stage(scene, extent.width(), extent.height(), lettering);
        Filming filming =
                new Filming(
                        request.video(), scene, stage, new Album(scene.seen(), Extremes.of(scene)));
        Filming.Film film;
        try (Writing writing = writer.create(out.making(MOVIE), heard(request, scene))) {
            film =
                    filming.film(
                            media,
                            writing,
                            seconds -> progress.at("drawing the video", seconds, scene.to()));
        }
        progress.at("drawing the pictures", 0, 0);
        out.write(
                SHEET, new ContactSheet(scene, film.pictures(), extent.width(), lettering).draw());
        out.write(TIMELINE, new Timeline(scene, lettering).draw());
        out.finish(List.of(SHEET, MOVIE, TIMELINE));
        return new Findings(scene, extent, film, choice.note(), lettering.visible())
                .tables(request.out());
    }

    /** What is heard; of sound that is too damaged to be measured what there is. */
    private static Optional<VideoWriter.Sound> heard(Request request, Scene scene) {
        return scene.sound().seconds() > scene.from() || !scene.sound().absence().isEmpty()
                ? Optional.of(new VideoWriter.Sound(request.video(), scene.from(), request.to()))
                : Optional.empty();
    }
}
