package dev.pathos.auemotion;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.task.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names the emotion whose prototype a face shows best.
 *
 * <p>An emotion's score is the share of its units that are present. The highest score wins; of
 * equal ones the emotion whose units are more intense on average; if that does not decide either,
 * none. A score below tau is neutral, or nothing.
 *
 * @param prototypes the emotions
 * @param confidence the least confidence of a frame that counts
 * @param byIntensity whether a unit is present by its mean intensity, rather than by the share of
 *     frames in which it is detected
 * @param least the least share, or intensity, of a unit that is present
 * @param tau the least score of an emotion
 * @param neutral whether a score below tau is the class after the last emotion, rather than nothing
 */
record Recognizer(
        List<Prototype> prototypes,
        double confidence,
        boolean byIntensity,
        double least,
        double tau,
        boolean neutral) {
    /**
     * Recognizes.
     *
     * @param track the face
     * @return the index of a prototype, their number for neutral, or none with a reason
     */
    Target recognize(FaceTrack track) {
        Expression expression = new Expression(track, confidence);
        if (!expression.isSeen()) {
            return Target.none("no valid frame");
        }
        double best = -1;
        List<Integer> winners = new ArrayList<>();
        for (int e = 0; e < prototypes.size(); e++) {
            List<String> units = prototypes.get(e).units();
            int present = 0;
            for (String unit : units) {
                Optional<Double> shown =
                        byIntensity ? expression.intensity(unit) : expression.share(unit);
                if (shown.isEmpty()) {
                    return Target.none(
                            "no " + (byIntensity ? "intensity" : "presence") + " of " + unit);
                }
                present += shown.get() >= least ? 1 : 0;
            }
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
        return winners.size() == 1
                ? Target.ofClass(winners.get(0))
                : strongest(winners, expression);
    }

    private Target strongest(List<Integer> winners, Expression expression) {
        double most = Double.NEGATIVE_INFINITY;
        int strongest = -1;
        for (int e : winners) {
            double intensity = 0;
            List<String> units = prototypes.get(e).units();
            for (String unit : units) {
                intensity += expression.intensity(unit).orElse(0.0) / units.size();
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
