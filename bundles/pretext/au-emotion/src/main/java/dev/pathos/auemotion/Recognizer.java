package dev.pathos.auemotion;

import dev.pathos.api.task.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Names the emotion whose prototype a face shows best.
 *
 * <p>An emotion's score is the share of its units that are present. The highest score wins; of
 * equal ones the emotion whose units are more intense on average; if that does not decide either,
 * none. A score below tau is neutral, or nothing.
 *
 * <p>An emotion can be decided in a face whose track has all of its units: what of them a track
 * lacks is unknown and not absent.
 *
 * @param prototypes the emotions
 * @param byIntensity whether a unit is present by its mean intensity, rather than by the share of
 *     frames in which it is detected
 * @param least the least share, or intensity, of a unit that is present
 * @param tau the least score of an emotion
 * @param neutral whether a score below tau is the class after the last emotion, rather than nothing
 */
record Recognizer(
        List<Prototype> prototypes,
        boolean byIntensity,
        double least,
        double tau,
        boolean neutral) {
    /** A contest of fewer emotions decides nothing, unless there are no more. */
    int fewest() {
        return Math.min(2, prototypes.size());
    }

    /** All emotions, by index. */
    List<Integer> all() {
        return IntStream.range(0, prototypes.size()).boxed().toList();
    }

    /** The emotions that can be decided in a face, by index. */
    List<Integer> decidable(Expression face) {
        return all().stream().filter(e -> missing(e, face).isEmpty()).toList();
    }

    /** The units of an emotion that a face's track does not have. */
    List<String> missing(int emotion, Expression face) {
        Map<String, Double> there = shown(face);
        return prototypes.get(emotion).units().stream().filter(u -> !there.containsKey(u)).toList();
    }

    /** What presence is decided by, in a word. */
    String presence() {
        return byIntensity ? "intensity" : "presence";
    }

    private Map<String, Double> shown(Expression face) {
        return byIntensity ? face.intensity() : face.share();
    }

    /**
     * Recognizes.
     *
     * @param face the face, with at least one valid frame
     * @param contest which emotions to choose from, each of which can be decided in it
     * @return the index of a prototype, their number for neutral, or none with a reason
     */
    Target recognize(Expression face, List<Integer> contest) {
        Map<String, Double> shown = shown(face);
        double best = -1;
        List<Integer> winners = new ArrayList<>();
        for (int e : contest) {
            List<String> units = prototypes.get(e).units();
            long present = units.stream().filter(u -> shown.get(u) >= least).count();
            double score = (double) present / units.size();
            if (score > best) {
                best = score;
                winners.clear();
            }
            if (score == best) {
                winners.add(e);
            }
        }
        if (best < tau) {
            return neutral ? Target.ofClass(prototypes.size()) : Target.none("below tau");
        }
        return winners.size() == 1 ? Target.ofClass(winners.get(0)) : strongest(winners, face);
    }

    private Target strongest(List<Integer> winners, Expression face) {
        double most = Double.NEGATIVE_INFINITY;
        int strongest = -1;
        for (int e : winners) {
            double intensity = 0;
            List<String> units = prototypes.get(e).units();
            for (String unit : units) {
                intensity += face.intensity().getOrDefault(unit, 0.0) / units.size();
            }
            if (intensity > most) {
                most = intensity;
                strongest = e;
            } else if (intensity == most) {
                strongest = -1;
            }
        }
        return strongest < 0 ? Target.none("tie") : Target.ofClass(strongest);
    }
}
