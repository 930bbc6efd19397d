package dev.pathos.api.task;

import dev.pathos.api.run.State;
import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A task's fitted side: turns samples into targets; a pure function, usable from any thread. */
@ConsumerType
public interface Labeler {
    /**
     * The target of a sample, or none with a reason.
     *
     * @param sample the sample, of any part of the partition
     * @return its target
     * @throws IOException if a view of the sample cannot be read
     */
    Target label(Sample sample) throws IOException;

    /** What the task learns from these targets. */
    Objective objective();

    /**
     * What people should know of the targets, beside how often each occurs: what cannot be decided
     * in this training part and why, say. Told once, in plan, run and report.
     *
     * @return sentences, the same for a labeler that was restored; usually none
     */
    default List<String> remarks() {
        return List.of();
    }

    /** What was fitted, from which {@link Task#restore} makes an equal labeler. */
    State state();
}
