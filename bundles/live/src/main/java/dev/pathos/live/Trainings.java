package dev.pathos.live;

import dev.pathos.api.live.LiveRun.Trained;
import dev.pathos.api.live.LiveRun.Training;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/** Trainings as JSON. */
final class Trainings {
    private Trainings() {}

    static JsonArray json(List<Training> trainings) {
        JsonArrayBuilder array = Wire.JSON.createArrayBuilder();
        for (Training training : trainings) {
            JsonArrayBuilder tasks = Wire.JSON.createArrayBuilder();
            for (Trained task : training.tasks()) {
                tasks.add(
                        Wire.JSON
                                .createObjectBuilder()
                                .add("name", task.name())
                                .add("kind", task.kind())
                                .add("bundle", task.bundle())
                                .add("weight", task.weight()));
            }
            array.add(
                    Wire.JSON
                            .createObjectBuilder()
                            .add("id", training.id())
                            .add("step", training.step())
                            .add("steps", training.steps())
                            .add("epoch", training.epoch())
                            .add("epochs", training.epochs())
                            .add("segment", training.segment())
                            .add("state", training.state())
                            .add("changeable", training.changeable())
                            .add("tasks", tasks));
        }
        return array.build();
    }

    static List<Training> of(JsonArray array) {
        return array.getValuesAs(JsonObject.class).stream().map(Trainings::training).toList();
    }

    private static Training training(JsonObject json) {
        return new Training(
                json.getString("id"),
                json.getJsonNumber("step").longValue(),
                json.getJsonNumber("steps").longValue(),
                json.getInt("epoch"),
                json.getInt("epochs"),
                json.getInt("segment"),
                json.getString("state"),
                json.getBoolean("changeable"),
                json.getJsonArray("tasks").getValuesAs(JsonObject.class).stream()
                        .map(
                                task ->
                                        new Trained(
                                                task.getString("name"),
                                                task.getString("kind"),
                                                task.getString("bundle"),
                                                task.getJsonNumber("weight").doubleValue()))
                        .toList());
    }
}
