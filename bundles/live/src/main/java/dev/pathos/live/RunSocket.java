package dev.pathos.live;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.run.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Serves the clients of one live experiment, each on a thread of its own. */
final class RunSocket implements Closeable {
    /** How long a client may keep a thread waiting. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How many clients are served at once. */
    static final int CLIENTS = 32;

    /** What identities of this process's experiments begin with. */
    static final String PROCESS = UUID.randomUUID().toString();

    /** How long the end of an experiment waits for clients to take in what is on its way. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** How long accepting waits when it failed, in nanoseconds. */
    private static final long PAUSE = 100_000_000;

    private final LiveRun run;
    private final Duration patience;
    private final String identity = PROCESS + " " + UUID.randomUUID();
    private final ServerSocketChannel server;
    private final Map<Conversation, Thread> clients = new ConcurrentHashMap<>();
    private boolean closed;

    /**
     * Opens the socket in an experiment's folder.
     *
     * @param run the experiment
     * @param patience how long a client may keep a thread waiting
     * @throws IOException if the folder takes no socket
     */
    RunSocket(LiveRun run, Duration patience) throws IOException {
        this.run = run;
        this.patience = patience;
        this.server = SocketFile.listen(run.folder());
        Thread acceptor = new Thread(this::accept, "live " + run.name());
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                serve(server.accept());
            } catch (IOException e) {
                // closed at the end of the experiment, or short of files for a while
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        if (clients.size() >= CLIENTS) {
            try (Lines lines = new Lines(channel, Conversation.LONGEST)) {
                Problem full =
                        new Problem(
                                "more than " + CLIENTS + " clients at once",
                                run.name(),
                                "end one that follows, then try again");
                lines.write(Wire.problem(full).toString(), Duration.ZERO);
            }
            return;
        }
        Conversation client;
        try {
            client = new Conversation(run, identity, channel, patience);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                client.run();
                            } finally {
                                clients.remove(client);
                            }
                        },
                        "live " + run.name() + " client");
        thread.setDaemon(true);
        synchronized (this) {
            if (closed) {
                client.abandon();
                return;
            }
            clients.put(client, thread);
            thread.start();
        }
    }

    /** Ends all conversations, once what is on its way has arrived, and removes the socket. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
        }
        server.close();
        Files.deleteIfExists(run.folder().resolve(SocketFile.NAME));
        clients.keySet().forEach(Conversation::end);
        long deadline = System.nanoTime() + GRACE.toNanos();
        clients.forEach(
                (client, thread) -> {
                    try {
                        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                        thread.join(Math.max(1, left));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    client.abandon();
                });
    }
}
