package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

/** Every sound and video file beneath a folder, without labels: what a pre-training can use. */
@Component(
        name = "media-folder",
        configurationPid = "media-folder",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MediaFolder.Settings.class, factory = true)
public final class MediaFolder implements Corpus {
    private static final Set<String> MEDIA =
            Set.of(
                    "aac", "aif", "aiff", "avi", "flac", "flv", "m4a", "m4v", "mkv", "mov", "mp3",
                    "mp4", "mpeg", "mpg", "oga", "ogg", "opus", "wav", "webm", "wma", "wmv");

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
    }

    private final Place root;
    private final PathMatcher included;
    private final boolean speakerIsFolder;
    private final Place tracks;

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
                Place.of(context, settings.openface(), "media-folder", "openface"));
    }

    MediaFolder(Place root, String include, String speaker, Place tracks) {
        this.root = root;
        this.included = matcher(include);
        this.speakerIsFolder = speaker.equals("folder");
        this.tracks = tracks;
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
        List<Utterance> utterances = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        Set<Path> used = new HashSet<>();
        for (Path file : FileTree.list(folder, ledger)) {
            if (!included.matches(folder.relativize(file))) {
                continue;
            }
            if (!MEDIA.contains(extension(file))) {
                others.add(file);
                continue;
            }
            Optional<Path> track =
                    track(trackFolder == null ? file.getParent() : trackFolder, file);
            track.ifPresent(used::add);
            utterances.add(utterance(folder, file, track));
        }
        for (Path file : others) {
            if (!used.contains(file)) {
                ledger.skipped(FileTree.name(folder, file), "neither sound nor video by its name");
            }
        }
        if (utterances.isEmpty()) {
            throw root.problem(
                    "no sound or video file in " + folder, "name a folder that holds some");
        }
        return utterances.stream();
    }

    private Utterance utterance(Path folder, Path file, Optional<Path> track) {
        String speaker =
                speakerIsFolder
                        ? Objects.toString(file.getParent().getFileName(), "/")
                        : FileTree.base(file);
        return new Utterance(
                FileTree.name(folder, file),
                speaker,
                "",
                file,
                track.map(t -> Map.of("openface", t)).orElse(Map.of()),
                Annotations.NONE);
    }

    private static Optional<Path> track(Path folder, Path media) {
        return TRACKS.stream()
                .map(extension -> folder.resolve(FileTree.base(media) + "." + extension))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
