package dev.pathos.api.run;

import java.util.Map;

/**
 * Something that happened in a run, as it stands in {@code events.jsonl}.
 *
 * @param step the optimization step at which it happened; 0 before the first
 * @param kind what happened, such as {@code epoch}, {@code checkpoint}, {@code swap}
 * @param values what there is to say: strings, numbers, booleans and lists of them
 */
public record Event(long step, String kind, Map<String, Object> values) {
    public Event {
        values = Map.copyOf(values);
    }
}
