package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
 * The speech of RAVDESS, 8 acted emotions, read from its file names.
 *
 * <p>A performance was released as sound alone and as video with the same sound. Only one of the
 * two is used, so that no partition can part them.
 */
@Component(
        name = "ravdess",
        configurationPid = "ravdess",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Ravdess.Settings.class, factory = true)
public final class Ravdess implements Corpus {
    private static final String SOUND = "03";
    private static final String VIDEO = "01";

    /** Where it lies and which twin to use. */
    @ObjectClassDefinition(
            name = "RAVDESS",
            description = "Reads the speech of RAVDESS, 8 acted emotions, from its file names.")
    public @interface Settings {
        /** The folder with the actors' folders. */
        @AttributeDefinition(
                name = "Root",
                description =
                        "The folder that holds Actor_01, Actor_02 ... at any depth; relative to"
                                + " the caller's working directory.")
        String root() default "";

        /** Which twin to use. */
        @AttributeDefinition(
                name = "Modality",
                description = "Which file to use of a performance that is there as both.",
                options = {
                    @Option(label = "Sound alone (03)", value = "audio-only"),
                    @Option(label = "Video with sound (01)", value = Shelf.VIDEO)
                })
        String modality() default "audio-only";

        /** Face tracks. */
        @AttributeDefinition(
                name = "OpenFace",
                description =
                        "The folder with OpenFace tables named as the videos. Empty: beneath the"
                                + " root.")
        String openface() default "";
    }

    private record Found(Take take, Path file) {}

    private final Shelf shelf;
    private final String preferred;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings folders and modality
     */
    @Activate
    public Ravdess(BundleContext context, Settings settings) {
        this(
                Shelf.of(
                        context,
                        "ravdess",
                        settings.root(),
                        settings.openface(),
                        settings.modality()));
    }

    Ravdess(Shelf shelf) {
        this.shelf = shelf;
        this.preferred = shelf.picture() ? VIDEO : SOUND;
    }

    @Override
    public String labelTarget() {
        return "the emotion that the actor was to show";
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = shelf.root().folder();
        Map<String, Found> performances = new LinkedHashMap<>();
        Map<String, Path> tracks = new LinkedHashMap<>();
        for (Path file : shelf.files(ledger)) {
            String name = FileTree.name(folder, file);
            Optional<Take> take = Take.parse(file.getFileName().toString());
            if (take.isEmpty()) {
                ledger.skipped(name, "its name is not one of RAVDESS's");
            } else if (isTrack(file)) {
                track(folder, take.get(), file, tracks, ledger);
            } else if (!take.get().obstacle().isEmpty()) {
                ledger.skipped(name, take.get().obstacle());
            } else {
                Found here = new Found(take.get(), file);
                Found other = performances.get(here.take().performance());
                Found kept = other == null ? here : better(other, here);
                performances.put(here.take().performance(), kept);
                if (other != null) {
                    Found left = kept == here ? other : here;
                    ledger.skipped(
                            FileTree.name(folder, left.file()),
                            "the same performance as " + FileTree.name(folder, kept.file()));
                }
            }
        }
        if (performances.isEmpty()) {
            throw shelf.root()
                    .problem(
                            "no speech of RAVDESS in " + folder,
                            "name the folder with files such as Actor_01/03-01-05-01-01-01-01.wav");
        }
        tracks.forEach(
                (performance, track) -> {
                    if (!performances.containsKey(performance)) {
                        ledger.skipped(
                                FileTree.name(folder, track),
                                "a face table without sound or video");
                    }
                });
        return performances.values().stream()
                .map(
                        found ->
                                utterance(
                                        found,
                                        Optional.ofNullable(
                                                tracks.get(found.take().performance()))));
    }

    private static boolean isTrack(Path file) {
        return file.toString().matches("(?i).*\\.(csv|openface)");
    }

    private static void track(
            Path folder, Take take, Path file, Map<String, Path> tracks, Ledger ledger) {
        Path other = tracks.putIfAbsent(take.performance(), file);
        if (other != null) {
            ledger.skipped(
                    FileTree.name(folder, file),
                    "a second face table beside " + FileTree.name(folder, other));
        }
    }

    private Found better(Found first, Found second) {
        boolean change =
                !first.take().modality().equals(preferred)
                        && second.take().modality().equals(preferred);
        return change ? second : first;
    }

    private static Utterance utterance(Found found, Optional<Path> track) {
        Take take = found.take();
        return new Utterance(
                take.name(),
                take.actor(),
                "",
                found.file(),
                track.map(t -> Map.of("openface", t)).orElse(Map.of()),
                Annotations.label(take.label()),
                new Recording(take.performance(), 0, Double.POSITIVE_INFINITY, "", take.traits()));
    }
}
