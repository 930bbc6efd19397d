package dev.pathos.media;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts real and misbehaving workers on the tests' class path. */
final class RealWorker {
    static final Limits AMPLE = new Limits(Duration.ofMinutes(2), 2L << 30, 1L << 32);

    private RealWorker() {}

    static List<String> command() {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> jars = Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList();
        return WorkerCommand.of(
                jars, Path.of(System.getProperty("user.home"), ".javacpp", "cache", "dev.pathos"));
    }

    static List<String> misbehaving() {
        List<String> command = new ArrayList<>(command());
        command.set(command.size() - 1, MisbehavingWorker.class.getName());
        return command;
    }

    static SoundCache sounds(Path folder) {
        return sounds(folder, Downmix.MEAN);
    }

    static SoundCache sounds(Path folder, Downmix downmix) {
        return new SoundCache(
                folder, new Decoders(() -> new Decoder(command(), AMPLE), 2), downmix);
    }

    static DecodedMediaSource source(Path folder) {
        return new DecodedMediaSource(folder, Downmix.MEAN, () -> new Decoder(command(), AMPLE));
    }

    static CascadeFaceDetector detector(Path folder) {
        return new CascadeFaceDetector(
                folder, new Decoders(() -> new Decoder(command(), AMPLE), 2));
    }

    static WorkerVideoWriter writer(Path folder) {
        return new WorkerVideoWriter(folder, new Decoders(() -> new Decoder(command(), AMPLE), 1));
    }

    /** Real data beside the project, or null where there is none. */
    static Path data(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path found = up.resolveSibling("shared").resolve("data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return null;
    }
}
