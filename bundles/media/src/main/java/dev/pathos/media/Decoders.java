package dev.pathos.media;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Decoders that are lent to one user at a time and kept for the next one. */
final class Decoders implements AutoCloseable {
    private final Supplier<Decoder> factory;
    private final int keep;
    private final Deque<Decoder> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * Makes a pool; nothing starts before it is needed.
     *
     * @param factory makes a decoder
     * @param keep how many idle ones may wait for the next user
     */
    Decoders(Supplier<Decoder> factory, int keep) {
        this.factory = factory;
        this.keep = keep;
    }

    /** Lends a decoder, which must be given back. */
    synchronized Decoder take() throws IOException {
        if (closed) {
            throw new IOException("the platform is going down");
        }
        return idle.isEmpty() ? factory.get() : idle.pop();
    }

    /** Takes a decoder back. */
    void give(Decoder decoder) {
        synchronized (this) {
            if (!closed && idle.size() < keep) {
                idle.push(decoder);
                return;
            }
        }
        decoder.close();
    }

    /** Ends the idle ones; others end when they are given back. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Decoder::close);
        idle.clear();
    }
}
