package dev.pathos.protocols;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.SpeakerGroup;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Trains on some corpora and tests on others; the development part consists of speakers of the
 * training corpora, a share of each.
 */
@Component(
        name = "cross-corpus",
        configurationPid = "cross-corpus",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CrossCorpus.Settings.class, factory = true)
public final class CrossCorpus implements Protocol {
    private static final String PART = "cross-corpus";

    private final Set<String> train;
    private final Set<String> test;
    private final String trait;
    private final Fitting fitting;

    /** Which corpora. */
    @ObjectClassDefinition(
            name = "Cross-corpus",
            description =
                    "Trains on some of several joined corpora and tests on others, each of them"
                            + " whole.")
    public @interface Settings {
        /** What to train on. */
        @AttributeDefinition(
                name = "Train",
                description = "Corpora to train on; none means all that are not tested.")
        String[] train() default {};

        /** What to test on. */
        @AttributeDefinition(
                name = "Test",
                description =
                        "Corpora to test on, each in a partition of its own; none means all in turn"
                                + " that are not named under train.")
        String[] test() default {};

        /** The trait that names an utterance's corpus. */
        @AttributeDefinition(
                name = "Trait",
                description =
                        "The trait that names an utterance's corpus; another one, such as language,"
                                + " gives transfer between its values.")
        String trait() default "corpus";

        /** How many speakers become the development part. */
        @AttributeDefinition(
                name = "Development share",
                description =
                        "Share of each training corpus's speakers, between 0 and 1, that become the"
                                + " development part.")
        double development_share() default 0.2;

        /** Chooses the development speakers. */
        @AttributeDefinition(name = "Seed", description = "Chooses these speakers.")
        long seed() default 0;
    }

    /**
     * Makes the protocol.
     *
     * @param settings the configuration
     */
    @Activate
    public CrossCorpus(Settings settings) {
        this(
                List.of(settings.train()),
                List.of(settings.test()),
                settings.trait(),
                new Fitting(PART, settings.development_share(), settings.seed(), Fitting.REFUSE));
    }

    CrossCorpus(List<String> train, List<String> test, String trait, Fitting fitting) {
        this.train = new TreeSet<>(train);
        this.test = new TreeSet<>(test);
        this.trait = trait;
        this.fitting = fitting;
        Set<String> both = new TreeSet<>(train);
        both.retainAll(test);
        if (!both.isEmpty()) {
            throw new Problem(
                    "corpus " + both.iterator().next() + " is to be trained and tested on",
                    "keys train and test of the " + PART + " part",
                    "name it under one of them");
        }
    }

    @Override
    public Map<String, Partition> partitions(List<Utterance> utterances) {
        Map<String, List<Utterance>> corpora = new TreeMap<>();
        for (Utterance u : utterances) {
            corpora.computeIfAbsent(name(u), c -> new ArrayList<>()).add(u);
        }
        check(corpora);
        Map<String, Partition> partitions = new LinkedHashMap<>();
        for (String tested : corpora.keySet()) {
            if (tests(tested)) {
                String name = "test on " + tested;
                partitions.put(name, partition(name, utterances, corpora, tested));
            }
        }
        return partitions;
    }

    private String name(Utterance utterance) {
        return utterance.recording().traits().getOrDefault(trait, "");
    }

    private Partition partition(
            String name,
            List<Utterance> utterances,
            Map<String, List<Utterance>> corpora,
            String tested) {
        Set<String> developed = new TreeSet<>();
        Set<String> trained = new TreeSet<>();
        corpora.forEach(
                (corpus, own) -> {
                    if (trains(corpus, tested)) {
                        trained.add(corpus);
                        if (SpeakerGroup.of(own).size() > 1) {
                            developed.addAll(fitting.chosen(corpus, own));
                        }
                    }
                });
        List<Utterance> training =
                utterances.stream().filter(u -> trained.contains(name(u))).toList();
        return fitting.fit(
                name,
                training.stream().filter(u -> !developed.contains(u.speaker())).toList(),
                training.stream().filter(u -> developed.contains(u.speaker())).toList(),
                corpora.get(tested));
    }

    private boolean tests(String corpus) {
        return !corpus.isEmpty()
                && (test.isEmpty() ? !train.contains(corpus) : test.contains(corpus));
    }

    private boolean trains(String corpus, String tested) {
        return !corpus.isEmpty()
                && (train.isEmpty()
                        ? !corpus.equals(tested) && !test.contains(corpus)
                        : train.contains(corpus));
    }

    private void check(Map<String, List<Utterance>> corpora) {
        Set<String> named = new TreeSet<>(train);
        named.addAll(test);
        named.removeAll(corpora.keySet());
        Set<String> there =
                corpora.keySet().stream()
                        .filter(c -> !c.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!named.isEmpty()) {
            throw new Problem(
                    "no utterance has the " + trait + " " + named.iterator().next(),
                    "keys train and test of the " + PART + " part",
                    there.isEmpty()
                            ? "join several corpora"
                            : "choose among " + Remarks.some(there));
        }
        if (there.size() < 2) {
            throw new Problem(
                    there.isEmpty()
                            ? "no utterance says its " + trait
                            : "all utterances have the " + trait + " " + there.iterator().next(),
                    "the " + PART + " part, key trait",
                    "give it several corpora joined into one");
        }
        if (there.stream().noneMatch(this::tests)) {
            throw new Problem(
                    "no corpus is left to test on",
                    "keys train and test of the " + PART + " part",
                    "leave one out of train");
        }
        if (test.containsAll(there)) {
            throw new Problem(
                    "no corpus is left to train on",
                    "keys train and test of the " + PART + " part",
                    "leave test empty to test on each in turn");
        }
    }

    @Override
    public String describe() {
        String by = trait.equals("corpus") ? "cross-corpus" : "across " + trait;
        String tested = test.isEmpty() ? "one left out in turn" : "test on " + Remarks.some(test);
        return by
                + ", "
                + (train.isEmpty() ? "" : "trained on " + Remarks.some(train) + ", ")
                + tested
                + ", development on other speakers of the training "
                + (trait.equals("corpus") ? "corpora" : "part");
    }

    @Override
    public List<String> remarks(List<Utterance> utterances) {
        Map<String, Partition> partitions = partitions(utterances);
        List<String> remarks = new ArrayList<>();
        partitions.forEach(
                (name, p) -> {
                    Set<String> unseen = labels(p.test());
                    unseen.removeAll(labels(p.train()));
                    if (!unseen.isEmpty()) {
                        remarks.add(
                                "Classes that only the test part has in "
                                        + name
                                        + ": "
                                        + Remarks.some(unseen)
                                        + "; map labels to common ones, else they cannot be met.");
                    }
                });
        remarks.addAll(Remarks.covered(utterances, partitions));
        return remarks;
    }

    private static Set<String> labels(List<Utterance> utterances) {
        return utterances.stream()
                .map(u -> u.annotations().label())
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
