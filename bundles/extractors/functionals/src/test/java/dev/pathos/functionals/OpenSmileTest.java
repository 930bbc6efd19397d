package dev.pathos.functionals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.run.Metrics;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Stands our values beside those that openSMILE 3.0 printed for the same clips. */
class OpenSmileTest {
    /** What depends on F0, voicing or levels of harmonics. */
    private static final String VOICE = "(F0|HNR|logRel|F.amplitude|Voiced|Stddev|Mean).*";

    /** One clip of so many; all with {@code -Dpathos.studies=true}, which takes longer. */
    private static final int EACH = Boolean.getBoolean("pathos.studies") ? 1 : 25;

    private static final Functionals UTTERANCES =
            new Functionals(Lanes.best(), Functionals.Level.FUNCTIONALS);

    private static Map<String, Double> correlations(
            Functionals extractor, List<Reference> clips, boolean framewise) throws IOException {
        List<String> columns = null;
        List<double[]> theirs = new ArrayList<>();
        List<float[]> ours = new ArrayList<>();
        for (Reference clip : clips) {
            Frames frames = extractor.extract(clip.audio());
            float[] values = frames.toArray();
            columns = frames.columns();
            assertEquals(clip.rows().size(), frames.rows(), clip.clip().toString());
            for (int r = 0; r < frames.rows(); r++) {
                float[] row = new float[columns.size()];
                System.arraycopy(values, r * row.length, row, 0, row.length);
                ours.add(row);
                theirs.add(clip.rows().get(r));
            }
            List<String> names = columns.stream().map(name -> name.replace("pathos_", "")).toList();
            assertEquals(clip.header(), names);
        }
        Map<String, Double> found = new TreeMap<>();
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            double[] x = ours.stream().mapToDouble(row -> row[column]).toArray();
            double[] y = theirs.stream().mapToDouble(row -> row[column]).toArray();
            found.put(columns.get(c), Metrics.pcc(x, y));
        }
        System.out.println((framewise ? "frames" : "clips") + ": " + ours.size() + " " + found);
        return found;
    }

    private static void assertFollows(Map<String, Double> correlations, double slack) {
        correlations.forEach(
                (name, r) -> {
                    if (!name.startsWith("pathos_")) {
                        double least = name.matches(VOICE) ? .95 : .99;
                        assertTrue(r > least - slack, name + ": r = " + r);
                    }
                });
    }

    @Test
    void should_follow_its_frames_when_a_descriptor_has_its_name() throws IOException {
        Functionals extractor = new Functionals(Lanes.best(), Functionals.Level.LLD);
        assertFollows(correlations(extractor, Reference.frames(), true), 0);
    }

    /** In few clips one that differs weighs more, so less is asked than of all. */
    @Test
    void should_follow_its_clips_when_a_functional_has_its_name() throws IOException {
        List<Reference> clips = Reference.utterances(EACH);
        assertFollows(correlations(UTTERANCES, clips, false), EACH == 1 ? 0 : .04);
    }

    @Test
    @EnabledIfSystemProperty(named = "pathos.studies", matches = "true")
    void should_follow_its_clips_when_they_are_grouped_by_speaker() throws IOException {
        Map<Integer, List<Reference>> groups =
                Reference.utterances(1).stream()
                        .collect(Collectors.groupingBy(OpenSmileTest::group));
        assertEquals(6, groups.size());
        for (List<Reference> group : groups.values()) {
            assertFollows(correlations(UTTERANCES, group, false), 0);
        }
    }

    /** One of five groups of RAVDESS's actors, whose numbers end the names; else EmoDB. */
    private static int group(Reference clip) {
        String name = clip.clip().getFileName().toString().replace(".flac", "");
        return name.contains("-") ? Integer.parseInt(name.substring(name.length() - 2)) % 5 : 5;
    }
}
