package dev.pathos.talkingheads;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A generated audiovisual corpus: speakers of a source-filter synthesizer act six emotions, and
 * their 68-landmark faces speak and show them.
 *
 * <p>It needs no download and has known truth, so it serves to try the platform and to check its
 * machinery; what is measured on it says nothing about people. All its numbers and their sources
 * are in {@code parameters.txt} beside this class, which is also copied into the generated folder.
 * Sound is 16 kHz mono WAV, faces are OpenFace CSV files (sidecar {@code openface}); the label is
 * the acted emotion, in equal numbers from each speaker; words and phones are annotated.
 */
@Component(
        name = TalkingHeads.PID,
        configurationPid = TalkingHeads.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "pathos.synthetic:Boolean=true")
@Designate(ocd = TalkingHeads.Settings.class, factory = true)
public final class TalkingHeads implements Corpus {
    static final String PID = "talking-heads";

    private static final int THREADS = 2;

    /** The settings. */
    @ObjectClassDefinition(
            name = "Talking heads",
            description = "A generated audiovisual corpus of acted emotions.")
    @interface Settings {
        @AttributeDefinition(
                name = "Speakers",
                description = "The number of speakers, women and men in turn.",
                min = "1",
                max = "999")
        int speakers() default 24;

        @AttributeDefinition(
                name = "Utterances",
                description =
                        "Utterances of each speaker, 1.3 to 4 s long; a multiple of 6 has each"
                                + " emotion equally often.",
                min = "1",
                max = "999")
        int utterances() default 30;

        @AttributeDefinition(
                name = "Seed",
                description =
                        "Another seed gives other speakers, sentences and utterances. Develop on"
                                + " seeds 1 to 5, report on seeds from 101 on.")
        long seed() default 1;

        @AttributeDefinition(
                name = "Coupled",
                description =
                        "Whether the face shows the emotion that is heard. If false, its emotion"
                                + " is drawn independently while its lips still follow the speech:"
                                + " a control. The sound is the same, bit for bit.")
        boolean coupled() default true;

        @AttributeDefinition(
                name = "Intensity",
                description =
                        "Factor on the intensity of all expressions in voice and face; 0 gives"
                                + " labels that cannot be told from anything: a control.",
                min = "0",
                max = "2")
        double intensity() default 1;
    }

    private final Path cache;
    private final Recipe recipe;

    /**
     * Stores the settings; nothing is generated before {@link #utterances} is called.
     *
     * @param context tells the folder for caches by the property {@code pathos.cache}
     * @param settings what to generate
     */
    @Activate
    public TalkingHeads(BundleContext context, Settings settings) {
        this(
                context.getProperty("pathos.cache"),
                new Recipe(
                        settings.speakers(),
                        settings.utterances(),
                        settings.seed(),
                        settings.intensity(),
                        settings.coupled()));
    }

    TalkingHeads(String cache, Recipe recipe) {
        if (cache == null) {
            throw new Problem(
                    "there is no folder for generated corpora",
                    "framework property pathos.cache",
                    "set it to a folder that can be written");
        }
        require(recipe.speakers() > 0, "speakers", "a number from 1 on");
        require(recipe.utterances() > 0, "utterances", "a number from 1 on");
        require(recipe.intensity() >= 0 && recipe.intensity() <= 2, "intensity", "0 to 2");
        this.cache = Path.of(cache).toAbsolutePath();
        this.recipe = recipe;
    }

    private static void require(boolean met, String key, String range) {
        if (!met) {
            throw new Problem("a value out of range", PID + ", key " + key, "give " + range);
        }
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Parameters parameters = Parameters.load();
        Path folder = generated(parameters);
        Studio studio = new Studio(parameters, recipe);
        return IntStream.range(0, recipe.speakers() * recipe.utterances())
                .mapToObj(i -> studio.take(i / recipe.utterances(), i % recipe.utterances()))
                .map(take -> utterance(folder, take));
    }

    /** The folder with the corpus; threads that ask at the same time wait for one to make it. */
    private synchronized Path generated(Parameters parameters) throws IOException {
        Path place = cache.resolve(PID).resolve(recipe.digest(parameters));
        Generator generator = new Generator(parameters, recipe);
        return new GeneratedFolder(place).make(part -> generator.write(part, THREADS));
    }

    private static Utterance utterance(Path folder, Take take) {
        return new Utterance(
                take.name(),
                take.speaker().name(),
                "",
                Generator.sound(folder, take),
                Map.of("openface", Generator.track(folder, take)),
                take.annotations());
    }
}
