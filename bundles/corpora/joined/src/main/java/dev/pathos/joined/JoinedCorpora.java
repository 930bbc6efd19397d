package dev.pathos.joined;

import dev.pathos.api.composition.Composition;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Several corpora as one, in the order of the file.
 *
 * <p>Ids, speakers, sessions and takes get the name of their corpus's part before them, as in
 * {@code emodb/03}, and the trait {@code corpus} holds it alone. Classes are what each corpus calls
 * them; a {@code label-map} before this part makes them agree.
 */
@Component(
        name = "joined-corpora",
        configurationPid = "joined-corpora",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = JoinedCorpora.Settings.class, factory = true)
public final class JoinedCorpora implements Corpus {
    /** What the corpora share. */
    @ObjectClassDefinition(
            name = "Joined corpora",
            description =
                    "Reads several corpora as one. Reference: corpora, the names of their parts;"
                            + " all other corpora of the file if it is not given.")
    public @interface Settings {
        /** Whether speakers are the same people. */
        @AttributeDefinition(
                name = "Same speakers",
                description =
                        "Whether the corpora are parts of one: speakers, sessions and takes of the"
                                + " same name are the same then, and only ids are told apart.")
        boolean same_speakers() default false;
    }

    private final List<Prefixed> corpora;

    /**
     * Made by Declarative Services.
     *
     * @param corpora the corpora with their service properties
     * @param settings what they share
     */
    @Activate
    public JoinedCorpora(
            @Reference(name = "corpora", cardinality = ReferenceCardinality.AT_LEAST_ONE)
                    List<Map.Entry<Map<String, Object>, Corpus>> corpora,
            Settings settings) {
        this.corpora =
                corpora.stream()
                        .sorted(Comparator.comparingInt(JoinedCorpora::order))
                        .map(
                                entry ->
                                        new Prefixed(
                                                String.valueOf(
                                                        entry.getKey().get(Composition.PART)),
                                                entry.getValue(),
                                                settings.same_speakers()))
                        .toList();
    }

    private static int order(Map.Entry<Map<String, Object>, Corpus> entry) {
        return entry.getKey().get(Composition.ORDER) instanceof Integer order ? order : 0;
    }

    @Override
    public Stream<Utterance> utterances(Ledger ledger) throws IOException {
        Stream<Utterance> all = Stream.empty();
        try {
            for (Prefixed corpus : corpora) {
                all = Stream.concat(all, corpus.utterances(ledger));
            }
            return all;
        } catch (IOException | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    @Override
    public boolean synthetic() {
        return corpora.stream().anyMatch(corpus -> corpus.corpus().synthetic());
    }

    @Override
    public String labelTarget() {
        TreeSet<String> targets = new TreeSet<>();
        corpora.forEach(corpus -> targets.add(corpus.corpus().labelTarget()));
        return targets.size() == 1
                ? targets.first()
                : String.join(
                        "; ",
                        corpora.stream()
                                .filter(c -> !c.corpus().labelTarget().isEmpty())
                                .map(c -> c.name() + ": " + c.corpus().labelTarget())
                                .toList());
    }
}
