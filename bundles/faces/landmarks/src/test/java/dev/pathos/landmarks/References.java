package dev.pathos.landmarks;

import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Our units beside others' of the same landmarks.
 *
 * @param video OpenFace's table
 * @param units our units of its landmarks
 * @param clips Py-Feat's tables
 * @param ours our units of their landmarks
 */
record References(Recording video, FaceTrack units, List<Recording> clips, List<FaceTrack> ours) {
    /** MediaPipe's blend shapes that move what a unit moves. */
    private static final Map<String, List<String>> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("AU01", List.of("browInnerUp"));
        SHAPES.put("AU02", List.of("browOuterUpLeft", "browOuterUpRight"));
        SHAPES.put("AU04", List.of("browDownLeft", "browDownRight"));
        SHAPES.put("AU05", List.of("eyeWideLeft", "eyeWideRight"));
        SHAPES.put("AU07", List.of("eyeSquintLeft", "eyeSquintRight"));
        SHAPES.put("AU10", List.of("mouthUpperUpLeft", "mouthUpperUpRight"));
        SHAPES.put("AU12", List.of("mouthSmileLeft", "mouthSmileRight"));
        SHAPES.put("AU15", List.of("mouthFrownLeft", "mouthFrownRight"));
        SHAPES.put("AU20", List.of("mouthStretchLeft", "mouthStretchRight"));
        SHAPES.put("AU25", List.of("jawOpen"));
        SHAPES.put("AU26", List.of("jawOpen"));
        SHAPES.put("AU45", List.of("eyeBlinkLeft", "eyeBlinkRight"));
    }

    static References read() throws IOException {
        GeometricUnits units = new GeometricUnits(.8, true);
        Recording video = Recording.openFace();
        List<Recording> clips = Recording.pyFeat();
        return new References(
                video,
                units.of(video.track()),
                clips,
                clips.stream().map(clip -> units.of(clip.track())).toList());
    }

    /** The correlation with OpenFace's intensity over the valid frames of its video. */
    double openFace(String unit) {
        return Recording.correlation(
                video.valid(Recording.doubles(units.intensity().get(unit))),
                video.valid(video.columns().get(unit + "_r")));
    }

    /** The correlation with Py-Feat's unit within its clips; with AU43, eyes closed, for AU45. */
    double pyFeat(String unit) {
        String theirs = unit.equals("AU45") ? "AU43" : unit;
        return within(unit, clip -> clip.columns().get(theirs));
    }

    /** The correlation with a blend shape, the mean of left and right, within clips. */
    double blendShape(String unit) {
        return within(
                unit,
                clip -> {
                    double[] sum = new double[clip.track().frames()];
                    for (String shape : SHAPES.get(unit)) {
                        double[] side = clip.columns().get(shape);
                        Arrays.setAll(sum, f -> sum[f] + side[f]);
                    }
                    return sum;
                });
    }

    private double within(String unit, Function<Recording, double[]> column) {
        List<double[]> us = new ArrayList<>();
        List<double[]> them = new ArrayList<>();
        for (int c = 0; c < clips.size(); c++) {
            Recording clip = clips.get(c);
            us.add(clip.centred(Recording.doubles(ours.get(c).intensity().get(unit))));
            them.add(clip.centred(column.apply(clip)));
        }
        return Recording.correlation(joined(us), joined(them));
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
