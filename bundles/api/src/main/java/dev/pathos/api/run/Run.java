package dev.pathos.api.run;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** One cell of an experiment, trained or in training, and the folder that records it. */
@ProviderType
public interface Run {
    /** The run's name, unique within its experiment, such as {@code joint-fold0-seed1-5pct}. */
    String id();

    /** The folder that holds everything about the run; files are the truth. */
    Path folder();

    /** Whether the run has ended well; what it measured is then in the folder. */
    boolean done();

    /** Asks a live run to stop after its current step with a checkpoint; returns at once. */
    void halt();
}
