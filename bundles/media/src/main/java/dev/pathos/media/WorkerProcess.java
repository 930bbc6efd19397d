package dev.pathos.media;

import dev.pathos.media.Message.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One running worker, seen from its parent. */
final class WorkerProcess implements AutoCloseable {
    private static final long LARGE_LOG = 1 << 20;
    private static final int GRACE_SECONDS = 2;
    private static final Pattern SIGNAL = Pattern.compile("SIG[A-Z]{2,}");

    private final Process process;
    private final Writer requests;
    private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();
    private volatile String signal = "";

    /**
     * Starts a worker; its first message says that it is ready.
     *
     * @param command program and arguments
     * @param log takes what it prints beside its answers, crash reports among it
     * @throws IOException if the program does not start
     */
    WorkerProcess(List<String> command, Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.delete(log);
        }
        process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        requests = process.outputWriter(StandardCharsets.UTF_8);
        Thread listener = new Thread(this::listen, "media worker " + process.pid());
        listener.setDaemon(true);
        listener.start();
    }

    private void listen() {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Optional<Message> message = message(line);
                if (message.isEmpty()) {
                    lastWords(in);
                    return;
                }
                answers.add(message.get());
            }
        } catch (IOException e) {
            // A killed worker's pipe breaks.
            process.destroyForcibly();
        } finally {
            answers.add(Message.of(Kind.GONE));
        }
    }

    private static Optional<Message> message(String line) {
        try {
            return Optional.of(Message.parse(line));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Java says here, too, that it crashed, and should have the time to write all of its report.
     */
    private void lastWords(BufferedReader in) throws IOException {
        process.onExit()
                .completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS)
                .thenAccept(Process::destroyForcibly);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Matcher matcher = SIGNAL.matcher(line);
            signal = matcher.find() ? matcher.group() : signal;
        }
    }

    /** The signal that it crashed with, or an empty string. */
    String signal() {
        return signal;
    }

    void send(Message request) throws IOException {
        requests.write(request.line() + "\n");
        requests.flush();
    }

    /**
     * Waits for a message.
     *
     * @param milliseconds how long
     * @return the message, or null if none came in that time
     */
    Message await(long milliseconds) throws InterruptedException {
        return answers.poll(milliseconds, TimeUnit.MILLISECONDS);
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Resident memory in bytes; 0 where the system has no {@code /proc}. */
    long residentMemory() {
        return status("VmRSS:");
    }

    /** The most resident memory so far in bytes; 0 where the system has no {@code /proc}. */
    long peakMemory() {
        return status("VmHWM:");
    }

    private long status(String field) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid() + "/status"))) {
                if (line.startsWith(field)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
        } catch (IOException e) {
            // Ended just now, or not Linux.
            return 0;
        }
        return 0;
    }

    /** Kills it and waits until it is gone; answers its exit status. */
    int kill() {
        process.destroyForcibly();
        return process.onExit().join().exitValue();
    }

    /** Lets it end by itself, as it does when its input ends, and kills it if it does not. */
    @Override
    public void close() {
        try {
            requests.close();
            if (process.waitFor(2, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException e) {
            // Gone already; killing it again does no harm.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }
}
