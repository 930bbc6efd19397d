package dev.pathos.segmentation;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.face.FaceDetector;
import dev.pathos.api.face.FaceDetector.Box;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Follows all faces of a video.
 *
 * <p>Faces are sought in every fifth picture, at half its size. Two that overlap by more than a
 * third are the same; between them the box goes straight from one place to the other. Pictures are
 * held only until the next search.
 */
final class FaceWatch {
    /** Small enough to be fast, large enough for the mouth of a face a quarter as wide. */
    static final Video.Format FORMAT = new Video.Format(480, 25, true);

    private static final int EVERY = 5;
    private static final double SAME = 1 / 3.0;

    /** The smallest face, by the longer side of the picture. */
    private static final double SMALLEST = .1;

    private record Tracked(SeenFace face, Box box) {}

    private final FaceDetector detector;
    private final List<Double> times = new ArrayList<>();
    private final List<SeenFace> faces = new ArrayList<>();
    private List<Picture> pictures = new ArrayList<>();
    private List<Tracked> known = List.of();

    private FaceWatch(FaceDetector detector) {
        this.detector = detector;
    }

    /**
     * What was seen.
     *
     * @param times seconds of each picture
     * @param faces the faces, in order of their appearance
     */
    record Seen(double[] times, List<SeenFace> faces) {}

    /**
     * Watches a video to its end.
     *
     * @param video the pictures, gray
     * @param detector finds faces
     * @param clock is told the seconds that are done
     * @return the faces
     * @throws IOException if the video cannot be read
     */
    static Seen watch(Video video, FaceDetector detector, DoubleConsumer clock) throws IOException {
        FaceWatch watch = new FaceWatch(detector);
        Optional<Picture> next = video.next();
        while (next.isPresent()) {
            watch.take(next.get());
            clock.accept(next.get().seconds());
            next = video.next();
        }
        if (watch.pictures.size() > 1) {
            watch.seek(watch.pictures.get(watch.pictures.size() - 1));
        }
        return new Seen(
                watch.times.stream().mapToDouble(Double::doubleValue).toArray(), watch.faces);
    }

    private void take(Picture picture) throws IOException {
        times.add(picture.seconds());
        pictures.add(picture);
        if (times.size() == 1 || pictures.size() > EVERY) {
            seek(picture);
            pictures = new ArrayList<>(List.of(picture));
        }
    }

    private void seek(Picture picture) throws IOException {
        Picture half = half(picture);
        int smallest = (int) Math.round(SMALLEST * Math.max(half.width(), half.height()));
        List<Tracked> open = new ArrayList<>(known);
        List<Tracked> now = new ArrayList<>();
        for (Box small : detector.faces(half, smallest)) {
            Box box = new Box(2 * small.x(), 2 * small.y(), 2 * small.width(), 2 * small.height());
            Tracked before = null;
            for (Tracked other : open) {
                double overlap = other.box().overlap(box);
                if (overlap > (before == null ? SAME : before.box().overlap(box))) {
                    before = other;
                }
            }
            if (before == null) {
                SeenFace face = new SeenFace();
                faces.add(face);
                face.add(times.size() - 1, share(box, picture), Double.NaN);
                now.add(new Tracked(face, box));
            } else {
                open.remove(before);
                follow(before, box);
                now.add(new Tracked(before.face(), box));
            }
        }
        known = now;
    }

    /** Fills in the pictures since the last search. */
    private void follow(Tracked before, Box box) {
        int steps = pictures.size() - 1;
        int first = times.size() - 1 - steps;
        Box from = before.box();
        for (int n = 1; n <= steps; n++) {
            Box to = between(before.box(), box, (double) n / steps);
            Picture earlier = pictures.get(n - 1);
            Picture later = pictures.get(n);
            double seconds = later.seconds() - earlier.seconds();
            double motion =
                    MouthMotion.between(Crop.of(earlier, from), Crop.of(later, from)) / seconds;
            before.face().add(first + n, share(to, later), motion);
            from = to;
        }
    }

    /** Seeking is by far the dearest; at half the size it costs a quarter. */
    private static Picture half(Picture picture) {
        int width = Math.max(1, picture.width() / 2);
        int height = Math.max(1, picture.height() / 2);
        byte[] all = picture.pixels();
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int upper = 2 * y * picture.width();
            int lower = Math.min(2 * y + 1, picture.height() - 1) * picture.width();
            for (int x = 0; x < width; x++) {
                int left = 2 * x;
                int right = Math.min(2 * x + 1, picture.width() - 1);
                int sum =
                        (all[upper + left] & 0xff)
                                + (all[upper + right] & 0xff)
                                + (all[lower + left] & 0xff)
                                + (all[lower + right] & 0xff);
                pixels[y * width + x] = (byte) (sum / 4);
            }
        }
        return new Picture(picture.seconds(), width, height, pixels);
    }

    private static double share(Box box, Picture picture) {
        return box.area() / ((double) picture.width() * picture.height());
    }

    private static Box between(Box a, Box b, double share) {
        return new Box(
                a.x() + share * (b.x() - a.x()),
                a.y() + share * (b.y() - a.y()),
                a.width() + share * (b.width() - a.width()),
                a.height() + share * (b.height() - a.height()));
    }
}
