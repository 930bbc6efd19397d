package dev.pathos.landmarks;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.media.DrawnFace;
import dev.pathos.media.Film;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who talks before a camera, 360 pixels wide and 288 high. */
interface Actor {
    int WIDTH = 360;
    int HEIGHT = 288;

    /** Pixels on either side that are left out where there are many. */
    double MARGIN = 72;

    /** Behind those who are not as wide as the picture. */
    int WALL = 0x808080;

    /**
     * What a camera sees.
     *
     * @param picture the number of the picture
     * @param x from the left
     * @param y from above
     * @return red, green and blue
     */
    int color(int picture, double x, double y);

    /** A face that is drawn, and speaks. */
    static Actor drawn() {
        int phases = 8;
        int[][] pictures = new int[phases][WIDTH * HEIGHT];
        for (int phase = 0; phase < phases; phase++) {
            double mouth = .1 * (1 + Math.sin(2 * Math.PI * phase / phases));
            for (int at = 0; at < WIDTH * HEIGHT; at++) {
                double right = (at % WIDTH - 180) / 60.;
                double down = (at / WIDTH - 110) / 60.;
                pictures[phase][at] = Film.gray(DrawnFace.light(right, down, mouth));
            }
        }
        return (picture, x, y) -> within(pictures[picture % phases], x, y);
    }

    private static int within(int[] colors, double x, double y) {
        int column = (int) Math.round(x);
        int row = (int) Math.round(y);
        boolean outside = column < 0 || row < 0 || column >= WIDTH || row >= HEIGHT;
        return outside ? WALL : colors[row * WIDTH + column];
    }

    /** A real one, over and over again. */
    static Actor real(MediaSource source, Path file) throws IOException {
        List<int[]> pictures = pictures(source, file, 0, 75);
        return (picture, x, y) -> within(pictures.get(picture % pictures.size()), x, y);
    }

    /** Somebody in another video, 320 by 240, whose first pictures take as long as ours. */
    static Actor beside(MediaSource source, Path file, int pictures) throws IOException {
        int[][] found = pictures(source, file, 0, pictures * 3 / 5).toArray(new int[0][]);
        return (picture, x, y) -> found[picture * found.length / pictures][(int) y * 320 + (int) x];
    }

    /** Writes some pictures of a video anew, at 15 a second. */
    static Path excerpt(MediaSource source, Path file, int from, int to, Path out)
            throws IOException {
        List<int[]> pictures = pictures(source, file, from, to);
        int width = 320;
        int height = pictures.get(0).length / width;
        return Film.of(width, height, 15, to - from, (i, x, y) -> pictures.get(i)[y * width + x])
                .write(out);
    }

    private static List<int[]> pictures(MediaSource source, Path file, int from, int to)
            throws IOException {
        List<int[]> pictures = new ArrayList<>();
        Utterance take = new Utterance("v", "", "", file, Map.of(), Annotations.NONE);
        try (Video video = source.open(take).video(Video.Format.ORIGINAL).orElseThrow()) {
            Optional<Video.Picture> next = video.next();
            for (int i = 0; i < to && next.isPresent(); i++) {
                if (i >= from) {
                    pictures.add(colors(next.get().pixels()));
                }
                next = video.next();
            }
        }
        return pictures;
    }

    private static int[] colors(byte[] pixels) {
        int[] colors = new int[pixels.length / 3];
        for (int at = 0; at < colors.length; at++) {
            int red = pixels[3 * at + 2] & 0xff;
            int green = pixels[3 * at + 1] & 0xff;
            colors[at] = red << 16 | green << 8 | pixels[3 * at] & 0xff;
        }
        return colors;
    }
}
