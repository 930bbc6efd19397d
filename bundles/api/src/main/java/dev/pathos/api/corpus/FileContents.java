package dev.pathos.api.corpus;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What was in files when they were first asked for; each is digested once, whoever asks: a long
 * recording may hold many clips. Usable from several threads.
 */
public final class FileContents {
    private final Map<Path, FutureTask<FileContent>> digests = new ConcurrentHashMap<>();

    /** Nothing is digested yet. */
    public FileContents() {
        // what there is to know is in the map
    }

    /**
     * What is in a file.
     *
     * @param file the file
     * @return its content when it was first asked for
     * @throws IOException if it could not be read then
     */
    public FileContent of(Path file) throws IOException {
        FutureTask<FileContent> own = new FutureTask<>(() -> FileContent.of(file));
        FutureTask<FileContent> first = digests.putIfAbsent(file, own);
        if (first == null) {
            own.run();
            first = own;
        }
        try {
            return first.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
