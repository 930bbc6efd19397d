package dev.pathos.leakage;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of many sounds are near copies of each other, found through an index of all words.
 *
 * <p>Each sound looks its words up, also with their weakest bits changed (Haitsma and Kalker,
 * section 5.3); where one stands in another sound, all bits of both are compared at that distance
 * in time. Two frames of unrelated speech share a word once in four million, so that the effort
 * grows with the length of all sounds and hardly with the number of pairs.
 */
final class Copies {
    /** Entries of one word that are looked at; words of more are too common to tell anything. */
    private static final int COMMON_WORD = 256;

    private static final int DIRECTORY_BITS = 16;

    private final List<Sound> sounds;
    private final Set<String> known = new HashSet<>();
    private final Map<String, Set<String>> copies = new HashMap<>();
    private final int[] starts;
    private final long[] index;
    private final int[] directory = new int[(1 << DIRECTORY_BITS) + 1];

    private Copies(Collection<Sound> distinct) {
        distinct.forEach(sound -> known.add(sound.samples()));
        this.sounds =
                distinct.stream()
                        .filter(sound -> sound.fingerprint().counting() >= Fingerprint.COMMON)
                        .toList();
        this.starts = new int[this.sounds.size() + 1];
        int counting = 0;
        for (int s = 0; s < this.sounds.size(); s++) {
            Sound sound = this.sounds.get(s);
            starts[s + 1] = Math.addExact(starts[s], sound.fingerprint().frames());
            counting += sound.fingerprint().counting();
        }
        this.index = new long[counting];
        fill();
    }

    /** Finds all pairs of near copies among some sounds; those of equal samples count once. */
    static Copies among(Collection<Sound> sounds) {
        Map<String, Sound> distinct = new LinkedHashMap<>();
        sounds.forEach(sound -> distinct.putIfAbsent(sound.samples(), sound));
        Copies copies = new Copies(distinct.values());
        for (int s = 0; s < copies.sounds.size(); s++) {
            copies.find(s);
        }
        return copies;
    }

    /** Whether all of some sounds were compared. */
    boolean cover(Collection<Sound> asked) {
        return asked.stream().allMatch(sound -> known.contains(sound.samples()));
    }

    /** The digests of the samples of all near copies of a sound, without its own. */
    Set<String> of(Sound sound) {
        return copies.getOrDefault(sound.samples(), Set.of());
    }

    private void fill() {
        int next = 0;
        for (int s = 0; s < sounds.size(); s++) {
            Fingerprint fingerprint = sounds.get(s).fingerprint();
            for (int i = 0; i < fingerprint.frames(); i++) {
                if (fingerprint.counts(i)) {
                    index[next++] =
                            Integer.toUnsignedLong(fingerprint.words()[i]) << 32 | (starts[s] + i);
                }
            }
        }
        // words as unsigned numbers: the sign bit is turned for sorting
        for (int i = 0; i < index.length; i++) {
            index[i] ^= Long.MIN_VALUE;
        }
        Arrays.parallelSort(index);
        int at = 0;
        for (int d = 0; d < directory.length; d++) {
            while (at < index.length && bucket(index[at]) < d) {
                at++;
            }
            directory[d] = at;
        }
    }

    private static int bucket(long entry) {
        return (int) ((entry ^ Long.MIN_VALUE) >>> (64 - DIRECTORY_BITS));
    }

    private void find(int s) {
        Fingerprint own = sounds.get(s).fingerprint();
        for (int i = 0; i < own.frames(); i++) {
            for (int change = 0; own.counts(i) && change < 1 << Fingerprint.WEAK; change++) {
                look(s, i, own.changed(i, change));
            }
        }
    }

    /** Compares with all later sounds that a word stands in, at the place where it does. */
    private void look(int own, int frame, int word) {
        long least = Integer.toUnsignedLong(word) << 32 ^ Long.MIN_VALUE;
        long from = least | starts[own + 1];
        int bucket = bucket(from);
        int at = Arrays.binarySearch(index, directory[bucket], directory[bucket + 1], from);
        at = at < 0 ? -at - 1 : at;
        long end = least | 0xFFFF_FFFFL;
        for (int n = 0; n < COMMON_WORD && at < index.length && index[at] <= end; n++, at++) {
            int place = (int) index[at];
            int other = Arrays.binarySearch(starts, place);
            other = other < 0 ? -other - 2 : other;
            compare(sounds.get(own), sounds.get(other), frame - (place - starts[other]));
        }
    }

    private void compare(Sound here, Sound there, int shift) {
        if (!of(here).contains(there.samples())
                && here.fingerprint().matches(there.fingerprint(), shift)) {
            copies.computeIfAbsent(here.samples(), k -> new HashSet<>()).add(there.samples());
            copies.computeIfAbsent(there.samples(), k -> new HashSet<>()).add(here.samples());
        }
    }
}
