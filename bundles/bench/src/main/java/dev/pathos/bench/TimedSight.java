package dev.pathos.bench;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A video that is gone through again until it gave enough pictures, with the time of each look. */
final class TimedSight implements Sight {
    /** What is asked of a video. */
    enum Look {
        DECODE,
        DETECT,
        FOLLOW,
        NETWORK
    }

    /** Is told what was looked at. */
    interface Watcher {
        /** A look took some time. */
        void looked(Look look, long nanoseconds);

        /** A picture is about to be looked at. */
        void at(int picture);
    }

    private interface Asked<T> {
        T get() throws IOException;
    }

    private final Media media;
    private final Video.Format format;
    private final int most;
    private final Watcher watcher;
    private Sight sight;
    private int pictures;
    private boolean fresh;
    private double begun;
    private double last;

    TimedSight(Media media, Video.Format format, int most, Watcher watcher) throws IOException {
        this.media = media;
        this.format = format;
        this.most = most;
        this.watcher = watcher;
        this.sight = open();
    }

    private Sight open() throws IOException {
        return media.video(format)
                .flatMap(Sight::of)
                .orElseThrow(() -> new IOException("the video cannot be looked at"));
    }

    private <T> T timed(Look look, Asked<T> asked) throws IOException {
        long start = System.nanoTime();
        T answer = asked.get();
        watcher.looked(look, System.nanoTime() - start);
        return answer;
    }

    @Override
    public Optional<Glance> glance() throws IOException {
        watcher.at(pictures);
        if (pictures++ >= most) {
            return Optional.empty();
        }
        return timed(Look.DECODE, this::following);
    }

    private Optional<Glance> following() throws IOException {
        Optional<Glance> glance = sight.glance();
        fresh = glance.isEmpty();
        if (fresh) {
            sight.close();
            sight = open();
            begun = last + 1 / FaceClip.RATE;
            glance = sight.glance();
        }
        return glance.map(
                g -> {
                    last = begun + g.seconds();
                    return new Glance(last, g.width(), g.height(), g.scale());
                });
    }

    @Override
    public List<Box> faces(Box within, double smallest, double largest) throws IOException {
        return timed(Look.DETECT, () -> sight.faces(within, smallest, largest));
    }

    @Override
    public float[] corners(Box within, int points, double apart) throws IOException {
        return timed(Look.FOLLOW, () -> sight.corners(within, points, apart));
    }

    @Override
    public float[] follow(float[] points) throws IOException {
        if (fresh) {
            // as after a cut: the picture before was the last of the video
            float[] lost = new float[points.length / 2 * 3];
            Arrays.fill(lost, Float.NaN);
            return lost;
        }
        return timed(Look.FOLLOW, () -> sight.follow(points));
    }

    @Override
    public float[] apply(Network network, Square square) throws IOException {
        return timed(Look.NETWORK, () -> sight.apply(network, square));
    }

    @Override
    public Optional<Picture> next() {
        throw new UnsupportedOperationException("it is only looked at");
    }

    @Override
    public void close() throws IOException {
        sight.close();
    }
}
