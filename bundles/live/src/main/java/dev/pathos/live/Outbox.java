package dev.pathos.live;

import dev.pathos.api.run.Event;
import dev.pathos.api.run.Run;
import dev.pathos.api.run.RunListener;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Events on their way to one who follows.
 *
 * <p>A training never waits for its followers: a run's progress that was not fetched yet gives way
 * to its later progress, and when too much waits, the oldest is dropped and counted.
 */
final class Outbox implements RunListener {
    private final int limit;
    private final Runnable arrival;
    private final Map<Long, Told> waiting = new LinkedHashMap<>();
    private final Map<String, Long> last = new HashMap<>();
    private long number;
    private long dropped;

    /**
     * An empty one.
     *
     * @param limit how many events may wait
     * @param arrival is run after each event, on the training's thread
     */
    Outbox(int limit, Runnable arrival) {
        this.limit = limit;
        this.arrival = arrival;
    }

    @Override
    public void happened(Run run, Event event) {
        put(Told.of(run, event));
        arrival.run();
    }

    private synchronized void put(Told told) {
        Long before = last.get(told.run());
        Told replaced = before == null ? null : waiting.get(before);
        if (replaced != null && replaced.passing() && told.passing()) {
            waiting.put(before, told);
            return;
        }
        if (waiting.size() == limit) {
            waiting.remove(waiting.keySet().iterator().next());
            dropped++;
        }
        waiting.put(number, told);
        last.put(told.run(), number++);
    }

    /** The next event; empty when all were fetched. */
    synchronized Optional<Told> next() {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(waiting.remove(waiting.keySet().iterator().next()));
    }

    /** How many were dropped since it was last asked. */
    synchronized long dropped() {
        long count = dropped;
        dropped = 0;
        return count;
    }
}
