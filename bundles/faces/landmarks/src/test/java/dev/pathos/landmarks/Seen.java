package dev.pathos.landmarks;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Media whose one picture is looked at with given results; remembers the networks. */
final class Seen implements MediaSource {
    /** What comes out of a network. */
    interface Run {
        float[] of(Network network) throws IOException;
    }

    private final Run run;
    final List<Network> networks = new ArrayList<>();

    Seen(Run run) {
        this.run = run;
    }

    /** Points spread over the input, as shares of it. */
    static Seen spread() {
        return new Seen(network -> values(0, 1));
    }

    static float[] values(double from, double to) {
        float[] values = new float[LandmarkModel.VALUES];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (from + (to - from) * i / (values.length - 1));
        }
        return values;
    }

    @Override
    public Media open(Utterance utterance) {
        return new Media() {
            @Override
            public Audio audio() throws IOException {
                throw new IOException("a picture is silent");
            }

            @Override
            public Optional<Video> video(Video.Format format) throws IOException {
                byte[] picture = Files.readAllBytes(utterance.media());
                return picture[0] == 'B' && picture[1] == 'M'
                        ? Optional.of(new Shown())
                        : Optional.empty();
            }

            @Override
            public Optional<Path> sidecar(String kind) {
                return Optional.empty();
            }
        };
    }

    private final class Shown implements Sight {
        @Override
        public Optional<Video.Picture> next() {
            throw new AssertionError("not asked for");
        }

        @Override
        public Optional<Glance> glance() {
            return Optional.of(new Glance(0, 64, 64, 1));
        }

        @Override
        public List<Box> faces(Box within, double smallest, double largest) {
            throw new AssertionError("not asked for");
        }

        @Override
        public float[] corners(Box within, int most, double apart) {
            throw new AssertionError("not asked for");
        }

        @Override
        public float[] follow(float[] points) {
            throw new AssertionError("not asked for");
        }

        @Override
        public float[] apply(Network network, Square square) throws IOException {
            networks.add(network);
            return run.of(network);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
