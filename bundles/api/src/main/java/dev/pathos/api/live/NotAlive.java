package dev.pathos.api.live;

import dev.pathos.api.run.Problem;

/** Says that an experiment is there but that no process carries it out, and what to do. */
public final class NotAlive extends Problem {
    private static final long serialVersionUID = 1L;

    private final boolean done;

    /**
     * Makes the problem.
     *
     * @param name the experiment
     * @param folder where it lies
     * @param done whether all of it was carried out
     * @param remedy what the user can do, as an imperative
     */
    public NotAlive(String name, String folder, boolean done, String remedy) {
        super(name + " is not alive", folder, remedy);
        this.done = done;
    }

    /** Whether all of the experiment was carried out: it is not alive because it has ended. */
    public boolean done() {
        return done;
    }
}
