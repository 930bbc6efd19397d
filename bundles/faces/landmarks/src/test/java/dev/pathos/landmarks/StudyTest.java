package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Prints the tables of {@code docs/action-units.md}, with {@code -Dpathos.studies=true}. */
@EnabledIfSystemProperty(named = "pathos.studies", matches = "true")
class StudyTest {
    /** What might show a unit that is left out. */
    private static final Map<String, ToDoubleFunction<Frontal>> LEFT_OUT = new LinkedHashMap<>();

    static {
        LEFT_OUT.put("AU06 lower lids rise", Measure.LOWER_LID::of);
        LEFT_OUT.put("AU06 eyes narrow", f -> -Measure.EYES_OPEN.of(f));
        LEFT_OUT.put("AU09 nose shortens", f -> f.aboveEyes(31, 32, 33, 34, 35));
        LEFT_OUT.put("AU09 upper lip rises", Measure.UPPER_LIP::of);
        LEFT_OUT.put("AU14 corners above upper lip", f -> f.down(51) - f.down(48, 54));
        LEFT_OUT.put("AU17 lower lip rises", f -> -Measure.LOWER_LIP.of(f));
        LEFT_OUT.put("AU17 mid-lip above corners", f -> f.down(48, 54) - f.down(57));
        LEFT_OUT.put("AU23 lips thin", f -> -thickness(f));
    }

    private static double thickness(Frontal f) {
        return f.down(56, 57, 58) - f.down(50, 51, 52) - Measure.LIPS_APART.of(f);
    }

    @Test
    void prints_correlations_with_other_tools() throws IOException {
        References references = References.read();
        System.out.println("unit  OpenFace  Py-Feat  blend shape");
        for (ActionUnit unit : ActionUnit.values()) {
            if (unit.doubtful()) {
                continue;
            }
            String name = unit.name();
            print(
                    "%s %8.2f %8.2f %8.2f",
                    name,
                    references.openFace(name),
                    references.pyFeat(name),
                    references.blendShape(name));
            assertTrue(Double.isFinite(references.openFace(name)));
        }
        for (Recording recording : List.of(Recording.openFace(), Recording.lookingDown())) {
            FaceTrack posed = HeadPose.into(recording.track());
            for (String angle : List.of("pose_Rx", "pose_Ry", "pose_Rz")) {
                double[] ours = recording.valid(Recording.doubles(posed.measures().get(angle)));
                double[] theirs = recording.valid(recording.columns().get(angle));
                double[] apart = new double[ours.length];
                Arrays.setAll(apart, f -> ours[f] - theirs[f]);
                Arrays.sort(apart);
                print(
                        "%s %s r %.3f, median difference %.3f",
                        recording.name(),
                        angle,
                        Recording.correlation(ours, theirs),
                        apart[apart.length / 2]);
            }
        }
    }

    @Test
    void prints_what_units_that_are_left_out_have_to_do_with_landmarks() throws IOException {
        List<Recording> clips = Recording.pyFeat();
        List<Recording> video = List.of(Recording.openFace());
        System.out.println("candidate: OpenFace, given smile; Py-Feat, given smile");
        for (Map.Entry<String, ToDoubleFunction<Frontal>> one : LEFT_OUT.entrySet()) {
            String unit = one.getKey().substring(0, 4);
            print(
                    "%-30s %6.2f %6.2f %6.2f %6.2f",
                    one.getKey(),
                    correlation(video, unit + "_r", one.getValue(), false),
                    correlation(video, unit + "_r", one.getValue(), true),
                    correlation(clips, unit, one.getValue(), false),
                    correlation(clips, unit, one.getValue(), true));
        }
        print(
                "%-30s %34.2f",
                "mouthPress lips thin",
                correlation(clips, "mouthPressLeft", f -> -thickness(f), true));
    }

    /** Within recordings; given the width of the mouth and the height of its corners if wanted. */
    private static double correlation(
            List<Recording> recordings,
            String column,
            ToDoubleFunction<Frontal> candidate,
            boolean givenSmile) {
        List<double[]> series = new ArrayList<>();
        for (ToDoubleFunction<Frontal> measure :
                List.of(candidate, Measure.MOUTH_HALF::of, Measure.CORNERS_UP::of)) {
            series.add(
                    recordings.stream()
                            .flatMapToDouble(r -> Arrays.stream(r.centred(measured(r, measure))))
                            .toArray());
        }
        series.add(
                recordings.stream()
                        .flatMapToDouble(r -> Arrays.stream(r.centred(r.columns().get(column))))
                        .toArray());
        if (givenSmile) {
            without(series.get(2), series.get(1));
            for (double[] rest : List.of(series.get(0), series.get(3))) {
                without(rest, series.get(1));
                without(rest, series.get(2));
            }
        }
        return Recording.correlation(series.get(0), series.get(3));
    }

    /** Takes the part of a series out that is proportional to another. */
    private static void without(double[] series, double[] other) {
        double both = 0;
        double one = 0;
        for (int i = 0; i < series.length; i++) {
            both += series[i] * other[i];
            one += other[i] * other[i];
        }
        for (int i = 0; i < series.length; i++) {
            series[i] -= both / one * other[i];
        }
    }

    private static double[] measured(Recording recording, ToDoubleFunction<Frontal> measure) {
        FaceTrack track = recording.track();
        double[] values = new double[track.frames()];
        for (int f = 0; f < values.length; f++) {
            int at = f * FaceTrack.POINTS;
            values[f] =
                    HeadPose.fit(track.x(), track.y(), at)
                            .flatMap(pose -> pose.frontal(track.x(), track.y(), at))
                            .map(measure::applyAsDouble)
                            .orElse(0.0);
        }
        return values;
    }

    /**
     * Also of the tables in the folder {@code -Dpathos.tracks}, in OpenFace's format, one person
     * each.
     */
    @Test
    void prints_how_people_differ_at_rest() throws IOException {
        List<Recording> clips = Recording.pyFeat();
        List<List<Recording>> people = new ArrayList<>();
        people.add(List.of(Recording.openFace()));
        people.add(List.of(Recording.lookingDown()));
        people.add(clips.subList(0, 6));
        people.add(clips.subList(6, 12));
        String more = System.getProperty("pathos.tracks");
        if (more != null) {
            try (Stream<Path> files = Files.list(Path.of(more))) {
                Path ledger = Path.of(more, "ledger.csv");
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    if (file.equals(ledger)) {
                        continue;
                    }
                    people.add(List.of(Recording.of(file)));
                }
            }
        }
        System.out.println(
                people.size() + " people: average face; at rest mean, sd; within a clip");
        for (Measure measure : Measure.values()) {
            double[] rest = new double[people.size()];
            double within = 0;
            for (int p = 0; p < rest.length; p++) {
                List<Recording> one = people.get(p);
                for (Recording clip : one) {
                    double[] values = clip.valid(measured(clip, measure::of));
                    float[] floats = new float[values.length];
                    for (int f = 0; f < floats.length; f++) {
                        floats[f] = (float) values[f];
                    }
                    rest[p] += Neutral.quantile(floats, measure.quantile()) / one.size();
                    within += variance(values) / one.size() / rest.length;
                }
            }
            double spread = Math.sqrt(variance(rest) * rest.length / (rest.length - 1));
            print(
                    "%-12s %6.1f; %6.1f, %4.1f; %4.1f",
                    measure,
                    measure.of(AverageFace.frontal()),
                    Arrays.stream(rest).average().orElseThrow(),
                    spread,
                    Math.sqrt(within));
            assertEquals(measure.of(AverageFace.frontal()), rest[0], 15, measure.toString());
        }
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
