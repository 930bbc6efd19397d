package dev.pathos.look;

import dev.pathos.api.face.FaceRegion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Finds the frames that a person wants to see: the largest motion, strongest units, lost faces. */
final class Extremes {
    private static final int MOST_UNITS = 3;
    private static final int MOST_LOST = 2;

    /** An action unit below is next to invisible. */
    private static final double WORTH = 1;

    private Extremes() {}

    /**
     * Finds them.
     *
     * @param scene the scene
     * @return why each is wanted, by the track's frame, in the order of time
     */
    static Map<Integer, String> of(Scene scene) {
        Map<Integer, List<String>> found = new TreeMap<>();
        Series motion =
                scene.motion()
                        .regions()
                        .getOrDefault(FaceRegion.ALL, Series.NONE)
                        .within(scene.from(), scene.to());
        if (motion.peak() >= 0) {
            add(
                    found,
                    scene.seen().at(motion.time()[motion.peak()]),
                    String.format(
                            Locale.ROOT, "largest motion %.1f", motion.value()[motion.peak()]));
        }
        units(scene, found);
        Stretch.lost(Stretch.all(scene.seen(), scene.from(), scene.to())).stream()
                .limit(MOST_LOST)
                .forEach(
                        s ->
                                add(
                                        found,
                                        scene.seen().at(s.from()),
                                        "no valid face for " + Words.seconds(s.seconds())));
        Map<Integer, String> labels = new LinkedHashMap<>();
        found.forEach((frame, reasons) -> labels.put(frame, String.join(", ", reasons)));
        return labels;
    }

    private static void units(Scene scene, Map<Integer, List<String>> found) {
        record Peak(String unit, int frame, float value) {}
        List<Peak> peaks = new ArrayList<>();
        int[] range = scene.seen().frames(scene.from(), scene.to());
        scene.seen()
                .track()
                .intensity()
                .forEach(
                        (unit, values) -> {
                            int best = -1;
                            for (int f = range[0]; f < range[1]; f++) {
                                boolean counts = scene.seen().state(f) == Seen.State.FACE;
                                best = counts && (best < 0 || values[f] > values[best]) ? f : best;
                            }
                            if (best >= 0 && values[best] >= WORTH) {
                                peaks.add(new Peak(unit, best, values[best]));
                            }
                        });
        peaks.sort(Comparator.comparingDouble(Peak::value).reversed());
        peaks.stream()
                .limit(MOST_UNITS)
                .forEach(
                        p ->
                                add(
                                        found,
                                        p.frame(),
                                        String.format(
                                                Locale.ROOT,
                                                "strongest %s %.1f",
                                                p.unit(),
                                                p.value())));
    }

    private static void add(Map<Integer, List<String>> found, int frame, String reason) {
        if (frame >= 0) {
            found.computeIfAbsent(frame, f -> new ArrayList<>()).add(reason);
        }
    }
}
