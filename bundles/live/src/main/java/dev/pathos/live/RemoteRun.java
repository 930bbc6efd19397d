package dev.pathos.live;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.run.Event;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.RunListener;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment of another process, reached through the socket in its folder.
 *
 * <p>Each question has a connection of its own, so that nothing stays open between them.
 *
 * @param name the experiment's name
 * @param folder its folder
 * @param identity tells it from what carries it out at another time
 */
record RemoteRun(String name, Path folder, String identity) implements LiveRun {
    /** The most bytes of an answer. */
    private static final int LONGEST = 1 << 24;

    /** How long a process may take for an answer that needs no work. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /**
     * Finds out who carries an experiment out.
     *
     * @param folder the experiment's folder
     * @throws dev.pathos.api.live.NotAlive if no process does
     * @throws Problem if it does not answer or may not be reached
     */
    static RemoteRun at(Path folder) {
        String name = folder.getFileName().toString();
        JsonObject ask = Wire.JSON.createObjectBuilder().add(Wire.ASK, Wire.IDENTITY).build();
        JsonValue identity = new RemoteRun(name, folder, "").answer(ask, PATIENCE);
        return new RemoteRun(name, folder, ((JsonString) identity).getString());
    }

    @Override
    public List<Training> trainings() {
        return Trainings.of(ask(Wire.TRAININGS).asJsonArray());
    }

    @Override
    public String change(String training, Change change) {
        JsonObject request =
                request(Wire.CHANGE)
                        .add(Wire.TRAINING, training)
                        .add(Wire.CHANGE, Changes.json(change))
                        .build();
        // fitting takes as long as the experiment's process lets it
        return ((JsonString) answer(request, Lines.FOREVER)).getString();
    }

    @Override
    public void pause() {
        ask(Wire.PAUSE);
    }

    @Override
    public void proceed() {
        ask(Wire.PROCEED);
    }

    @Override
    public void halt() {
        ask(Wire.HALT);
    }

    @Override
    public Subscription follow(RunListener listener) {
        Lines lines = null;
        try {
            lines = open();
            answer(lines, request(Wire.FOLLOW).build(), PATIENCE);
        } catch (IOException | RuntimeException e) {
            close(lines);
            throw e instanceof RuntimeException told ? told : problem((IOException) e);
        }
        Lines events = lines;
        Thread reader = new Thread(() -> tell(events, listener), "following " + name);
        reader.setDaemon(true);
        reader.start();
        return events::stop;
    }

    /** Passes events on until there are no more. */
    private void tell(Lines lines, RunListener listener) {
        try (lines) {
            Optional<String> line = lines.read(Lines.FOREVER);
            while (line.isPresent()) {
                JsonObject json = Wire.parse(line.get());
                if (json.containsKey(Wire.ENDED)) {
                    return;
                }
                Told told = json.containsKey(Wire.DROPPED) ? dropped(json) : Told.of(json);
                listener.happened(told.as(this::halt), told.event());
                line = lines.read(Lines.FOREVER);
            }
        } catch (IOException | JsonException e) {
            // the process died; whoever looks for the experiment learns it
        }
    }

    private Told dropped(JsonObject json) {
        String text =
                json.getJsonNumber(Wire.DROPPED)
                        + " events are left out here: they came faster than they were read";
        return new Told(name, folder.toString(), false, new Event(0, "note", Map.of("text", text)));
    }

    private JsonValue ask(String what) {
        return answer(request(what).build(), PATIENCE);
    }

    private JsonObjectBuilder request(String what) {
        return Wire.JSON.createObjectBuilder().add(Wire.ASK, what).add(Wire.OF, identity);
    }

    private JsonValue answer(JsonObject request, Duration limit) {
        try (Lines lines = open()) {
            return answer(lines, request, limit);
        } catch (IOException e) {
            throw problem(e);
        } catch (JsonException e) {
            throw new Problem(
                    "the answer of " + name + " was not understood: " + e.getMessage(),
                    folder.resolve(SocketFile.NAME).toString(),
                    "use the version that runs it",
                    e);
        }
    }

    private JsonValue answer(Lines lines, JsonObject request, Duration limit) throws IOException {
        try {
            lines.write(request.toString(), PATIENCE);
        } catch (ClosedByInterruptException | InterruptedByTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // whoever hangs up at once has said why
        }
        return lines.read(limit)
                .flatMap(line -> Wire.answered(Wire.parse(line)))
                .orElseThrow(() -> new IOException("the process ended before it answered"));
    }

    private Lines open() throws IOException {
        return new Lines(SocketFile.connect(folder), LONGEST);
    }

    private static void close(Lines lines) {
        if (lines != null) {
            try {
                lines.close();
            } catch (IOException e) {
                // it is of no use any more
            }
        }
    }

    /**
     * Whether a process answers that takes connections: of one that was just killed, the socket may
     * listen a moment longer than its connections live.
     */
    private boolean serves() {
        JsonObject ask = Wire.JSON.createObjectBuilder().add(Wire.ASK, Wire.IDENTITY).build();
        try (Lines lines = open()) {
            answer(lines, ask, PATIENCE);
            return true;
        } catch (ClosedByInterruptException | InterruptedByTimeoutException e) {
            return true;
        } catch (IOException e) {
            return SocketFile.answers(folder);
        } catch (Problem | JsonException e) {
            // an answer all the same
            return true;
        }
    }

    /** Why a question has no answer. */
    private Problem problem(IOException e) {
        Path socket = folder.resolve(SocketFile.NAME);
        if (e instanceof ClosedByInterruptException) {
            return new Problem("interrupted", name, "what was asked for may still happen", e);
        }
        if (e instanceof InterruptedByTimeoutException) {
            return new Problem(
                    name + " does not answer",
                    socket.toString(),
                    "its process is stopped or very busy: try again",
                    e);
        }
        if (Files.exists(socket) && !Files.isWritable(socket)) {
            return new Problem(
                    name + " may not be reached by you",
                    socket.toString(),
                    "ask the user who runs it",
                    e);
        }
        if (!SocketFile.answers(folder) || !serves()) {
            return Deceased.of(folder);
        }
        return new Problem(
                name + " cannot be reached: " + e.getMessage(), socket.toString(), "try again", e);
    }
}
