package dev.pathos.bench;

import dev.pathos.api.run.Problem;
import java.util.List;
import java.util.Map;

/** Brings racers to the start. */
@FunctionalInterface
interface Racers {
    /**
     * Starts all that can train a network.
     *
     * @param net the network
     * @param threads that each of them may use
     * @param notes takes why some are missing, and what those are that are not
     * @return the racers by name, ours first; the caller closes them
     * @throws Problem if ours does not start
     */
    Map<String, Racer> start(Net net, int threads, List<String> notes);
}
