package dev.pathos.media;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight.Square;
import dev.pathos.media.Message.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Rect;

/** The worker's half of a look at a video: answers what is seen in the picture it is at. */
final class Looking implements AutoCloseable {
    private final Pictures pictures;
    private final Eyes eyes;
    private final View view = new View();

    /**
     * What is loaded once and serves every video.
     *
     * @param faces finds faces
     * @param networks applies networks; empty where ONNX Runtime is not installed
     */
    record Eyes(Faces faces, Optional<Networks> networks) {}

    Looking(Pictures pictures, Eyes eyes) {
        this.pictures = pictures;
        this.eyes = eyes;
    }

    /** Carries a request out. */
    Message answer(Message request) throws Unreadable {
        List<String> text = request.text();
        if (request.kind() == Kind.GLANCE) {
            return glance();
        }
        if (view.gray() == null) {
            throw new Unreadable(Fault.NO_PICTURES, "that was glanced at");
        }
        return switch (request.kind()) {
            case SEEK -> {
                float[] numbers = Message.numbers(text.get(0));
                yield seek(box(numbers), numbers[4], numbers[5]);
            }
            case CORNERS -> {
                float[] numbers = Message.numbers(text.get(0));
                yield done(view.corners(box(numbers), (int) numbers[4], numbers[5]));
            }
            case FOLLOW -> done(view.follow(Message.numbers(text.get(0))));
            default -> apply(text);
        };
    }

    private static Message done(float[] numbers) {
        return Message.of(Kind.DONE, Message.text(numbers));
    }

    private static Box box(float[] numbers) {
        return new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private Message glance() throws Unreadable {
        Optional<Video.Picture> next = pictures.next();
        if (next.isEmpty()) {
            return Message.of(Kind.END);
        }
        Video.Picture picture = next.get();
        view.show(picture);
        return Message.of(
                Kind.DONE,
                String.valueOf(picture.seconds()),
                String.valueOf(picture.width()),
                String.valueOf(picture.height()),
                String.valueOf(pictures.scale()));
    }

    private Message seek(Box within, double smallest, double largest) {
        try (Rect place = view.within(within)) {
            List<Box> found = eyes.faces().find(view.gray(), place, smallest, largest);
            float[] numbers = new float[4 * found.size()];
            for (int i = 0; i < found.size(); i++) {
                numbers[4 * i] = (float) found.get(i).x();
                numbers[4 * i + 1] = (float) found.get(i).y();
                numbers[4 * i + 2] = (float) found.get(i).width();
                numbers[4 * i + 3] = (float) found.get(i).height();
            }
            return done(numbers);
        }
    }

    private Message apply(List<String> text) throws Unreadable {
        if (eyes.networks().isEmpty()) {
            return Message.of(
                    Kind.REFUSED,
                    "no network can be applied, as ONNX Runtime is not there",
                    "bundle dev.pathos.media",
                    "install the bundle dev.pathos.onnxruntime as well");
        }
        Network network = network(text);
        float[] at = Message.numbers(text.get(9));
        byte[] pixels = view.cut(new Square(at[0], at[1], at[2], at[3]), network.size());
        try {
            return done(eyes.networks().get().apply(network, pixels));
        } catch (Networks.Unusable e) {
            return Message.of(
                    Kind.REFUSED,
                    "the network cannot be used: " + e.getMessage(),
                    network.file().toString(),
                    "give an ONNX file that takes one picture and gives what is wanted, and its"
                            + " SHA-256");
        }
    }

    /** A network as text, in the order of its components. */
    static String[] text(Network network) {
        return new String[] {
            network.file().toString(),
            network.sha256(),
            String.valueOf(network.size()),
            String.valueOf(network.rgb()),
            String.valueOf(network.scale()),
            Message.text(floats(network.mean())),
            Message.text(floats(network.deviation())),
            String.valueOf(network.values()),
            network.output()
        };
    }

    private static Network network(List<String> text) {
        return new Network(
                Path.of(text.get(0)),
                text.get(1),
                Integer.parseInt(text.get(2)),
                Boolean.parseBoolean(text.get(3)),
                Double.parseDouble(text.get(4)),
                doubles(Message.numbers(text.get(5))),
                doubles(Message.numbers(text.get(6))),
                Integer.parseInt(text.get(7)),
                text.get(8));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    @Override
    public void close() {
        view.close();
    }

    /** Loads what is needed to see. */
    static Eyes open() throws IOException {
        return new Eyes(Faces.load(), networks());
    }

    private static Optional<Networks> networks() {
        try {
            return Optional.of(new Networks());
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }
}
