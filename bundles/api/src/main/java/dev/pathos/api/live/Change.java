package dev.pathos.api.live;

import java.util.List;

/**
 * A change of the tasks that a running pre-training learns.
 *
 * <p>A task goes by its part's name. A part that comes is named as in a configuration, {@code
 * <kind>} or {@code <kind>~<name>}, with settings {@code <name>.<key>=<value>}; what is not set has
 * its default. Of several installed bundles that offer the kind the newest one is taken.
 */
public sealed interface Change {
    /**
     * A task joins.
     *
     * @param part the task's part
     * @param settings its settings
     * @param weight of its loss in the sum, above 0
     */
    record Add(String part, List<String> settings, double weight) implements Change {
        public Add {
            settings = List.copyOf(settings);
        }
    }

    /**
     * A task leaves; a training without tasks waits for one.
     *
     * @param task its name
     */
    record Remove(String task) implements Change {}

    /**
     * A task takes the place and the weight of another.
     *
     * @param task the name of the one that leaves
     * @param part the part of the one that comes
     * @param settings its settings
     */
    record Swap(String task, String part, List<String> settings) implements Change {
        public Swap {
            settings = List.copyOf(settings);
        }
    }

    /**
     * A task is replaced by the same kind with the same name and settings from the newest bundle
     * that offers it.
     *
     * @param task its name
     */
    record Renew(String task) implements Change {}

    /**
     * A task's loss weighs more or less from the next step on.
     *
     * @param task its name
     * @param weight above 0
     */
    record Weight(String task, double weight) implements Change {}
}
