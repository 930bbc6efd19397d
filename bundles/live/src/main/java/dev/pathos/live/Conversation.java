package dev.pathos.live;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.run.Problem;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One client: answers what it asks, or sends it events until it leaves or the experiment ends. */
final class Conversation implements Runnable {
    /** The most bytes of a request. */
    static final int LONGEST = 1 << 16;

    /** How many events may wait for a client that reads slowly. */
    static final int WAITING = 1000;

    private final LiveRun run;
    private final String identity;
    private final Duration patience;
    private final Lines lines;
    private volatile boolean ended;

    /**
     * Takes a client on.
     *
     * @param run what it may ask about
     * @param identity tells this experiment from others of the same name
     * @param client the connection
     * @param patience how long a request, and taking in an answer, may take
     */
    Conversation(LiveRun run, String identity, SocketChannel client, Duration patience)
            throws IOException {
        this.run = run;
        this.identity = identity;
        this.patience = patience;
        this.lines = new Lines(client, LONGEST);
    }

    @Override
    public void run() {
        try (lines) {
            try {
                converse();
            } catch (Problem e) {
                lines.write(Wire.problem(e).toString(), patience);
            } catch (Lines.TooLong | JsonException e) {
                refuse(e.getMessage());
            } catch (InterruptedByTimeoutException e) {
                refuse("nothing was asked for " + patience.toSeconds() + " s");
            }
        } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
            // the client is gone
        }
    }

    /** Ends it: what is being answered or was told before is still sent. */
    void end() {
        ended = true;
        lines.stop();
    }

    /** Ends it at once. */
    void abandon() {
        try {
            lines.close();
        } catch (IOException e) {
            // it is over anyway
        }
    }

    private void converse() throws IOException {
        Optional<String> line = lines.read(patience);
        while (line.isPresent()) {
            JsonObject request = Wire.parse(line.get());
            if (Wire.FOLLOW.equals(request.getString(Wire.ASK, ""))) {
                checkMeant(request);
                follow();
                return;
            }
            lines.write(answer(request).toString(), patience);
            line = lines.read(patience);
        }
    }

    /** Says why it hangs up. */
    private void refuse(String reason) throws IOException {
        lines.write(Wire.problem(notUnderstood(reason)).toString(), patience);
    }

    private Problem notUnderstood(String reason) {
        return new Problem(
                "the request was not understood: " + reason,
                run.name(),
                "use a client of the same version");
    }

    private void follow() throws IOException {
        Outbox outbox = new Outbox(WAITING, lines::wake);
        LiveRun.Subscription subscription = run.follow(outbox);
        try (subscription) {
            lines.write(Wire.answer(JsonValue.NULL).toString(), patience);
            do {
                send(outbox);
            } while (!ended && lines.rest());
            if (ended) {
                send(outbox);
                lines.write(line(Wire.ENDED, JsonValue.TRUE), patience);
            }
        }
    }

    private void send(Outbox outbox) throws IOException {
        for (Optional<Told> told = outbox.next(); told.isPresent(); told = outbox.next()) {
            long dropped = outbox.dropped();
            if (dropped > 0) {
                lines.write(line(Wire.DROPPED, Wire.JSON.createValue(dropped)), Lines.FOREVER);
            }
            lines.write(told.get().json().toString(), Lines.FOREVER);
        }
    }

    private static String line(String key, JsonValue value) {
        return Wire.JSON.createObjectBuilder().add(key, value).build().toString();
    }

    private JsonObject answer(JsonObject request) {
        Supplier<JsonValue> work;
        try {
            work = work(request);
        } catch (JsonException | ClassCastException | NullPointerException e) {
            return Wire.problem(notUnderstood(e.getMessage()));
        }
        try {
            checkMeant(request);
            return Wire.answer(work.get());
        } catch (Problem e) {
            return Wire.problem(e);
        } catch (RuntimeException | LinkageError e) {
            return Wire.problem(
                    new Problem(
                            "it failed in the experiment's process: " + e,
                            run.name(),
                            "look at what that process printed"));
        }
    }

    /** Refuses what is meant for an experiment that had this name before. */
    private void checkMeant(JsonObject request) {
        if (!request.getString(Wire.OF, identity).equals(identity)) {
            throw new Problem(
                    run.name() + " was taken up anew by another process",
                    run.folder().toString(),
                    "give the command again");
        }
    }

    private Supplier<JsonValue> work(JsonObject request) {
        String ask = request.getString(Wire.ASK);
        return switch (ask) {
            case Wire.IDENTITY -> () -> Wire.JSON.createValue(identity);
            case Wire.TRAININGS -> () -> Trainings.json(run.trainings());
            case Wire.CHANGE -> {
                String training = request.getString(Wire.TRAINING);
                Change change = Changes.of(request.getJsonObject(Wire.CHANGE));
                yield () -> Wire.JSON.createValue(run.change(training, change));
            }
            case Wire.PAUSE -> done(run::pause);
            case Wire.PROCEED -> done(run::proceed);
            case Wire.HALT -> done(run::halt);
            default -> throw new JsonException("it cannot do '" + ask + "'");
        };
    }

    private static Supplier<JsonValue> done(Runnable work) {
        return () -> {
            work.run();
            return JsonValue.NULL;
        };
    }
}
