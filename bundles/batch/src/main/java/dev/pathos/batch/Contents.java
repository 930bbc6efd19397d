package dev.pathos.batch;

import dev.pathos.api.corpus.FileContent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Digests of files' contents, each taken once though a long recording may hold many clips. */
public final class Contents {
    private final Map<Path, FutureTask<FileContent>> digests = new ConcurrentHashMap<>();

    /**
     * What is in a file.
     *
     * @param file the file
     * @return its digest, taken at the first call
     * @throws IOException if it cannot be read
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
