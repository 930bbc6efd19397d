package dev.pathos.tracking;

import dev.pathos.api.signal.Audio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells whose face is the speaker's: of several at a time the largest whose mouth moves as the
 * voice sounds.
 *
 * <p>Decided anew every second, on four seconds around it. Where no mouth agrees with the voice it
 * stays with the face before, if that is still there, else it takes the largest.
 */
public final class Speaker {
    /** What a mouth must agree with the voice. */
    private static final double LEAST_CORRELATION = .25;

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
        int best = -1;
        double largest = 0;
        int there = 0;
        for (int f = 0; f < mouths.size(); f++) {
            double area = area(f, from, to);
            there += area > 0 ? 1 : 0;
            if (area > largest && speaks(f, middle)) {
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

    private boolean speaks(int face, double middle) {
        return voice != null
                && mouths.get(face).correlation(voice, 0, middle - AROUND, middle + AROUND)
                        >= LEAST_CORRELATION;
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
            area += followed.state(p).box().area();
        }
        return area;
    }

    private Trace mouth(FollowedFace face) {
        double[] times = Arrays.copyOfRange(crowd.times(), face.first(), face.last() + 1);
        double[] speed = new double[times.length];
        for (int i = 0; i < speed.length; i++) {
            double mouth = face.state(face.first() + i).mouth();
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
