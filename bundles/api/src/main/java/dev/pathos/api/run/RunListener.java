package dev.pathos.api.run;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told of every event of every run, in order, on the run's own thread; must return quickly. */
@ConsumerType
public interface RunListener {
    /**
     * Takes note of an event.
     *
     * @param run the run in which it happened
     * @param event what happened
     */
    void happened(Run run, Event event);
}
