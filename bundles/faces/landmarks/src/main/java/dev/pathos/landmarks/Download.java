package dev.pathos.landmarks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets a file by HTTP from an address that the user gave: the only place from which Pathos speaks
 * to a network.
 */
final class Download {
    /** Without a sign of life for so long it is given up. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LOOK_MILLISECONDS = 100;
    private static final int DONE = 200;
    private static final int REDIRECTS = 3;
    private static final int HUNDRED = 100;

    private final URI from;
    private final Incoming to;
    private final Duration patience;
    private volatile long heard = System.nanoTime();
    private volatile IOException refused;

    /**
     * Prepares to get a file.
     *
     * @param from its address, http or https
     * @param to takes it
     * @param patience how long to wait for a sign of life
     */
    Download(URI from, Incoming to, Duration patience) {
        this.from = from;
        this.to = to;
        this.patience = patience;
    }

    /**
     * Gets it; follows where the address leads, but not from https to http.
     *
     * @throws IOException if it does not come, or not as a whole; its message names the reason
     * @throws IllegalArgumentException if the address is none
     */
    void run() throws IOException {
        HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience)
                        .build();
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(HttpRequest.newBuilder(from).build(), this::body);
        try {
            check(await(answer));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted after " + to.progress());
        } catch (ExecutionException e) {
            // Having refused something, this side may hear of the end before it looks.
            throw refused != null ? refused : new IOException(words(e.getCause()), e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> answer)
            throws IOException, InterruptedException, ExecutionException {
        while (refused == null) {
            try {
                return answer.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (System.nanoTime() - heard > patience.toNanos()) {
                    throw new IOException(
                            "nothing came for "
                                    + patience.toSeconds()
                                    + " s, after "
                                    + to.progress(),
                            e);
                }
            }
        }
        throw refused;
    }

    private BodySubscriber<Void> body(ResponseInfo answer) {
        heard = System.nanoTime();
        if (answer.statusCode() != DONE) {
            return BodySubscribers.replacing(null);
        }
        long length = answer.headers().firstValueAsLong("content-length").orElse(-1);
        take(() -> to.expect(length));
        return BodySubscribers.ofByteArrayConsumer(
                piece ->
                        piece.ifPresent(
                                bytes -> {
                                    heard = System.nanoTime();
                                    take(() -> to.write(bytes, bytes.length));
                                }));
    }

    /** Something that can go wrong on this side. */
    private interface Taking {
        void take() throws IOException;
    }

    /** The first failure ends it, see {@link #await}; what comes until then is let go by. */
    private void take(Taking taking) {
        if (refused == null) {
            try {
                taking.take();
            } catch (IOException e) {
                refused = e;
            }
        }
    }

    private void check(HttpResponse<Void> answer) throws IOException {
        if (refused != null) {
            throw refused;
        }
        int status = answer.statusCode();
        if (status / HUNDRED == REDIRECTS) {
            throw new IOException(
                    "it leads to "
                            + answer.headers().firstValue("location").orElse("nowhere")
                            + ", which is not followed: too many steps, or from https to http");
        }
        if (status != DONE) {
            throw new IOException("the server answers with status " + status);
        }
    }

    private String words(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return from.getHost() + " does not answer";
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException) {
                return "there is no host " + from.getHost();
            }
        }
        if (failure instanceof ConnectException) {
            return "no connection to " + from.getHost();
        }
        String reason =
                failure.getMessage() == null
                        ? failure.getClass().getSimpleName()
                        : failure.getMessage();
        return "it broke off after " + to.progress() + ": " + reason;
    }
}
