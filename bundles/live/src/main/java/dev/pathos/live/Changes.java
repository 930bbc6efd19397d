package dev.pathos.live;

import dev.pathos.api.live.Change;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Changes of tasks as JSON. */
final class Changes {
    private static final String KIND = "kind";
    private static final String TASK = "task";
    private static final String PART = "part";
    private static final String SETTINGS = "settings";
    private static final String WEIGHT = "weight";

    private Changes() {}

    static JsonObject json(Change change) {
        if (change instanceof Change.Add add) {
            return of("add")
                    .add(PART, add.part())
                    .add(SETTINGS, Values.texts(add.settings()))
                    .add(WEIGHT, add.weight())
                    .build();
        }
        if (change instanceof Change.Remove remove) {
            return of("remove").add(TASK, remove.task()).build();
        }
        if (change instanceof Change.Swap swap) {
            return of("swap")
                    .add(TASK, swap.task())
                    .add(PART, swap.part())
                    .add(SETTINGS, Values.texts(swap.settings()))
                    .build();
        }
        if (change instanceof Change.Renew renew) {
            return of("renew").add(TASK, renew.task()).build();
        }
        if (change instanceof Change.Weight weight) {
            return of(WEIGHT).add(TASK, weight.task()).add(WEIGHT, weight.weight()).build();
        }
        throw new IllegalArgumentException("no such change is known: " + change);
    }

    private static JsonObjectBuilder of(String kind) {
        return Wire.JSON.createObjectBuilder().add(KIND, kind);
    }

    /**
     * Reads a change.
     *
     * @throws RuntimeException if it is none
     */
    static Change of(JsonObject json) {
        String kind = json.getString(KIND);
        return switch (kind) {
            case "add" ->
                    new Change.Add(
                            json.getString(PART),
                            Values.texts(json.getJsonArray(SETTINGS)),
                            json.getJsonNumber(WEIGHT).doubleValue());
            case "remove" -> new Change.Remove(json.getString(TASK));
            case "swap" ->
                    new Change.Swap(
                            json.getString(TASK),
                            json.getString(PART),
                            Values.texts(json.getJsonArray(SETTINGS)));
            case "renew" -> new Change.Renew(json.getString(TASK));
            case WEIGHT ->
                    new Change.Weight(
                            json.getString(TASK), json.getJsonNumber(WEIGHT).doubleValue());
            default -> throw new JsonException("no kind of change: " + kind);
        };
    }
}
