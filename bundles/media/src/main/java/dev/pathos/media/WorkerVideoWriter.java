package dev.pathos.media;

import dev.pathos.api.corpus.VideoWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Writes videos with FFmpeg, in a process of its own as all native code that reads media. */
@Component
public final class WorkerVideoWriter implements VideoWriter {
    /** One request is a few pictures; the first may have to decode hours of sound before them. */
    private static final Limits LIMITS =
            new Limits(Duration.ofMinutes(10), 1L << 30, Long.MAX_VALUE);

    private final Path folder;
    private final Decoders workers;

    /** Called by Declarative Services; nothing starts before the first picture. */
    @Activate
    public WorkerVideoWriter(BundleContext context) {
        this(
                DecodedMediaSource.folder(context, ""),
                new Decoders(() -> new Decoder(WorkerCommand.inside(context), LIMITS), 1));
    }

    WorkerVideoWriter(Path folder, Decoders workers) {
        this.folder = folder;
        this.workers = workers;
    }

    @Override
    public Writing create(Path file, Optional<Sound> sound) throws IOException {
        return MovieWriting.begin(file.toAbsolutePath(), sound, folder, workers);
    }

    /** Ends the workers. */
    @Deactivate
    public void close() {
        workers.close();
    }
}
