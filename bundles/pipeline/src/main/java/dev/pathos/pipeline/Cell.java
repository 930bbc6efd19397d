package dev.pathos.pipeline;

import dev.pathos.api.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One training that an experiment needs.
 *
 * @param kind what is trained
 * @param arm the arm
 * @param fold the fold, from 0
 * @param seed the repetition
 * @param budget percent of labels; 0 for a pre-training, which sees none
 */
record Cell(Kind kind, Arm arm, int fold, long seed, double budget) {
    /** What is trained. */
    enum Kind {
        /** Pretext tasks, shared by all budgets of an arm, fold and seed. */
        PRETRAIN,
        /** The downstream task, from a pre-trained or a fresh trunk. */
        FINETUNE,
        /** A classical classifier. */
        CLASSICAL
    }

    /** The cell's name and folder, such as {@code joint-fold0-seed1-5pct}. */
    String id() {
        String id = arm.name() + "-fold" + fold + "-seed" + seed;
        return kind == Kind.PRETRAIN ? id + "-pretrain" : id + "-" + percent(budget) + "pct";
    }

    /** The pre-training that this fine-tuning starts from. */
    Cell pretraining() {
        return new Cell(Kind.PRETRAIN, arm, fold, seed, 0);
    }

    /**
     * A seed for one purpose; depends on fold and repetition alone, so that all arms and budgets
     * share it.
     */
    long seedOf(String purpose) {
        return Seeds.derive(seed, purpose, fold);
    }

    /** All cells of an experiment on some folds, every pre-training before what needs it. */
    static List<Cell> expand(Experiment experiment, int[] folds) {
        ExperimentSettings settings = experiment.settings();
        List<Cell> cells = new ArrayList<>();
        for (int fold : folds) {
            for (long seed : settings.seeds()) {
                for (Arm arm : experiment.arms()) {
                    if (!arm.pretext().isEmpty()) {
                        cells.add(new Cell(Kind.PRETRAIN, arm, fold, seed, 0));
                    }
                    Kind kind = arm.classifier().isPresent() ? Kind.CLASSICAL : Kind.FINETUNE;
                    for (double budget : settings.budgets()) {
                        cells.add(new Cell(kind, arm, fold, seed, budget));
                    }
                }
            }
        }
        return cells;
    }

    /** A percentage without a needless fraction. */
    static String percent(double budget) {
        return budget == Math.rint(budget)
                ? String.valueOf((long) budget)
                : String.format(Locale.ROOT, "%s", budget);
    }
}
