package dev.pathos.tracking;

import dev.pathos.api.signal.Audio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells whose face is the speaker's: of several at a time the one whose mouth moves as the voice
 * sounds; of those that do so about equally well the largest.
 *
 * <p>Decided anew every second, on four seconds around it. Where no mouth agrees with the voice it
 * stays with the face before, if that is still there, else it takes the largest.
 */
public final class Speaker {
    /** What a mouth must agree with the voice. */
    private static final double LEAST_CORRELATION = .25;

    /** How much less than another's a mouth may agree and do so equally well. */
    private static final double EQUAL = .1;

    private static final double STEP = 1;
    private static final double AROUND = 2;
    private static final double LEVEL_STEP = .02;

    private final Crowd crowd;
    private final List<Trace> mouths = new ArrayList<>();
    private final Trace voice;

    private Speaker(Crowd crowd, Optional<Audio> sound) {
        this.crowd = crowd;
        boolean several = crowd.faces().size() > 1;
        voice = sound.isPresent() && several ? level(sound.get()) : null;
        for (FollowedFace face : crowd.faces()) {
            mouths.add(voice == null ? null : mouth(face));
        }
    }

    /**
     * Chooses.
     *
     * @param crowd all faces
     * @param sound the voice; without any the largest face is taken
     * @return for each picture the index of the speaker's face; -1 where there is no face
     */
    public static int[] choose(Crowd crowd, Optional<Audio> sound) {
        return new Speaker(crowd, sound).choose();
    }

    private int[] choose() {
        double[] times = crowd.times();
        int[] chosen = new int[times.length];
        Arrays.fill(chosen, -1);
        int before = -1;
        for (int from = 0; from < times.length; ) {
            double end = times[from] + STEP;
            int to = from;
            while (to < times.length && times[to] < end) {
                to++;
            }
            before = choose(from, to, before);
            for (int picture = from; picture < to; picture++) {
                chosen[picture] = present(before, picture) ? before : largest(picture, picture + 1);
            }
            from = to;
        }
        return chosen;
    }

    private boolean present(int face, int picture) {
        return face >= 0 && crowd.faces().get(face).in(picture);
    }

    private int choose(int from, int to, int before) {
        double middle = (crowd.times()[from] + crowd.times()[to - 1]) / 2;
        double[] agreement = new double[mouths.size()];
        int there = 0;
        for (int f = 0; f < agreement.length; f++) {
            boolean present = area(f, from, to) > 0;
            there += present ? 1 : 0;
            agreement[f] = present ? agreement(f, middle) : -1;
        }
        double least = Arrays.stream(agreement).max().orElse(-1) - EQUAL;
        int best = -1;
        double largest = 0;
        for (int f = 0; f < agreement.length; f++) {
            boolean speaks = agreement[f] >= Math.max(LEAST_CORRELATION, least);
            double area = speaks ? area(f, from, to) : 0;
            if (area > largest) {
                largest = area;
                best = f;
            }
        }
        if (best >= 0 && there > 1) {
            return best;
        }
        boolean stays = before >= 0 && area(before, from, to) > 0;
        return stays ? before : largest(from, to);
    }

    /** The correlation of a mouth with the voice; -1 where it is not known. */
    private double agreement(int face, double middle) {
        if (voice == null) {
            return -1;
        }
        double r = mouths.get(face).correlation(voice, 0, middle - AROUND, middle + AROUND);
        return Double.isNaN(r) ? -1 : r;
    }

    private int largest(int from, int to) {
        int largest = -1;
        double most = 0;
        for (int f = 0; f < crowd.faces().size(); f++) {
            double area = area(f, from, to);
            if (area > most) {
                most = area;
                largest = f;
            }
        }
        return largest;
    }

    private double area(int face, int from, int to) {
        FollowedFace followed = crowd.faces().get(face);
        double area = 0;
        for (int p = Math.max(from, followed.first()); p < to && p <= followed.last(); p++) {
            area += followed.in(p) ? followed.state(p).box().area() : 0;
        }
        return area;
    }

    private Trace mouth(FollowedFace face) {
        int[] pictures =
                IntStream.rangeClosed(face.first(), face.last()).filter(face::in).toArray();
        double[] times = new double[pictures.length];
        double[] speed = new double[pictures.length];
        for (int i = 0; i < pictures.length; i++) {
            times[i] = crowd.times()[pictures[i]];
            double mouth = face.state(pictures[i]).mouth();
            speed[i] = Double.isNaN(mouth) ? 0 : mouth;
        }
        return Trace.of(times, speed);
    }

    /** The level of the sound in decibels, above what is silence. */
    private static Trace level(Audio sound) {
        float[] piece = new float[(int) Math.round(LEVEL_STEP * sound.sampleRate())];
        int count = (int) (sound.length() / piece.length);
        double[] times = new double[count];
        double[] level = new double[count];
        for (int i = 0; i < count; i++) {
            int n = sound.read((long) i * piece.length, piece);
            double energy = 0;
            for (int k = 0; k < n; k++) {
                energy += piece[k] * piece[k];
            }
            times[i] = (i + .5) * LEVEL_STEP;
            level[i] = 10 * Math.log10(1e-6 + energy / piece.length);
        }
        return Trace.of(times, level);
    }
}
