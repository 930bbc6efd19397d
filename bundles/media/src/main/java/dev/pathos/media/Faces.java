package dev.pathos.media;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import dev.pathos.api.face.FaceDetector.Box;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/**
 * Finds frontal faces with the cascade that comes with OpenCV: {@code haarcascade_frontalface_alt2}
 * by Rainer Lienhart, after Viola and Jones, Robust real-time face detection, IJCV 57(2), 2004.
 */
final class Faces {
    private static final String CASCADE =
            "/org/bytedeco/opencv/"
                    + Loader.getPlatform()
                    + "/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml";

    private static final double SCALE_STEP = 1.1;
    private static final int NEIGHBORS = 4;

    /** Pixels of a face that the cascade, trained on 20 of them, finds well. */
    private static final double SMALLEST = 24;

    /** The share of the pixels that may be darker or brighter than what is stretched. */
    private static final double RARE = .01;

    private final CascadeClassifier cascade;

    private Faces(CascadeClassifier cascade) {
        this.cascade = cascade;
    }

    /**
     * Loads OpenCV and the cascade.
     *
     * @throws IOException if the cascade is not in the natives' jar or cannot be unpacked
     */
    static Faces load() throws IOException {
        Loader.load(opencv_imgproc.class);
        opencv_core.setNumThreads(1);
        File file = Loader.cacheResource(Faces.class, CASCADE);
        if (file == null) {
            throw new IOException("no " + CASCADE + " among OpenCV's natives");
        }
        CascadeClassifier cascade = new CascadeClassifier(file.getPath());
        if (cascade.empty()) {
            throw new IOException("OpenCV does not take " + file);
        }
        return new Faces(cascade);
    }

    /**
     * Finds the faces of a picture.
     *
     * @param pixels gray, rows without gaps
     * @param width pixels
     * @param height pixels
     * @param smallest pixels of the smallest face wanted
     * @return x, y, width, height of each, the largest first
     */
    List<int[]> find(byte[] pixels, int width, int height, int smallest) {
        try (BytePointer memory = new BytePointer(pixels);
                Mat picture = new Mat(height, width, CV_8UC1, memory)) {
            List<int[]> found = new ArrayList<>();
            for (Box box : find(picture, smallest, 0)) {
                found.add(
                        new int[] {
                            (int) box.x(), (int) box.y(), (int) box.width(), (int) box.height()
                        });
            }
            return found;
        }
    }

    /**
     * Finds the faces in a part of a picture, which is made smaller until the smallest face wanted
     * is just large enough.
     *
     * @param picture gray
     * @param place the part; nothing is found in an empty one
     * @param smallest pixels of the smallest face wanted
     * @param largest pixels of the largest
     * @return a box around each, the largest first
     */
    List<Box> find(Mat picture, Rect place, double smallest, double largest) {
        if (place.width() < 1 || place.height() < 1) {
            return List.of();
        }
        double scale = Math.max(1, smallest / SMALLEST);
        try (Mat part = new Mat(picture, place);
                Mat small = new Mat();
                Size size =
                        new Size(
                                Math.max(1, (int) Math.round(place.width() / scale)),
                                Math.max(1, (int) Math.round(place.height() / scale)))) {
            opencv_imgproc.resize(part, small, size, 0, 0, opencv_imgproc.INTER_AREA);
            double across = (double) place.width() / small.cols();
            double down = (double) place.height() / small.rows();
            return find(small, (int) Math.floor(smallest / scale), (int) Math.ceil(largest / scale))
                    .stream()
                    .map(
                            b ->
                                    new Box(
                                            place.x() + b.x() * across,
                                            place.y() + b.y() * down,
                                            b.width() * across,
                                            b.height() * down))
                    .toList();
        }
    }

    /**
     * Stretches the light from its darkest to its brightest hundredth over all of its range, as the
     * cascade passes over what has little contrast. Equalizing the histogram would bend faces
     * beside large areas of one shade, such as the bars beside an upright film.
     */
    private static void stretch(Mat picture, Mat stretched) {
        byte[] pixels = new byte[(int) picture.total()];
        picture.data().get(pixels);
        int[] counts = new int[256];
        for (byte pixel : pixels) {
            counts[pixel & 0xff]++;
        }
        int most = (int) (RARE * pixels.length);
        int darkest = 0;
        for (int seen = counts[0]; seen <= most && darkest < 255; seen += counts[darkest]) {
            darkest++;
        }
        int brightest = 255;
        for (int seen = counts[255]; seen <= most && brightest > 0; seen += counts[brightest]) {
            brightest--;
        }
        double factor = brightest > darkest ? 255.0 / (brightest - darkest) : 1;
        picture.convertTo(stretched, -1, factor, -darkest * factor);
    }

    /** Faces of sizes in a range; 0 for no upper limit. */
    private List<Box> find(Mat picture, int smallest, int largest) {
        List<Box> found = new ArrayList<>();
        try (Mat stretched = new Mat();
                RectVector boxes = new RectVector();
                Size least = new Size(smallest, smallest);
                Size most = largest > 0 ? new Size(largest, largest) : new Size()) {
            stretch(picture, stretched);
            cascade.detectMultiScale(stretched, boxes, SCALE_STEP, NEIGHBORS, 0, least, most);
            for (long i = 0; i < boxes.size(); i++) {
                Rect box = boxes.get(i);
                found.add(new Box(box.x(), box.y(), box.width(), box.height()));
            }
        }
        found.sort((a, b) -> Double.compare(b.area(), a.area()));
        return found;
    }
}
