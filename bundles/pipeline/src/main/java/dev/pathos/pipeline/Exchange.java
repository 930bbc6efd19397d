package dev.pathos.pipeline;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.live.Change;
import dev.pathos.api.run.Problem;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A change of a training's set of tasks, as it stands in the record: enough to do it again.
 *
 * @param step how many steps were done before it
 * @param change {@code add}, {@code remove}, {@code swap}, {@code renew} or {@code weight}
 * @param task the task that leaves or is weighed; empty for one that joins
 * @param comes the task that comes, if one does
 * @param weight of the one that joins or is weighed
 * @param reason why, where nobody asked for it
 */
record Exchange(
        long step,
        String change,
        String task,
        Optional<Source> comes,
        double weight,
        String reason) {
    /** The kind of event that records an exchange. */
    static final String EVENT = "exchanged";

    /**
     * A task of a set, before it is made.
     *
     * @param source where it comes from
     * @param weight of its loss
     */
    record Seat(Source source, double weight) {}

    /**
     * The exchange that somebody asks for; the step and the bundle of who comes are still open.
     *
     * @param change what is asked for
     * @param tasks the tasks that are there
     * @throws Problem if a weight is not above 0
     */
    static Exchange asked(Change change, List<LiveTask> tasks) {
        if (change instanceof Change.Add add) {
            Source source = Source.asked(add.part(), add.settings());
            return new Exchange(0, "add", "", Optional.of(source), positive(add.weight()), "");
        }
        if (change instanceof Change.Remove remove) {
            return new Exchange(0, "remove", remove.task(), Optional.empty(), 0, "");
        }
        if (change instanceof Change.Swap swap) {
            Source source = Source.asked(swap.part(), swap.settings());
            return new Exchange(0, "swap", swap.task(), Optional.of(source), 0, "");
        }
        if (change instanceof Change.Renew renew) {
            Optional<Source> source =
                    tasks.stream()
                            .map(LiveTask::source)
                            .filter(s -> s.name().equals(renew.task()))
                            .findFirst()
                            .map(Source::newest)
                            .or(() -> Optional.of(Source.asked(renew.task(), List.of())));
            return new Exchange(0, "renew", renew.task(), source, 0, "");
        }
        Change.Weight weight = (Change.Weight) change;
        return new Exchange(
                0, "weight", weight.task(), Optional.empty(), positive(weight.weight()), "");
    }

    private static double positive(double weight) {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new Problem(
                    "a weight must be above 0, not " + weight,
                    "the weight of a task",
                    "remove the task to switch it off");
        }
        return weight;
    }

    /** The seats of tasks. */
    static List<Seat> seats(List<LiveTask> tasks) {
        return tasks.stream().map(t -> new Seat(t.source(), t.weight())).toList();
    }

    /**
     * The set after the exchange.
     *
     * @param seats the set before it
     * @throws Problem if a task is not there, or a name is there already
     */
    List<Seat> apply(List<Seat> seats) {
        List<Seat> after = new ArrayList<>(seats);
        int at = place(after);
        if (change.equals("remove")) {
            after.remove(at);
        } else if (change.equals("weight")) {
            after.set(at, new Seat(after.get(at).source(), weight));
        } else if (change.equals("add")) {
            after.add(new Seat(comes.orElseThrow(), weight));
        } else {
            after.set(at, new Seat(comes.orElseThrow(), after.get(at).weight()));
        }
        long names = after.stream().map(s -> s.source().name()).distinct().count();
        if (names < after.size()) {
            String name = comes.orElseThrow().name();
            throw new Problem(
                    "there is a task '" + name + "' already",
                    "the training's tasks: " + names(seats),
                    "give the new one another name: "
                            + comes.get().kind()
                            + "~<name>, or swap it for that one");
        }
        return List.copyOf(after);
    }

    private int place(List<Seat> seats) {
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).source().name().equals(task)) {
                return i;
            }
        }
        if (change.equals("add")) {
            return -1;
        }
        throw new Problem(
                "there is no task '" + task + "'",
                "the training's tasks: " + names(seats),
                Nearest.advice(task, seats.stream().map(s -> s.source().name()).toList()));
    }

    private static String names(List<Seat> seats) {
        return String.join(", ", seats.stream().map(s -> s.source().name()).toList());
    }

    Exchange at(long when) {
        return new Exchange(when, change, task, comes, weight, reason);
    }

    Exchange bringing(Source source) {
        return new Exchange(step, change, task, Optional.of(source), weight, reason);
    }

    /** What was done, in a sentence. */
    String words() {
        String by = comes.map(s -> s.name() + " (" + s.bundle() + ")").orElse("");
        String what =
                switch (change) {
                    case "add" -> by + " joined with weight " + weight;
                    case "remove" -> task + " left";
                    case "weight" -> task + " now weighs " + weight;
                    default -> task + " was swapped for " + by;
                };
        return what + (reason.isEmpty() ? "" : ": " + reason);
    }

    /** As the values of an event. */
    Map<String, Object> record() {
        Map<String, Object> record = new TreeMap<>();
        record.put("change", change);
        record.put("task", task);
        record.put("weight", weight);
        record.put("reason", reason);
        comes.ifPresent(source -> source.into(record));
        return record;
    }

    /** From an event's line. */
    static Exchange of(JsonObject event) {
        return new Exchange(
                event.getJsonNumber("step").longValue(),
                event.getString("change"),
                event.getString("task"),
                event.containsKey("sha256") ? Optional.of(Source.of(event)) : Optional.empty(),
                event.getJsonNumber("weight").doubleValue(),
                event.getString("reason"));
    }
}
