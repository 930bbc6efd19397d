package dev.pathos.joined;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * Another corpus with other names for its classes, so that corpora can be compared or joined.
 *
 * <p>Votes are renamed with the labels and counted together where classes merge. Votes for a class
 * outside the map keep its name, whatever becomes of labels there.
 */
@Component(
        name = "label-map",
        configurationPid = "label-map",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LabelMap.Settings.class, factory = true)
public final class LabelMap implements Corpus {
    /** The map and what is outside of it. */
    @ObjectClassDefinition(
            name = "Label map",
            description = "Reads another corpus and renames its classes. Reference: corpus.")
    public @interface Settings {
        /** The pairs. */
        @AttributeDefinition(
                name = "Map",
                description =
                        "Pairs old=new, such as calm=neutral; they count before the common names"
                                + " of the key to.")
        String[] map() default {};

        /** The common names. */
        @AttributeDefinition(
                name = "To",
                description =
                        "Common names for the classes of published corpora (anger, ANG, angry and A"
                                + " all become angry ...). Six: neutral, happy, sad, angry,"
                                + " fearful, disgust; four: neutral, happy, sad, angry; both with"
                                + " calm as neutral and excited as happy.",
                options = {
                    @Option(label = "The map's own names only", value = "own"),
                    @Option(label = "Common names, nothing merged", value = "common"),
                    @Option(label = "Six classes", value = "six"),
                    @Option(label = "Four classes", value = "four")
                })
        String to() default "own";

        /** What is outside. */
        @AttributeDefinition(
                name = "Outside",
                description = "What becomes of an utterance whose label is not in the map.",
                options = {
                    @Option(label = "It is left out, with a line in the ledger", value = "drop"),
                    @Option(label = "It keeps its label", value = "keep"),
                    @Option(label = "It loses its label, to pre-train on", value = "unlabel"),
                    @Option(label = "Reading fails", value = "fail")
                })
        String outside() default "drop";
    }

    private final Corpus corpus;
    private final Renaming renaming;
    private final String outside;

    /**
     * Makes the corpus; nothing is read yet.
     *
     * @param corpus the corpus whose classes are renamed
     * @param settings the map
     */
    @Activate
    public LabelMap(@Reference(name = "corpus") Corpus corpus, Settings settings) {
        this.corpus = corpus;
        this.renaming = Renaming.of(settings.map(), settings.to());
        this.outside = settings.outside();
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        return corpus.utterances(ledger).flatMap(utterance -> renamed(utterance, ledger).stream());
    }

    @Override
    public boolean synthetic() {
        return corpus.synthetic();
    }

    @Override
    public String labelTarget() {
        String target = corpus.labelTarget();
        String others =
                switch (outside) {
                    case "keep" -> "others kept";
                    case "unlabel" -> "others without label";
                    default -> "others left out";
                };
        return (target.isEmpty() ? "" : target + "; ") + renaming.describe() + ", " + others;
    }

    private Optional<Utterance> renamed(Utterance utterance, Ledger ledger) {
        String label = utterance.annotations().label();
        Optional<String> name = label.isEmpty() ? Optional.of("") : renaming.of(label);
        if (name.isPresent()) {
            return Optional.of(with(utterance, name.get()));
        }
        switch (outside) {
            case "keep":
                return Optional.of(with(utterance, label));
            case "unlabel":
                return Optional.of(with(utterance, ""));
            case "fail":
                throw new Problem(
                        "the label '" + label + "' of " + utterance.id() + " is not in the map",
                        "key map of the label-map part",
                        "add " + label + "=<class>, or set outside to drop, keep or unlabel");
            default:
                ledger.skipped(utterance.id(), "its label '" + label + "' is not in the map");
                return Optional.empty();
        }
    }

    private Utterance with(Utterance utterance, String label) {
        Annotations before = utterance.annotations();
        Map<String, Integer> votes = new TreeMap<>();
        before.votes()
                .forEach(
                        (name, count) ->
                                votes.merge(renaming.of(name).orElse(name), count, Integer::sum));
        return new Utterance(
                utterance.id(),
                utterance.speaker(),
                utterance.session(),
                utterance.media(),
                utterance.sidecars(),
                new Annotations(label, votes, before.attributes(), before.words(), before.phones()),
                utterance.recording());
    }
}
