package dev.pathos.featurecache;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.FileContents;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.face.KeptTracks;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Face tracks that a file's content decides, analyzed slowly and kept; also as a process. */
final class Tracked {
    static final int CLIPS = 30;
    static final int FRAMES = 3000;

    private Tracked() {}

    /** The track of a clip, with every kind of number in it. */
    static FaceTrack track(int clip) {
        SplittableRandom random = new SplittableRandom(clip);
        double[] time = new double[FRAMES];
        boolean[] success = new boolean[FRAMES];
        float[] confidence = new float[FRAMES];
        float[] x = new float[FRAMES * FaceTrack.POINTS];
        float[] motion = new float[FRAMES];
        for (int f = 0; f < FRAMES; f++) {
            time[f] = f / 29.97;
            success[f] = random.nextInt(5) > 0;
            confidence[f] = (float) random.nextDouble();
            motion[f] = success[f] ? (float) random.nextDouble() : Float.NaN;
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextDouble(1000);
        }
        return new FaceTrack(
                time,
                success,
                confidence,
                x,
                x,
                Map.of("AU12", confidence),
                Map.of("AU12", confidence),
                Map.of("motion_all", motion));
    }

    /** A clip's file. */
    static Path file(Path folder, int clip) {
        return folder.resolve("clip" + clip + ".mp4");
    }

    /** The track of a clip, kept. */
    static FaceTrack of(FeatureCache cache, Path folder, int clip, Path log) throws IOException {
        Utterance utterance =
                new Utterance(
                        "clip" + clip, "s", "", file(folder, clip), Map.of(), Annotations.NONE);
        return new KeptTracks(
                        new Slow(clip, log),
                        Map.of("component.name", "slow"),
                        opened -> new NoMedia(),
                        cache,
                        new FileContents())
                .of(utterance)
                .orElseThrow();
    }

    private record Slow(int clip, Path log) implements FaceAnalyzer {
        @Override
        public Optional<FaceTrack> analyze(Media media) throws IOException {
            Files.writeString(
                    log, clip + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return Optional.of(track(clip));
        }

        @Override
        public String revision() {
            return "1";
        }
    }

    private record NoMedia() implements Media {
        @Override
        public Audio audio() throws IOException {
            throw new IOException("no sound");
        }

        @Override
        public Optional<Path> sidecar(String kind) {
            return Optional.empty();
        }
    }

    /**
     * Analyzes all clips, to be killed.
     *
     * @param arguments folder of the clips, cache, log
     */
    public static void main(String[] arguments) throws IOException {
        FeatureCache cache = new CacheFolder(Path.of(arguments[1]), 0);
        for (int clip = 0; clip < CLIPS; clip++) {
            of(cache, Path.of(arguments[0]), clip, Path.of(arguments[2]));
        }
    }
}
