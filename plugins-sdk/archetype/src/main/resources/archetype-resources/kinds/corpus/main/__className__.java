package ${package};

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A corpus whose folders say what its sounds are: {@code <root>/<speaker>/<label>/<any>.wav}.
 *
 * <p>An utterance is called by its path within the root. What lies elsewhere, or is no WAV file,
 * goes to the ledger.
 */
@Component(name = "${artifactId}", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ${className}.Settings.class, factory = true)
public final class ${className} implements Corpus {
    private final Path root;
    private final boolean synthetic;

    /** The keys of a configuration. */
    @ObjectClassDefinition(
            name = "${className}",
            description = "A corpus of folders: speaker, in it label, in it WAV files")
    public @interface Settings {
        /** Where the corpus lies. */
        @AttributeDefinition(
                name = "Root",
                description = "The folder; relative to the caller's working directory")
        String root();

        /** Whether a program made it. */
        @AttributeDefinition(
                name = "Synthetic",
                description = "Whether a program made the sounds; results say so")
        boolean synthetic() default false;
    }

    /**
     * Stores the settings; nothing is read yet.
     *
     * @param context gives the caller's working directory
     * @param settings the part's configuration
     */
    @Activate
    public ${className}(BundleContext context, Settings settings) {
        this(
                Path.of(context.getProperty("pathos.cwd")).resolve(settings.root()),
                settings.synthetic());
    }

    ${className}(Path root, boolean synthetic) {
        this.root = root;
        this.synthetic = synthetic;
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new Problem(
                    "there is no folder " + root,
                    "key root of a part of ${artifactId}",
                    "name the folder of the corpus");
        }
        List<Utterance> utterances = new ArrayList<>();
        for (Path file : FileTree.list(root, ledger)) {
            String id = FileTree.name(root, file);
            String[] names = id.split("/");
            if (!id.toLowerCase(Locale.ROOT).endsWith(".wav")) {
                ledger.skipped(id, "not a WAV file by its name");
            } else if (names.length != 3) {
                ledger.skipped(id, "not in a folder of a label in one of a speaker");
            } else {
                utterances.add(
                        new Utterance(
                                id,
                                names[0],
                                "",
                                file,
                                Map.of(),
                                Annotations.label(names[1]),
                                Recording.take(FileTree.take(root, file))));
            }
        }
        return utterances.stream();
    }

    @Override
    public String labelTarget() {
        return "name of the folder";
    }

    @Override
    public boolean synthetic() {
        return synthetic;
    }
}
