package dev.pathos.api.task;

import dev.pathos.api.run.State;
import java.io.IOException;
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

    /** What was fitted, from which {@link Task#restore} makes an equal labeler. */
    State state();
}
