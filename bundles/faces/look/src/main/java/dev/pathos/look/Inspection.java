package dev.pathos.look;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.VideoWriter;
import dev.pathos.api.corpus.VideoWriter.Writing;
import dev.pathos.api.face.FaceInspection;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Draws what a face analyzer sees: contact sheet, annotated video and timeline. */
@Component
public final class Inspection implements FaceInspection {
    /** The kind of sidecar that readers of tables look for. */
    private static final String TABLE = "openface";

    private final Analyzers analyzers;
    private final MediaSource source;
    private final VideoWriter writer;
    private final Lettering lettering;

    /**
     * Made by Declarative Services.
     *
     * @param context finds composed analyzers
     * @param composer composes them
     * @param source decodes videos
     * @param writer writes the annotated one
     */
    @Activate
    public Inspection(
            BundleContext context,
            @Reference Composer composer,
            @Reference MediaSource source,
            @Reference VideoWriter writer) {
        this(new ComposedAnalyzers(context, composer), source, writer, Headless.lettering());
    }

    Inspection(Analyzers analyzers, MediaSource source, VideoWriter writer, Lettering lettering) {
        this.analyzers = analyzers;
        this.source = source;
        this.writer = writer;
        this.lettering = lettering;
    }

    @Override
    public List<Table> inspect(Request request, Progress progress) {
        Path video = request.video();
        request.track()
                .filter(table -> !Files.isRegularFile(table))
                .ifPresent(
                        table -> {
                            throw new Problem(
                                    "there is no such file",
                                    table.toString(),
                                    "name the table of the video with --track");
                        });
        try {
            Extent extent = Extent.of(open(request, "")).orElseThrow(() -> noPictures(video));
            try (OutFolder out = OutFolder.open(request.out());
                    Choice choice = Choice.of(request, analyzers)) {
                return draw(request, extent, choice, out, progress);
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

    /** The video, with the table that another tool left as any analyzer may look for it. */
    private Media open(Request request, String kind) {
        Map<String, Path> sidecars = new HashMap<>();
        request.track().ifPresent(table -> sidecars.put(TABLE, table));
        request.track().ifPresent(table -> sidecars.put(kind, table));
        String id = request.video().getFileName().toString();
        return source.open(new Utterance(id, id, "", request.video(), sidecars, Annotations.NONE));
    }

    private List<Table> draw(
            Request request, Extent extent, Choice choice, OutFolder out, Progress progress)
            throws IOException {
        Media media = open(request, choice.kind());
        Scene scene = scene(request, choice, media, progress);
        Stage stage = new Stage(scene, extent.width(), extent.height(), lettering);
        Filming filming = new Filming(scene, stage, new Album(scene.seen(), Extremes.of(scene)));
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

    private Scene scene(Request request, Choice choice, Media media, Progress progress)
            throws IOException {
        FaceTrack track = analyze(request, choice, media, progress);
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

    private FaceTrack analyze(Request request, Choice choice, Media media, Progress progress)
            throws IOException {
        String phase = "following the face, " + choice.kind();
        progress.at(phase, 0, 0);
        Media watched = new Watched(media, seconds -> progress.at(phase, seconds, 0));
        Optional<FaceTrack> track = choice.living().analyzer().analyze(watched);
        return track.orElseThrow(
                () ->
                        new Problem(
                                choice.kind() + " finds no track of it",
                                request.video().toString(),
                                "name the table that belongs to it with --track, or an analyzer"
                                        + " that follows faces itself, such as motion"));
    }

    private static Optional<VideoWriter.Sound> heard(Request request, Scene scene) {
        return scene.sound().seconds() > scene.from()
                ? Optional.of(new VideoWriter.Sound(request.video(), scene.from(), request.to()))
                : Optional.empty();
    }
}
