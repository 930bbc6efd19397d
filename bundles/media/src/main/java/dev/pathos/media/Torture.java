package dev.pathos.media;

import dev.pathos.api.corpus.MediaTrial;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Sends damaged media through a worker of the trial's own. */
@Component
public final class Torture implements MediaTrial {
    /** The seeds are short: what takes longer or more does so because it is damaged. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 512L << 20, 256L << 20);

    private final Path folder;
    private final Supplier<Decoder> factory;

    /** Called by Declarative Services; nothing starts before a trial. */
    @Activate
    public Torture(BundleContext context) {
        this(
                DecodedMediaSource.folder(context, ""),
                () -> new Decoder(WorkerCommand.inside(context), LIMITS));
    }

    Torture(Path folder, Supplier<Decoder> factory) {
        this.folder = folder;
        this.factory = factory;
    }

    @Override
    public List<Table> run(List<Path> inputs, int count, long seed, Watcher watcher) {
        try {
            Files.createDirectories(folder);
            Path own = Files.createTempDirectory(folder, "trial-").toAbsolutePath();
            try (Decoder decoder = factory.get()) {
                List<TrialSeeds.Seed> seeds =
                        inputs.isEmpty() ? TrialSeeds.made(own, decoder) : TrialSeeds.read(inputs);
                return new Trial(own, decoder).run(seeds, count, seed, watcher);
            } finally {
                delete(own);
            }
        } catch (IOException e) {
            throw new Problem(
                    "the trial cannot go on: " + e.getMessage(),
                    "folder " + folder,
                    "see that it has room, or name another in PATHOS_CACHE",
                    e);
        }
    }

    static void delete(Path own) throws IOException {
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(own);
    }
}
