package dev.pathos.media;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.face.FaceDetector;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The platform's own media and face detection, outside of a framework. */
public final class TestMedia implements AutoCloseable {
    private static final Limits AMPLE = new Limits(Duration.ofMinutes(5), 2L << 30, 1L << 32);

    private final DecodedMediaSource source;
    private final CascadeFaceDetector detector;

    /** Decodes into a folder. */
    public TestMedia(Path folder) {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> jars = Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList();
        Path natives = Path.of(System.getProperty("user.home"), ".javacpp", "cache", "dev.pathos");
        Supplier<Decoder> decoder = () -> new Decoder(WorkerCommand.of(jars, natives), AMPLE);
        source = new DecodedMediaSource(folder, Downmix.MEAN, decoder);
        detector = new CascadeFaceDetector(folder, new Decoders(decoder, 2));
        Decoding.prepare();
    }

    /** Opens media. */
    public MediaSource source() {
        return source;
    }

    /** Finds faces. */
    public FaceDetector detector() {
        return detector;
    }

    @Override
    public void close() {
        source.close();
        detector.close();
    }
}
