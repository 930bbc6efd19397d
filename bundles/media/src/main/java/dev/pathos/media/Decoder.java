package dev.pathos.media;

import dev.pathos.api.run.Problem;
import dev.pathos.media.Message.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Decodes in a worker process, one request at a time, which it kills when a file costs too much and
 * replaces for the next one.
 */
final class Decoder implements AutoCloseable {
    private static final int TICK_MILLISECONDS = 20;
    private static final Duration START = Duration.ofMinutes(1);

    private final List<String> command;
    private final Limits limits;
    private volatile WorkerProcess worker;
    private volatile boolean closed;

    /**
     * Makes a decoder; the worker starts with the first file.
     *
     * @param command starts a {@link Worker}
     * @param limits of one file
     */
    Decoder(List<String> command, Limits limits) {
        this.command = List.copyOf(command);
        this.limits = limits;
    }

    /**
     * Decodes a file.
     *
     * @param in the file
     * @param out takes the samples; what it holds after a failure means nothing
     * @param downmix what becomes of several channels
     * @throws FaultyFile if that file cannot be decoded, for the reason in the message
     * @throws Problem if no file can be decoded
     */
    void decode(Path in, Path out, Downmix downmix) throws IOException {
        ask(Message.of(Kind.DECODE, in.toString(), out.toString(), downmix.toString()), in, out);
    }

    /**
     * Asks the worker for something.
     *
     * @param request what is asked for
     * @param in the file that it is about, for messages
     * @param out takes what comes of it; the worker's log lies beside it
     * @return the answer, {@link Kind#DONE} or {@link Kind#END}
     * @throws FaultyFile if it cannot be done with that file, for the reason in the message
     * @throws Problem if it cannot be done with any file
     */
    synchronized Message ask(Message request, Path in, Path out) throws IOException {
        WorkerProcess running = running(out.resolveSibling("worker.log"));
        try {
            running.send(request);
        } catch (IOException e) {
            throw gone(in);
        }
        Message answer = watch(running, in, out);
        switch (answer.kind()) {
            case DONE, END -> {
                // Not at the next request, which would be blamed for it.
                checkMemory(running, in);
                checkSize(in, out);
            }
            case UNREADABLE ->
                    throw new FaultyFile(in, Fault.valueOf(answer.reason()), answer.text().get(1));
            case REFUSED -> {
                List<String> said = answer.text();
                throw new Problem(said.get(0), said.get(1), said.get(2));
            }
            case GONE -> throw gone(in);
            default -> throw unable(answer.reason(), out.getParent());
        }
        return answer;
    }

    private WorkerProcess running(Path log) throws IOException {
        if (closed) {
            throw new IOException("the platform is going down");
        }
        if (worker != null && worker.alive()) {
            return worker;
        }
        try {
            worker = new WorkerProcess(command, log);
        } catch (IOException e) {
            throw unable("the decoding process does not start: " + e.getMessage(), log);
        }
        Message first = await(worker, START.toMillis());
        if (first == null || first.kind() != Kind.READY) {
            worker.kill();
            String reason = first == null || first.kind() == Kind.GONE ? "" : first.reason();
            throw unable(reason.isEmpty() ? "the decoding process does not start" : reason, log);
        }
        return worker;
    }

    private Message watch(WorkerProcess running, Path in, Path out) throws IOException {
        long start = System.nanoTime();
        while (true) {
            Message answer = await(running, TICK_MILLISECONDS);
            if (answer != null) {
                return answer;
            }
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            if (spent.compareTo(limits.time()) >= 0) {
                throw kill(in, Fault.TIME_LIMIT, "more than " + limits.time().toSeconds() + " s");
            }
            checkMemory(running, in);
            checkSize(in, out);
        }
    }

    private void checkMemory(WorkerProcess running, Path in) throws FaultyFile {
        if (running.residentMemory() > limits.memory()) {
            throw kill(in, Fault.MEMORY_LIMIT, "more than " + (limits.memory() >> 20) + " MB");
        }
    }

    private void checkSize(Path in, Path out) throws IOException {
        if (Files.exists(out) && Files.size(out) > limits.output()) {
            throw kill(in, Fault.OUTPUT_LIMIT, "more than " + (limits.output() >> 20) + " MB");
        }
    }

    private Message await(WorkerProcess running, long milliseconds) throws IOException {
        try {
            return running.await(milliseconds);
        } catch (InterruptedException e) {
            running.kill();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while decoding");
        }
    }

    private FaultyFile kill(Path in, Fault limit, String reason) {
        worker.kill();
        return new FaultyFile(in, limit, reason + " (raise the media part's limits if it may)");
    }

    private IOException gone(Path in) {
        int status = worker.kill();
        return closed
                ? new IOException("the platform is going down")
                : new FaultyFile(
                        in, Fault.CRASHED, ("status " + status + " " + worker.signal()).strip());
    }

    private static Problem unable(String reason, Path where) {
        return new Problem(
                reason,
                "bundle dev.pathos.media, " + where,
                "see that media can be decoded on this machine and that its folder has room, or"
                        + " name another in PATHOS_CACHE");
    }

    /** The most resident memory of the running worker in bytes, or 0. */
    long peakMemory() {
        WorkerProcess running = worker;
        return running != null && running.alive() ? running.peakMemory() : 0;
    }

    /** The running worker's process id, or -1. */
    long pid() {
        WorkerProcess running = worker;
        return running != null && running.alive() ? running.pid() : -1;
    }

    /** Ends the worker, and with it the decoding of a file on another thread. */
    @Override
    public void close() {
        closed = true;
        WorkerProcess running = worker;
        if (running != null) {
            running.close();
        }
    }
}
