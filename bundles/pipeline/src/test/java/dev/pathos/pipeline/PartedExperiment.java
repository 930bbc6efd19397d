package dev.pathos.pipeline;

import dev.pathos.api.composition.Composition;
import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Leak;
import dev.pathos.api.corpus.LeakageGuard;
import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.tck.Configured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An experiment of which only the partitions and the guard matter. */
final class PartedExperiment {
    private PartedExperiment() {}

    /** An experiment without parts that are not needed to part a corpus. */
    static Experiment of(Map<String, Object> settings, Protocol protocol, LeakageGuard guard) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("budgets", new double[0]);
        Corpus corpus = ledger -> Stream.of();
        return new Experiment(
                Configured.of(ExperimentSettings.class, all),
                Map.of(Composition.RUN, "1", Composition.PART, "parted"),
                Map.entry(Map.of(Composition.PART, "corpus"), corpus),
                utterance -> null,
                Map.entry(Map.of(), new NoFeatures()),
                null,
                null,
                List.of(),
                null,
                null,
                protocol,
                guard);
    }

    private record NoFeatures() implements FeatureExtractor {
        @Override
        public Frames extract(Audio audio) {
            return Frames.of(List.of(), 1, new float[0]);
        }

        @Override
        public String revision() {
            return "1";
        }
    }

    static List<Utterance> utterances(int speakers, int each) {
        List<Utterance> utterances = new ArrayList<>();
        for (int s = 0; s < speakers; s++) {
            for (int i = 0; i < each; i++) {
                String id = "u" + s + "-" + i;
                utterances.add(
                        new Utterance(
                                id,
                                "s" + s,
                                "",
                                Path.of(id),
                                Map.of(),
                                Annotations.label(i % 2 == 0 ? "no" : "yes")));
            }
        }
        return utterances;
    }

    /** Objects to utterances of one speaker on both sides. */
    record SpeakerGuard() implements LeakageGuard {
        @Override
        public List<String> rules() {
            return List.of("speaker", "session");
        }

        @Override
        public List<Leak> leaks(Map<String, List<Utterance>> made, List<Utterance> test) {
            List<Leak> leaks = new ArrayList<>();
            made.forEach(
                    (role, part) -> {
                        Set<String> known =
                                part.stream().map(Utterance::speaker).collect(Collectors.toSet());
                        List<String> shared =
                                test.stream()
                                        .filter(u -> known.contains(u.speaker()))
                                        .map(u -> u.speaker() + " speaks " + u.id())
                                        .toList();
                        if (!shared.isEmpty()) {
                            leaks.add(new Leak("speaker", role, shared.size(), shared));
                        }
                    });
            return leaks;
        }
    }

    /** Trains on the first half of each speaker and tests on the second. */
    record Leaking() implements Protocol {
        @Override
        public Map<String, Partition> partitions(List<Utterance> utterances) {
            List<Utterance> train = utterances.stream().filter(u -> u.id().endsWith("0")).toList();
            List<Utterance> test = utterances.stream().filter(u -> u.id().endsWith("1")).toList();
            return Map.of("halves", new Partition(train, List.of(), test));
        }

        @Override
        public String describe() {
            return "halves of each speaker";
        }
    }
}
