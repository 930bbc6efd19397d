package dev.pathos.pipeline;

import dev.pathos.api.task.Labeler;
import dev.pathos.api.task.Objective;
import dev.pathos.api.task.Target;
import java.util.Map;

/**
 * A task as the loop trains it.
 *
 * @param name its part's name, also its head's
 * @param labeler its fitted labeler
 * @param objective what it learns
 * @param weight of its loss in the sum, above 0
 * @param targets the target of each utterance by id, of all parts of the partition
 */
record LiveTask(
        String name,
        Labeler labeler,
        Objective objective,
        double weight,
        Map<String, Target> targets) {

    /** The target of an utterance; never null. */
    Target target(String id) {
        return targets.getOrDefault(id, Target.none("not labeled"));
    }
}
