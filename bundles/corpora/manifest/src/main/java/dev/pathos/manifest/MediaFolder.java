package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Every sound and video file beneath a folder, without labels: what a pre-training can use.
 *
 * <p>Files of one folder that differ in their extension only are one take: sound, video and face
 * track of the same performance.
 */
@Component(
        name = "media-folder",
        configurationPid = "media-folder",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MediaFolder.Settings.class, factory = true)
public final class MediaFolder implements Corpus {
    private static final List<String> TRACKS = List.of("csv", "openface");

    /** Where the files lie and what their names say. */
    @ObjectClassDefinition(
            name = "Media folder",
            description = "Takes every sound and video file beneath a folder; no labels.")
    public @interface Settings {
        /** The folder. */
        @AttributeDefinition(
                name = "Root",
                description = "The folder; relative to the caller's working directory.")
        String root() default "";

        /** Which files belong to the corpus. */
        @AttributeDefinition(
                name = "Include",
                description =
                        "Which files beneath the folder belong to the corpus, as a glob such as"
                                + " {grid,expressive}/**; all others are ignored.")
        String include() default "**";

        /** Where a speaker's name stands. */
        @AttributeDefinition(
                name = "Speaker",
                description = "What names the speaker: the file's folder, or the file itself.",
                options = {
                    @Option(label = "Name of the folder", value = "folder"),
                    @Option(label = "Name of the file without extension", value = "file")
                })
        String speaker() default "folder";

        /** Where face tracks lie. */
        @AttributeDefinition(
                name = "OpenFace",
                description =
                        "The folder with OpenFace tables, named as the media with extension csv or"
                                + " openface; relative to the caller's working directory. Empty:"
                                + " beside the media.")
        String openface() default "";

        /** Where videos lie. */
        @AttributeDefinition(
                name = "Video",
                description =
                        "The folder with videos named as the sound files, in the same subfolders"
                                + " or in none; relative to the caller's working directory. Empty:"
                                + " beside the sound.")
        String video() default "";
    }

    private final Place root;
    private final PathMatcher included;
    private final boolean speakerIsFolder;
    private final Place tracks;
    private final Place videos;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings folders and meaning of names
     */
    @Activate
    public MediaFolder(BundleContext context, Settings settings) {
        this(
                Place.of(context, settings.root(), "media-folder", "root"),
                settings.include(),
                settings.speaker(),
                Place.of(context, settings.openface(), "media-folder", "openface"),
                Place.of(context, settings.video(), "media-folder", "video"));
    }

    MediaFolder(Place root, String include, String speaker, Place tracks, Place videos) {
        this.root = root;
        this.included = matcher(include);
        this.speakerIsFolder = speaker.equals("folder");
        this.tracks = tracks;
        this.videos = videos;
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new Problem(
                    "'" + glob + "' is no glob: " + e.getDescription(),
                    "key include of the media-folder part",
                    "write one such as ** or {grid,expressive}/**",
                    e);
        }
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = root.folder();
        Path trackFolder = tracks.path() == null ? null : tracks.folder();
        VideoFolder twins = new VideoFolder(videos.path() == null ? null : videos.folder(), ledger);
        Map<String, List<Path>> takes = new LinkedHashMap<>();
        List<Path> others = new ArrayList<>();
        for (Path file : FileTree.list(folder, ledger)) {
            if (!included.matches(folder.relativize(file)) || twins.holds(file)) {
                continue;
            }
            if (MediaNames.sound(file) || MediaNames.video(file)) {
                takes.computeIfAbsent(FileTree.take(folder, file), take -> new ArrayList<>())
                        .add(file);
            } else {
                others.add(file);
            }
        }
        List<Utterance> utterances = new ArrayList<>();
        Set<Path> used = new HashSet<>();
        takes.forEach(
                (take, files) -> {
                    files.sort(Comparator.comparingInt(MediaNames::rank));
                    Path media = files.get(0);
                    Map<String, Path> sidecars = new TreeMap<>();
                    if (MediaNames.sound(media)) {
                        video(files, twins, take).ifPresent(v -> sidecars.put("video", v));
                    }
                    track(trackFolder == null ? media.getParent() : trackFolder, media)
                            .ifPresent(track -> sidecars.put("openface", track));
                    used.add(media);
                    used.addAll(sidecars.values());
                    files.stream()
                            .filter(file -> !used.contains(file))
                            .forEach(file -> tellCopy(ledger, folder, file, media));
                    utterances.add(utterance(folder, media, take, sidecars));
                });
        for (Path file : others) {
            if (!used.contains(file)) {
                ledger.skipped(FileTree.name(folder, file), "neither sound nor video by its name");
            }
        }
        twins.tellUnused(ledger);
        if (utterances.isEmpty()) {
            throw root.problem(
                    "no sound or video file in " + folder, "name a folder that holds some");
        }
        return utterances.stream();
    }

    private static void tellCopy(Ledger ledger, Path folder, Path file, Path media) {
        ledger.skipped(
                FileTree.name(folder, file), "the same take as " + FileTree.name(folder, media));
    }

    /** A video of the same take: beside the sound, or in the folder of videos. */
    private static Optional<Path> video(List<Path> files, VideoFolder twins, String take) {
        Optional<Path> beside = files.stream().filter(MediaNames::video).findFirst();
        return beside.isPresent() ? beside : twins.of(take);
    }

    private Utterance utterance(Path folder, Path media, String take, Map<String, Path> sidecars) {
        String speaker =
                speakerIsFolder
                        ? Objects.toString(media.getParent().getFileName(), "/")
                        : FileTree.base(media);
        return new Utterance(
                FileTree.name(folder, media),
                speaker,
                "",
                media,
                sidecars,
                Annotations.NONE,
                Recording.take(take));
    }

    private static Optional<Path> track(Path folder, Path media) {
        return TRACKS.stream()
                .map(extension -> folder.resolve(FileTree.base(media) + "." + extension))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
