package dev.pathos.media;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.VideoWriter;
import dev.pathos.media.Message.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A movie that a worker writes: pictures go to it in a file, some at a time, while the next ones
 * are made.
 */
final class MovieWriting implements VideoWriter.Writing {
    /** Pictures handed over at once, in bytes. */
    private static final long BATCH = 8L << 20;

    /** What fits into a picture of H.264 at the highest level that players know: 4096 x 2304. */
    private static final long MOST_PIXELS = 36_864L << 8;

    private static final int PATIENCE_SECONDS = 10;

    private final Path file;
    private final Path part;
    private final Path exchange;
    private final Decoders workers;
    private final Decoder worker;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(MovieWriting::thread);
    private Future<?> sending = CompletableFuture.completedFuture(null);
    private Deque<Video.Picture> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private Video.Picture last;
    private long count;
    private boolean closed;

    private MovieWriting(Path file, Path part, Path exchange, Decoders workers, Decoder worker) {
        this.file = file;
        this.part = part;
        this.exchange = exchange;
        this.workers = workers;
        this.worker = worker;
    }

    /**
     * Begins a movie.
     *
     * @param file where it will lie
     * @param sound what is heard
     * @param folder takes pictures on their way
     * @param workers lend the worker
     */
    static MovieWriting begin(
            Path file, Optional<VideoWriter.Sound> sound, Path folder, Decoders workers)
            throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": a folder");
        }
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "movie-", ".part");
        // FFmpeg makes it anew, with the permissions that files usually have.
        Files.delete(part);
        Path exchange = Handover.file(folder, "pictures-");
        MovieWriting movie = new MovieWriting(file, part, exchange, workers, workers.take());
        try {
            List<String> text = new ArrayList<>(List.of(part.toString()));
            sound.ifPresent(
                    s -> {
                        text.add(s.media().toAbsolutePath().toString());
                        text.add(String.valueOf(s.from()));
                        text.add(String.valueOf(s.to()));
                    });
            movie.ask(new Message(Kind.RECORD, text));
            return movie;
        } catch (IOException | RuntimeException e) {
            movie.close();
            throw e;
        }
    }

    private Message ask(Message request) throws IOException {
        return worker.ask(request, file, exchange);
    }

    @Override
    public void add(Video.Picture picture) throws IOException {
        if (closed) {
            throw new IOException(file + ": closed");
        }
        if (last != null && (picture.seconds() <= last.seconds() || !alike(picture, last))) {
            throw new IllegalArgumentException(
                    picture.width()
                            + " x "
                            + picture.height()
                            + " at "
                            + picture.seconds()
                            + " s after "
                            + last.width()
                            + " x "
                            + last.height()
                            + " at "
                            + last.seconds()
                            + " s");
        }
        if ((long) picture.width() * picture.height() > MOST_PIXELS) {
            throw new IOException(
                    file
                            + ": pictures of "
                            + picture.width()
                            + " x "
                            + picture.height()
                            + " pixels are larger than H.264 allows");
        }
        last = picture;
        count++;
        waiting.add(picture);
        waitingBytes += picture.pixels().length;
        if (waitingBytes >= BATCH) {
            send();
        }
    }

    private static boolean alike(Video.Picture a, Video.Picture b) {
        return a.width() == b.width() && a.height() == b.height() && a.gray() == b.gray();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "movie");
        thread.setDaemon(true);
        return thread;
    }

    private void send() throws IOException {
        settle();
        Deque<Video.Picture> batch = waiting;
        waiting = new ArrayDeque<>();
        waitingBytes = 0;
        if (!batch.isEmpty()) {
            sending =
                    sender.submit(
                            () -> {
                                PictureFile.write(exchange, batch);
                                return ask(Message.of(Kind.ADD, exchange.toString()));
                            });
        }
    }

    /** Waits for what is on its way. */
    private void settle() throws IOException {
        try {
            sending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while encoding");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public VideoWriter.Written finish(double end) throws IOException {
        if (closed || last == null) {
            throw new IOException(file + (closed ? ": closed" : ": no pictures"));
        }
        send();
        settle();
        Message answer = Message.of(Kind.DONE);
        while (answer.kind() != Kind.END) {
            answer = ask(Message.of(Kind.FINISH, String.valueOf(end)));
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        close();
        return new VideoWriter.Written(count, answer.text().get(0), answer.text().get(1));
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        boolean idle = false;
        try {
            // Ends the worker if it is busy, as it is when something went wrong elsewhere.
            sender.shutdownNow();
            idle = sender.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (idle && worker.pid() >= 0) {
                ask(Message.of(Kind.ABANDON));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (idle) {
                workers.give(worker);
            } else {
                worker.close();
            }
            Files.deleteIfExists(exchange);
            Files.deleteIfExists(part);
        }
    }
}
