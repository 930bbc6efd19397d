package dev.pathos.media;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Sight.Square;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;

/** The picture that is looked at, and the one before, where native code sees them. */
final class View implements AutoCloseable {
    private static final double QUALITY = .01;
    private static final int WINDOW = 15;
    private static final int LEVELS = 3;
    private static final int ITERATIONS = 20;
    private static final double ENOUGH = .03;

    private Mat colors;
    private Mat gray;
    private Mat before;

    /** Puts a picture in the place of the last, which becomes the one before. */
    void show(Video.Picture picture) {
        close(before);
        close(colors);
        before = gray;
        Mat shown;
        try (BytePointer memory = new BytePointer(picture.pixels());
                Mat lent =
                        new Mat(
                                picture.height(),
                                picture.width(),
                                picture.gray() ? CV_8UC1 : CV_8UC3,
                                memory)) {
            shown = lent.clone();
        }
        if (picture.gray()) {
            gray = shown;
            colors = null;
        } else {
            colors = shown;
            gray = new Mat();
            opencv_imgproc.cvtColor(colors, gray, opencv_imgproc.COLOR_BGR2GRAY);
        }
    }

    /** The picture in gray, or null before the first. */
    Mat gray() {
        return gray;
    }

    /** The whole pixels of the picture within a box; without any if it lies outside. */
    Rect within(Box box) {
        int left = clamp(Math.floor(box.x()), gray.cols());
        int top = clamp(Math.floor(box.y()), gray.rows());
        int right = clamp(Math.ceil(box.x() + box.width()), gray.cols());
        int bottom = clamp(Math.ceil(box.y() + box.height()), gray.rows());
        return new Rect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private static int clamp(double value, int most) {
        return (int) Math.max(0, Math.min(most, value));
    }

    /** x and y of points that can be followed well. */
    float[] corners(Box box, int most, double apart) {
        try (Rect place = within(box)) {
            if (place.width() < 3 || place.height() < 3) {
                return new float[0];
            }
            try (Mat part = new Mat(gray, place);
                    Mat found = new Mat()) {
                opencv_imgproc.goodFeaturesToTrack(part, found, most, QUALITY, apart);
                float[] points = values(found, 2);
                for (int i = 0; i < points.length; i += 2) {
                    points[i] += place.x();
                    points[i + 1] += place.y();
                }
                return points;
            }
        }
    }

    private static float[] values(Mat points, int each) {
        float[] values = new float[(int) points.total() * each];
        if (values.length > 0) {
            try (FloatPointer memory = new FloatPointer(points.data())) {
                memory.get(values);
            }
        }
        return values;
    }

    /** x, y and the error of going back, of each point. */
    float[] follow(float[] points) throws Unreadable {
        int count = points.length / 2;
        float[] followed = new float[3 * count];
        Arrays.fill(followed, Float.NaN);
        if (before == null) {
            throw new Unreadable(Fault.NO_PICTURES, "before the first");
        }
        if (count == 0 || before.cols() != gray.cols() || before.rows() != gray.rows()) {
            return followed;
        }
        try (FloatPointer memory = new FloatPointer(points);
                Mat from = new Mat(count, 1, CV_32FC2, memory);
                Mat to = new Mat();
                Mat back = new Mat();
                Mat found = new Mat();
                Mat foundBack = new Mat();
                Mat error = new Mat();
                Size window = new Size(WINDOW, WINDOW);
                TermCriteria stop =
                        new TermCriteria(
                                TermCriteria.COUNT + TermCriteria.EPS, ITERATIONS, ENOUGH)) {
            opencv_video.calcOpticalFlowPyrLK(
                    before, gray, from, to, found, error, window, LEVELS, stop, 0, 1e-4);
            opencv_video.calcOpticalFlowPyrLK(
                    gray, before, to, back, foundBack, error, window, LEVELS, stop, 0, 1e-4);
            float[] there = values(to, 2);
            float[] again = values(back, 2);
            for (int i = 0; i < count; i++) {
                boolean both = found.data().get(i) != 0 && foundBack.data().get(i) != 0;
                if (both) {
                    followed[3 * i] = there[2 * i];
                    followed[3 * i + 1] = there[2 * i + 1];
                    followed[3 * i + 2] =
                            (float)
                                    Math.hypot(
                                            again[2 * i] - points[2 * i],
                                            again[2 * i + 1] - points[2 * i + 1]);
                }
            }
        }
        return followed;
    }

    /**
     * Cuts a square out.
     *
     * @param square where
     * @param size pixels of the cut picture's sides
     * @return blue, green and red of each pixel, row by row
     * @throws Unreadable if the pictures are gray
     */
    byte[] cut(Square square, int size) throws Unreadable {
        if (colors == null) {
            throw new Unreadable(Fault.NO_PICTURES, "in color");
        }
        double step = square.side() / size;
        double a = Math.cos(square.angle()) * step;
        double b = Math.sin(square.angle()) * step;
        double half = (size - 1) / 2.0;
        // From the cut picture's pixels to those of this one.
        double[] there = {
            a, -b, square.x() - a * half + b * half, b, a, square.y() - b * half - a * half
        };
        byte[] pixels = new byte[3 * size * size];
        try (DoublePointer memory = new DoublePointer(there);
                Mat map = new Mat(2, 3, opencv_core.CV_64F, memory);
                Mat cut = new Mat();
                Size wanted = new Size(size, size);
                Scalar black = new Scalar(0, 0, 0, 0)) {
            opencv_imgproc.warpAffine(
                    colors,
                    cut,
                    map,
                    wanted,
                    opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
                    opencv_core.BORDER_CONSTANT,
                    black);
            cut.data().get(pixels);
        }
        return pixels;
    }

    @Override
    public void close() {
        close(before);
        close(colors);
        close(gray);
        before = null;
        colors = null;
        gray = null;
    }

    private static void close(Mat mat) {
        if (mat != null) {
            mat.close();
        }
    }
}
