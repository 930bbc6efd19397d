package dev.pathos.segmentation;

import dev.pathos.api.run.Seeds;
import dev.pathos.api.signal.Audio;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;

/**
 * A long recording made of real clips: each is cut where it is 35 dB under its loudest 10 ms, so
 * that it is known where speech begins and ends, and pauses of its own room are put between.
 */
final class Clips {
    private static final int HOP = 160;
    private static final double RANGE = 35;
    private static final int LEAST_ROOM = 20;
    private static final double FADE = .005 * Speechlike.RATE;

    /** What is between clips. */
    enum Pauses {
        /** The room in which the clip was recorded. */
        ROOM,
        /** Nothing at all, as a noise gate leaves it. */
        ZERO
    }

    private final Pauses pauses;
    private final boolean levelled;
    private final List<float[]> pieces = new ArrayList<>();
    private final List<Stretch> speech = new ArrayList<>();
    private int length;

    /**
     * Strings clips together.
     *
     * @param files FLAC files, 16 kHz mono
     * @param seed of the pauses, .6 to 2 s
     * @param pauses what is between
     * @param levelled whether all clips are made equally loud
     */
    Clips(List<Path> files, long seed, Pauses pauses, boolean levelled) throws IOException {
        this.pauses = pauses;
        this.levelled = levelled;
        SplittableRandom random = Seeds.random(seed, "pauses");
        for (Path file : files) {
            add(read(file), random.nextDouble(.6, 2));
        }
    }

    private void add(float[] clip, double pause) {
        float[] level = VoiceActivity.of(Audio.of(Speechlike.RATE, clip)).level();
        float loudest = Float.NEGATIVE_INFINITY;
        for (float l : level) {
            loudest = Math.max(loudest, l);
        }
        int first = 0;
        while (level[first] < loudest - RANGE) {
            first++;
        }
        int last = level.length - 1;
        while (level[last] < loudest - RANGE) {
            last--;
        }
        if (levelled) {
            double sum = 0;
            for (int i = first * HOP; i < Math.min(clip.length, (last + 1) * HOP); i++) {
                sum += (double) clip[i] * clip[i];
            }
            float gain = (float) (.05 / Math.sqrt(sum / ((last + 1 - first) * HOP)));
            for (int i = 0; i < clip.length; i++) {
                clip[i] *= gain;
            }
        }
        int samples = (int) (pause * Speechlike.RATE);
        boolean room = pauses == Pauses.ROOM && first >= LEAST_ROOM;
        append(room ? room(Arrays.copyOf(clip, first * HOP), samples) : new float[samples]);
        double start = (double) length / Speechlike.RATE;
        append(Arrays.copyOfRange(clip, first * HOP, Math.min(clip.length, (last + 1) * HOP)));
        speech.add(new Stretch(start, (double) length / Speechlike.RATE));
    }

    /** The first part of a clip, forwards and backwards until it is long enough. */
    private static float[] room(float[] beginning, int samples) {
        float[] room = new float[samples];
        int n = Math.max(1, beginning.length - HOP);
        for (int i = 0; i < samples; i++) {
            int at = i % (2 * n);
            float value = beginning.length == 0 ? 0 : beginning[at < n ? at : 2 * n - 1 - at];
            room[i] = (float) (value * Math.min(1, Math.min(i, samples - i) / FADE));
        }
        return room;
    }

    private void append(float[] piece) {
        pieces.add(piece);
        length += piece.length;
    }

    float[] samples() {
        float[] all = new float[length];
        int at = 0;
        for (float[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    /** Where there is speech. */
    List<Stretch> speech() {
        return speech;
    }

    /** Real data beside the project, or null where there is none. */
    static Path data(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path found = up.resolveSibling("shared").resolve("data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return null;
    }

    /** The FLAC files beneath a folder in a random order that is always the same. */
    static List<Path> beneath(Path folder, int count) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(f -> f.toString().endsWith(".flac")).sorted().toList();
            int[] order = Seeds.permutation(all.size(), Seeds.random(1, "clips"));
            return Arrays.stream(order).limit(count).mapToObj(all::get).toList();
        }
    }

    private static float[] read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            FLACDecoder decoder = new FLACDecoder(in);
            decoder.readMetadata();
            StreamInfo info = decoder.getStreamInfo();
            float[] samples = new float[(int) info.getTotalSamples()];
            int n = 0;
            for (Frame frame = decoder.readNextFrame();
                    frame != null;
                    frame = decoder.readNextFrame()) {
                ByteData bytes = decoder.decodeFrame(frame, null);
                for (int i = 0; i + 1 < bytes.getLen() && n < samples.length; i += 2) {
                    int value = bytes.getData()[i] & 0xff | bytes.getData()[i + 1] << 8;
                    samples[n++] = value / 32768f;
                }
                if (n == samples.length) {
                    break;
                }
            }
            return samples;
        }
    }
}
