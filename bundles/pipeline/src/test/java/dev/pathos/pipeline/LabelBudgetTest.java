package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Seeds;
import dev.pathos.api.signal.Frames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelBudgetTest {
    private static final Frames FRAMES = Frames.of(List.of("x"), 10, new float[] {0, 0, 0});
    private static final double[] BUDGETS = {.5, 1, 5, 10, 20, 33.3, 50, 99, 100};

    private static CorpusSample sample(String id, Annotations annotations) {
        Utterance utterance = new Utterance(id, "speaker", "", Path.of(id), Map.of(), annotations);
        return new CorpusSample(utterance, null, Span.WHOLE, FRAMES, Optional.empty());
    }

    /** Classes of 1 to 200 utterances, ties, ratings without a class, and some unlabeled. */
    private static List<CorpusSample> corpus(SplittableRandom random) {
        List<Annotations> all = new ArrayList<>();
        int classes = 1 + random.nextInt(8);
        for (int c = 0; c < classes; c++) {
            int size = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(200);
            for (int i = 0; i < size; i++) {
                all.add(Annotations.label("class" + c));
            }
        }
        for (int i = random.nextInt(30); i > 0; i--) {
            all.add(new Annotations("", Map.of("a", 2, "b", 2), Map.of(), List.of(), List.of()));
            all.add(new Annotations("", Map.of(), Map.of("valence", 3.), List.of(), List.of()));
            all.add(Annotations.NONE);
            all.add(Annotations.label("  "));
        }
        List<CorpusSample> samples = new ArrayList<>();
        for (int i : Seeds.permutation(all.size(), random)) {
            samples.add(sample("u" + samples.size(), all.get(i)));
        }
        return samples;
    }

    private static Map<String, Integer> classes(List<CorpusSample> samples) {
        Map<String, Integer> counts = new TreeMap<>();
        for (CorpusSample sample : samples) {
            Annotations a = sample.utterance().annotations();
            if (a.votes().size() + a.attributes().size() + a.label().strip().length() > 0) {
                counts.merge(a.label(), 1, Integer::sum);
            }
        }
        return counts;
    }

    @Test
    void should_nest_and_keep_shares_and_classes_whatever_the_corpus() {
        for (int corpus = 0; corpus < 200; corpus++) {
            List<CorpusSample> samples = corpus(Seeds.random(9, "corpus", corpus));
            Map<String, Integer> sizes = classes(samples);
            Set<CorpusSample> smaller = Set.of();
            for (double percent : BUDGETS) {
                List<CorpusSample> chosen = LabelBudget.choose(samples, percent, corpus);
                assertTrue(chosen.containsAll(smaller), corpus + ": " + percent + " % nests");
                Map<String, Integer> kept = classes(chosen);
                assertEquals(sizes.keySet(), kept.keySet(), corpus + ": " + percent + " %");
                assertEquals(
                        chosen.size(), kept.values().stream().mapToInt(n -> n).sum(), "labeled");
                kept.forEach(
                        (label, count) -> {
                            double share = sizes.get(label) * percent / 100;
                            boolean stratified = Math.abs(count - share) <= .5 || count == 1;
                            assertTrue(stratified, count + " for " + share + " of " + label);
                        });
                smaller = new HashSet<>(chosen);
            }
            assertEquals(sizes, classes(new ArrayList<>(smaller)), "100 % is everything labeled");
        }
    }

    @Test
    void should_choose_alike_for_one_seed_and_otherwise_for_another() {
        List<CorpusSample> samples = corpus(Seeds.random(9, "corpus", 3));
        List<CorpusSample> chosen = LabelBudget.choose(samples, 20, 1);
        assertEquals(chosen, LabelBudget.choose(samples, 20, 1));
        assertNotEquals(chosen, LabelBudget.choose(samples, 20, 2));
        List<CorpusSample> inOrder = samples.stream().filter(chosen::contains).toList();
        assertEquals(inOrder, chosen);
    }

    @Test
    void should_keep_the_only_utterance_of_a_class_in_every_budget() {
        List<CorpusSample> samples = new ArrayList<>();
        samples.add(sample("rare", Annotations.label("fear")));
        for (int i = 0; i < 400; i++) {
            samples.add(sample("u" + i, Annotations.label("anger")));
        }
        for (double percent : BUDGETS) {
            assertTrue(LabelBudget.choose(samples, percent, 5).contains(samples.get(0)));
        }
    }

    @Test
    void should_choose_nothing_when_nothing_is_labeled() {
        assertEquals(List.of(), LabelBudget.choose(List.of(), 20, 1));
        assertEquals(List.of(), LabelBudget.choose(List.of(sample("u", Annotations.NONE)), 100, 1));
    }
}
