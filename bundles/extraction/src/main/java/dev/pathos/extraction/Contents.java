package dev.pathos.extraction;

import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Digests of files' contents, each taken once though a long recording may hold many clips. */
final class Contents {
    private final Map<Path, FutureTask<String>> digests = new ConcurrentHashMap<>();

    /** The SHA-256 of a file's content. */
    String of(Path file) throws IOException {
        FutureTask<String> own = new FutureTask<>(() -> Digests.of(file));
        FutureTask<String> first = digests.putIfAbsent(file, own);
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
