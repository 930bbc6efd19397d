package dev.pathos.categorical;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Head;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Objectives;
import dev.pathos.api.task.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What of the annotations is learned (Chou, Lee and Busso, Interspeech 2022). */
enum LabelTarget {
    /** The consensus label as one class. */
    LABEL {
        @Override
        Set<String> classes(Annotations annotations) {
            return annotations.label().isEmpty() ? Set.of() : Set.of(annotations.label());
        }

        @Override
        Target of(Annotations annotations, List<String> classes) {
            String label = annotations.label();
            if (label.isEmpty()) {
                return Target.none("no label");
            }
            int index = classes.indexOf(label);
            return index < 0
                    ? Target.none("label " + label + " not among the classes")
                    : Target.ofClass(index);
        }

        @Override
        Objective objective(Head head, List<String> classes, double[] weights) {
            return Objectives.crossEntropy(head, classes, weights);
        }
    },
    /** The shares of the votes. */
    DISTRIBUTION {
        @Override
        Target of(Annotations annotations, List<String> classes) {
            float[] shares = votes(annotations, classes);
            float all = 0;
            for (float share : shares) {
                all += share;
            }
            if (all == 0) {
                return Target.none("no votes for the classes");
            }
            for (int c = 0; c < shares.length; c++) {
                shares[c] /= all;
            }
            return Target.of(shares);
        }

        @Override
        Objective objective(Head head, List<String> classes, double[] weights) {
            return Objectives.distribution(head, classes);
        }
    },
    /** Every class that somebody voted for. */
    MULTI_LABEL {
        @Override
        Target of(Annotations annotations, List<String> classes) {
            float[] chosen = votes(annotations, classes);
            boolean any = false;
            for (int c = 0; c < chosen.length; c++) {
                any |= chosen[c] > 0;
                chosen[c] = chosen[c] > 0 ? 1 : 0;
            }
            return any ? Target.of(chosen) : Target.none("no votes for the classes");
        }

        @Override
        Objective objective(Head head, List<String> classes, double[] weights) {
            return Objectives.multiLabel(head, classes);
        }
    };

    /** The classes that these annotations speak of: for votes, those that somebody chose. */
    Set<String> classes(Annotations annotations) {
        Set<String> chosen = new TreeSet<>();
        annotations
                .votes()
                .forEach(
                        (name, n) -> {
                            if (n > 0) {
                                chosen.add(name);
                            }
                        });
        return chosen;
    }

    /** The target, or none with a reason. */
    abstract Target of(Annotations annotations, List<String> classes);

    /** What is learned; only {@link #LABEL} has weights. */
    abstract Objective objective(Head head, List<String> classes, double[] weights);

    static LabelTarget named(String name) {
        for (LabelTarget target : values()) {
            if (target.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return target;
            }
        }
        throw new Problem(
                "there is no target '" + name + "'",
                "key target",
                "choose label, distribution or multi-label");
    }

    private static float[] votes(Annotations annotations, List<String> classes) {
        Map<String, Integer> votes = annotations.votes();
        float[] counts = new float[classes.size()];
        for (int c = 0; c < counts.length; c++) {
            counts[c] = votes.getOrDefault(classes.get(c), 0);
        }
        return counts;
    }
}
