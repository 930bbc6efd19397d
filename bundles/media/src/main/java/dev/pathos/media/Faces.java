package dev.pathos.media;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

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
        List<int[]> found = new ArrayList<>();
        try (BytePointer memory = new BytePointer(pixels);
                Mat picture = new Mat(height, width, CV_8UC1, memory);
                Mat equalized = new Mat();
                RectVector boxes = new RectVector();
                Size least = new Size(smallest, smallest);
                Size largest = new Size()) {
            opencv_imgproc.equalizeHist(picture, equalized);
            cascade.detectMultiScale(equalized, boxes, SCALE_STEP, NEIGHBORS, 0, least, largest);
            for (long i = 0; i < boxes.size(); i++) {
                Rect box = boxes.get(i);
                found.add(new int[] {box.x(), box.y(), box.width(), box.height()});
            }
        }
        found.sort((a, b) -> Integer.compare(b[2] * b[3], a[2] * a[3]));
        return found;
    }
}
