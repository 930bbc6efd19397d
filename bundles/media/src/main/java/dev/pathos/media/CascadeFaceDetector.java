package dev.pathos.media;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector;
import dev.pathos.media.Message.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Finds frontal faces with OpenCV's own cascade, in a process of its own as all native code that
 * reads what people bring.
 *
 * <p>The cascade is in the jar of OpenCV's natives: no model file is needed.
 */
@Component
public final class CascadeFaceDetector implements FaceDetector {
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(1), 1L << 30, 1L << 30);
    private static final int IDLE = 2;

    private final Path folder;
    private final Decoders decoders;

    /** Called by Declarative Services; nothing starts before the first picture. */
    @Activate
    public CascadeFaceDetector(BundleContext context) {
        this(
                DecodedMediaSource.folder(context, ""),
                new Decoders(() -> new Decoder(WorkerCommand.inside(context), LIMITS), IDLE));
    }

    CascadeFaceDetector(Path folder, Decoders decoders) {
        this.folder = folder;
        this.decoders = decoders;
    }

    @Override
    public List<Box> faces(Video.Picture picture, int smallest) throws IOException {
        if (!picture.gray()) {
            throw new IllegalArgumentException("faces are sought in gray pictures");
        }
        Path file = Handover.file(folder, "face-");
        Decoder decoder = decoders.take();
        try {
            PictureFile.write(file, picture);
            Message request =
                    Message.of(Kind.FACES, file.toString(), String.valueOf(Math.max(1, smallest)));
            return boxes(decoder.ask(request, file, file).reason());
        } finally {
            decoders.give(decoder);
            Files.deleteIfExists(file);
        }
    }

    private static List<Box> boxes(String text) {
        List<Box> boxes = new ArrayList<>();
        for (String box : text.isEmpty() ? new String[0] : text.split(";")) {
            String[] edges = box.split(" ");
            boxes.add(
                    new Box(
                            Integer.parseInt(edges[0]),
                            Integer.parseInt(edges[1]),
                            Integer.parseInt(edges[2]),
                            Integer.parseInt(edges[3])));
        }
        return List.copyOf(boxes);
    }

    /** Ends the workers. */
    @Deactivate
    public void close() {
        decoders.close();
    }
}
