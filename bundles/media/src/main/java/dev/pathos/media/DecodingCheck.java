package dev.pathos.media;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Looks whether sound can be decoded: FFmpeg loads, and the process for it starts and answers. */
@Component(property = "service.ranking:Integer=-20")
public final class DecodingCheck implements HealthCheck {
    private static final String SUBJECT = "decoding";
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 512L << 20, 256L << 20);
    private static final double MILLION = 1e6;

    private final Path folder;
    private final Supplier<Decoder> factory;

    /** Called by Declarative Services; nothing starts before a thorough look. */
    @Activate
    public DecodingCheck(BundleContext context) {
        this(
                DecodedMediaSource.folder(context, ""),
                () -> new Decoder(WorkerCommand.inside(context), LIMITS));
    }

    DecodingCheck(Path folder, Supplier<Decoder> factory) {
        this.folder = folder;
        this.factory = factory;
    }

    @Override
    public List<Finding> examine(boolean thorough) {
        if (!thorough) {
            return List.of(
                    Finding.ok(SUBJECT, "not tried, as it takes seconds: doctor --natives does"));
        }
        long start = System.nanoTime();
        try (Decoder decoder = factory.get()) {
            Files.createDirectories(folder);
            Path own = Files.createTempDirectory(folder, "trial-").toAbsolutePath();
            try {
                int formats = decode(own, decoder);
                double milliseconds = (System.nanoTime() - start) / MILLION;
                return List.of(
                        Finding.ok(
                                SUBJECT,
                                formats
                                        + " formats written and read in a process of its own in "
                                        + Math.round(milliseconds)
                                        + " ms"));
            } finally {
                Torture.delete(own);
            }
        } catch (IOException | Problem e) {
            return List.of(
                    Finding.problem(
                            SUBJECT,
                            e.getMessage(),
                            "see that the folder "
                                    + folder
                                    + " has room, and build the native libraries on this machine:"
                                    + " rm target/built, then start again"));
        }
    }

    private static int decode(Path own, Decoder decoder) throws IOException {
        int formats = 0;
        for (TrialSeeds.Seed seed : TrialSeeds.made(own, decoder)) {
            Path out = own.resolve("samples");
            decoder.decode(seed.file(), out, Downmix.MEAN);
            if (Files.size(out) == 0) {
                throw new IOException(seed.name() + " gave no sound");
            }
            formats++;
        }
        return formats;
    }
}
