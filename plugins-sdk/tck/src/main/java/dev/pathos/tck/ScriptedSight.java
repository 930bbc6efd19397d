package dev.pathos.tck;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A video without pictures, in which faces are seen and points move as a test wants it: for
 * analyzers that look at a {@link Sight}.
 */
public final class ScriptedSight implements Sight {
    private final double[] times;
    private final int width;
    private final int height;
    private final double scale;
    private final Script script;
    private final List<Search> searches = new ArrayList<>();
    private int picture = -1;
    private boolean closed;

    /** What happens in a video. */
    public interface Script {
        /**
         * The faces that a detector would see in all of a picture.
         *
         * @param picture its number from 0 on
         */
        List<Box> faces(int picture);

        /**
         * Where a point of the picture before has gone.
         *
         * @param picture the number of the picture, from 1 on
         * @param x where the point was
         * @param y where the point was
         * @return x and y; nothing for a point that is lost
         */
        default double[] moved(int picture, double x, double y) {
            return new double[] {x, y};
        }

        /**
         * What a network gives on a square of a picture.
         *
         * @param picture the number of the picture
         * @param network the network
         * @param square where it is cut
         * @return its output
         */
        default float[] applied(int picture, Network network, Square square) {
            return new float[network.values()];
        }
    }

    /**
     * A search for faces that was asked for.
     *
     * @param picture the number of the picture
     * @param within where
     */
    public record Search(int picture, Box within) {}

    /**
     * Makes a video.
     *
     * @param times seconds of its pictures
     * @param width pixels
     * @param height pixels
     * @param scale pixels of the file's picture per pixel
     * @param script what happens
     */
    public ScriptedSight(double[] times, int width, int height, double scale, Script script) {
        this.times = times.clone();
        this.width = width;
        this.height = height;
        this.scale = scale;
        this.script = script;
    }

    /** Times of so many pictures at an even rate, from 0 on. */
    public static double[] times(double rate, int count) {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = i / rate;
        }
        return times;
    }

    /**
     * Media with this video, from its beginning each time that it is asked for.
     *
     * @param sound the sound beside it, or null for none
     */
    public Media with(Audio sound) {
        return new Media() {
            @Override
            public Audio audio() throws IOException {
                if (sound == null) {
                    throw new IOException("these media have no sound");
                }
                return sound;
            }

            @Override
            public Optional<Video> video(Video.Format format) {
                return Optional.of(new ScriptedSight(times, width, height, scale, script));
            }

            @Override
            public Optional<Path> sidecar(String kind) {
                return Optional.empty();
            }
        };
    }

    /** The searches so far. */
    public List<Search> searches() {
        return List.copyOf(searches);
    }

    @Override
    public Optional<Glance> glance() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        if (picture + 1 >= times.length) {
            return Optional.empty();
        }
        picture++;
        return Optional.of(new Glance(times[picture], width, height, scale));
    }

    @Override
    public Optional<Picture> next() {
        throw new IllegalStateException("a video without pictures");
    }

    @Override
    public List<Box> faces(Box within, double smallest, double largest) {
        searches.add(new Search(picture, within));
        return script.faces(picture).stream()
                .filter(face -> face.width() >= smallest && face.width() <= largest)
                .filter(face -> inside(face, within))
                .sorted(Comparator.comparingDouble(Box::area).reversed())
                .toList();
    }

    private static boolean inside(Box face, Box within) {
        return face.x() >= within.x()
                && face.y() >= within.y()
                && face.x() + face.width() <= within.x() + within.width()
                && face.y() + face.height() <= within.y() + within.height();
    }

    /** Points on a grid, spread evenly over all of the box, as the script knows no light. */
    @Override
    public float[] corners(Box within, int most, double apart) {
        double step = Math.max(apart, Math.sqrt(within.area() / most));
        List<Float> points = new ArrayList<>();
        for (double y = within.y() + step / 2; y < within.y() + within.height(); y += step) {
            for (double x = within.x() + step / 2; x < within.x() + within.width(); x += step) {
                boolean there = x >= 0 && y >= 0 && x < width && y < height;
                if (there && points.size() < 2 * most) {
                    points.add((float) x);
                    points.add((float) y);
                }
            }
        }
        float[] corners = new float[points.size()];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = points.get(i);
        }
        return corners;
    }

    @Override
    public float[] follow(float[] points) {
        if (picture < 1) {
            throw new IllegalStateException("there is no picture before the first");
        }
        float[] followed = new float[points.length / 2 * 3];
        for (int p = 0; p < points.length / 2; p++) {
            double[] moved = script.moved(picture, points[2 * p], points[2 * p + 1]);
            boolean lost = moved.length == 0;
            followed[3 * p] = lost ? Float.NaN : (float) moved[0];
            followed[3 * p + 1] = lost ? Float.NaN : (float) moved[1];
            followed[3 * p + 2] = lost ? Float.NaN : 0;
        }
        return followed;
    }

    @Override
    public float[] apply(Network network, Square square) {
        return script.applied(picture, network, square);
    }

    @Override
    public void close() {
        closed = true;
    }
}
