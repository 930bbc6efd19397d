package dev.pathos.live;

import dev.pathos.api.run.Event;
import dev.pathos.api.run.Run;
import jakarta.json.JsonObject;
import java.nio.file.Path;

/**
 * An event and what there is to know of the run in which it happened.
 *
 * @param run the run's id
 * @param folder the run's folder
 * @param done whether the run had ended well
 * @param event what happened
 */
record Told(String run, String folder, boolean done, Event event) {
    private static final String PROGRESS = "progress";

    static Told of(Run run, Event event) {
        boolean done = !event.kind().equals(PROGRESS) && run.done();
        return new Told(run.id(), run.folder().toString(), done, event);
    }

    /** Whether a later one says all that this one does. */
    boolean passing() {
        return event.kind().equals(PROGRESS);
    }

    JsonObject json() {
        return Wire.JSON
                .createObjectBuilder()
                .add("run", run)
                .add("folder", folder)
                .add("done", done)
                .add("step", event.step())
                .add("kind", event.kind())
                .add("values", Values.object(event.values()))
                .build();
    }

    static Told of(JsonObject json) {
        return new Told(
                json.getString("run"),
                json.getString("folder"),
                json.getBoolean("done"),
                new Event(
                        json.getJsonNumber("step").longValueExact(),
                        json.getString("kind"),
                        Values.map(json.getJsonObject("values"))));
    }

    /**
     * The run as a listener in another process sees it.
     *
     * @param halt asks it to stop
     */
    Run as(Runnable halt) {
        Told told = this;
        return new Run() {
            @Override
            public String id() {
                return told.run;
            }

            @Override
            public Path folder() {
                return Path.of(told.folder);
            }

            @Override
            public boolean done() {
                return told.done;
            }

            @Override
            public void halt() {
                halt.run();
            }
        };
    }
}
