package dev.pathos.live;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Lines of UTF-8 over a socket, with limits on their length and on the time they take.
 *
 * <p>One thread reads and writes; {@link #wake} and {@link #stop} are for others.
 */
final class Lines implements Closeable {
    /** For what may take as long as it takes. */
    static final Duration FOREVER = Duration.ofDays(36_500);

    private static final int BUFFER = 8192;

    /** Says that a line is longer than is allowed. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(int longest) {
            super("a line of more than " + longest + " bytes");
        }
    }

    private final SocketChannel channel;
    private final int longest;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile boolean stopped;

    /**
     * Takes a socket over.
     *
     * @param channel a connected socket, which is closed with this
     * @param longest the most bytes of a line that is read
     */
    Lines(SocketChannel channel, int longest) throws IOException {
        this.channel = channel;
        this.longest = longest;
        channel.configureBlocking(false);
        this.selector = Selector.open();
        this.key = channel.register(selector, 0);
    }

    /**
     * The next line without its end.
     *
     * @param limit how long to wait for the whole of it
     * @return empty if the other side has closed or {@link #stop} was called; a line without an end
     *     is none
     * @throws InterruptedByTimeoutException if it took longer
     * @throws TooLong if it is longer than allowed
     */
    Optional<String> read(Duration limit) throws IOException {
        long deadline = deadline(limit);
        while (true) {
            while (in.hasRemaining()) {
                byte b = in.get();
                if (b == '\n') {
                    String text = line.toString(StandardCharsets.UTF_8);
                    line.reset();
                    return Optional.of(text);
                }
                if (line.size() == longest) {
                    throw new TooLong(longest);
                }
                line.write(b);
            }
            if (stopped || !fill(deadline)) {
                return Optional.empty();
            }
        }
    }

    /** Waits for bytes; false if the other side has closed. */
    private boolean fill(long deadline) throws IOException {
        in.clear();
        int read = channel.read(in);
        in.flip();
        if (read == 0) {
            await(SelectionKey.OP_READ, deadline);
        }
        return read >= 0;
    }

    /**
     * Writes a line.
     *
     * @param text without a line end
     * @param limit how long the other side may take to make room for it
     * @throws InterruptedByTimeoutException if it takes longer
     */
    void write(String text, Duration limit) throws IOException {
        long deadline = deadline(limit);
        ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    /** Waits until it is woken; false if the other side has closed or says something. */
    boolean rest() throws IOException {
        await(SelectionKey.OP_READ, deadline(FOREVER));
        in.clear().flip();
        return channel.read(ByteBuffer.allocate(1)) == 0;
    }

    /** Ends {@link #rest}, now or when it begins. */
    void wake() {
        selector.wakeup();
    }

    /** Lets reading end, now or when it begins. */
    void stop() {
        stopped = true;
        wake();
    }

    private void await(int operation, long deadline) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new InterruptedByTimeoutException();
        }
        key.interestOps(operation);
        selector.select(Math.max(1, Duration.ofNanos(left).toMillis()));
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
    }

    private static long deadline(Duration limit) {
        return System.nanoTime() + limit.toNanos();
    }

    @Override
    public void close() throws IOException {
        try {
            selector.close();
        } finally {
            channel.close();
        }
    }
}
