package dev.pathos.pipeline;

import dev.pathos.api.task.Objective;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The class that probabilities speak for. */
final class Classes {
    private Classes() {}

    /** The index of the largest value of each row; the first of equals. */
    static int[] argmax(float[] values, int width) {
        int[] best = new int[values.length / width];
        for (int r = 0; r < best.length; r++) {
            for (int c = 1; c < width; c++) {
                if (values[r * width + c] > values[r * width + best[r]]) {
                    best[r] = c;
                }
            }
        }
        return best;
    }

    /** Which of several labels a row has: those of at least one half. */
    static boolean[] chosen(float[] values) {
        boolean[] chosen = new boolean[values.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = values[i] >= .5f;
        }
        return chosen;
    }

    /**
     * What a row of targets or predictions says, as files of predictions have it: the class of the
     * largest value or, where they do not exclude each other, all chosen, parted by bars.
     */
    static String name(Objective objective, float[] values) {
        List<String> classes = objective.classes();
        if (!objective.multiLabel()) {
            return classes.get(Evaluation.truth(values, 1, values.length)[0]);
        }
        boolean[] chosen = chosen(values);
        return IntStream.range(0, chosen.length)
                .filter(c -> chosen[c])
                .mapToObj(classes::get)
                .collect(Collectors.joining("|"));
    }
}
