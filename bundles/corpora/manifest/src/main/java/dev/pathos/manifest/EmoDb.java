package dev.pathos.manifest;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** EmoDB: German speech of 10 actors, 7 acted emotions, read from its file names. */
@Component(
        name = "emodb",
        configurationPid = "emodb",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = EmoDb.Settings.class, factory = true)
public final class EmoDb implements Corpus {
    /** Where it lies. */
    @ObjectClassDefinition(
            name = "EmoDB",
            description = "Reads EmoDB, German speech with 7 acted emotions, from its file names.")
    public @interface Settings {
        /** The folder with the sound files. */
        @AttributeDefinition(
                name = "Root",
                description =
                        "The folder that holds files such as 03a01Fa.wav at any depth; relative to"
                                + " the caller's working directory.")
        String root() default "";
    }

    private final Place root;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings the folder
     */
    @Activate
    public EmoDb(BundleContext context, Settings settings) {
        this(Place.of(context, settings.root(), "emodb", "root"));
    }

    EmoDb(Place root) {
        this.root = root;
    }

    @Override
    public String labelTarget() {
        return "the emotion that the actor was to show";
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Path folder = root.folder();
        List<Utterance> utterances =
                TakeFiles.join(
                                folder,
                                FileTree.list(folder, ledger),
                                base -> EmoDbName.parse(base).map(EmoDbName::name).orElse(""),
                                "EmoDB's",
                                ledger)
                        .entrySet()
                        .stream()
                        .map(
                                e ->
                                        utterance(
                                                EmoDbName.parse(e.getKey()).orElseThrow(),
                                                e.getValue()))
                        .toList();
        if (utterances.isEmpty()) {
            throw root.problem(
                    "no speech of EmoDB in " + folder,
                    "name the folder with files such as 03a01Fa.wav");
        }
        return utterances.stream();
    }

    private static Utterance utterance(EmoDbName name, TakeFiles files) {
        return new Utterance(
                name.name(),
                name.speaker(),
                "",
                files.media(false),
                files.sidecars(false),
                Annotations.label(name.label()),
                new Recording(name.name(), 0, Double.POSITIVE_INFINITY, "", name.traits()));
    }
}
