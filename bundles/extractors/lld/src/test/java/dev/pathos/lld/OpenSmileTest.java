package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.acoustics.DeltaRows;
import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.PitchRange;
import dev.pathos.api.run.Metrics;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Columns that carry openSMILE's names move with openSMILE's values. */
class OpenSmileTest {
    private static final String PREFIX = "pathos_";

    /** What depends on which of several candidates is taken for the fundamental frequency. */
    private static final Set<String> CHOSEN =
            Set.of("F0final_sma", "voicingFinalUnclipped_sma", "logHNR_sma");

    /** The column of local jitter; those of its differences and of shimmer follow. */
    private static final int JITTER = 2;

    private static List<Reference> clips;

    private final Lld lld =
            new Lld(Lanes.best(), Preset.COMPARE2016, true, new PitchRange(52, 620, .7));

    @BeforeAll
    static void read() throws IOException {
        clips = Reference.all();
    }

    @Test
    void should_have_opensmiles_columns_and_rows_when_the_preset_is_compares() {
        for (Reference clip : clips) {
            Frames frames = lld.extract(clip.audio());
            List<String> names =
                    frames.columns().stream().map(name -> name.replaceFirst(PREFIX, "")).toList();
            assertEquals(clip.columns(), names);
            assertEquals(clip.rows().size(), frames.rows());
            assertEquals(100, frames.frameRate());
        }
    }

    @Test
    void should_move_with_opensmile_when_a_column_has_its_name() {
        int count = clips.stream().mapToInt(clip -> clip.rows().size()).sum();
        List<String> names = lld.extract(clips.get(0).audio()).columns();
        double[][] ours = new double[names.size()][count];
        double[][] theirs = new double[names.size()][count];
        int at = 0;
        for (Reference clip : clips) {
            float[] values = lld.extract(clip.audio()).toArray();
            for (int r = 0; r < clip.rows().size(); r++, at++) {
                for (int c = 0; c < names.size(); c++) {
                    ours[c][at] = values[r * names.size() + c];
                    theirs[c][at] = clip.rows().get(r)[c];
                }
            }
        }
        System.out.printf("%d clips, %d frames: r, deviation%n", clips.size(), count);
        assertAll(
                IntStream.range(0, names.size())
                        .mapToObj(c -> agreement(names.get(c), ours[c], theirs[c])));
    }

    /** Pearson's r, and as that does not see scales, how far apart both are. */
    private static Executable agreement(String name, double[] ours, double[] theirs) {
        double r = Metrics.pcc(ours, theirs);
        double deviation = deviation(ours, theirs);
        System.out.printf("%-45s %.4f %.4f%n", name, r, deviation);
        boolean chosen = CHOSEN.contains(name);
        return () -> {
            if (!name.startsWith(PREFIX)) {
                assertTrue(r >= (chosen ? .95 : .99), name + ": r = " + r);
                assertTrue(deviation <= (chosen ? .3 : .1), name + " deviates by " + deviation);
            }
        };
    }

    /** The root mean square of the differences, as a share of the standard deviation. */
    private static double deviation(double[] ours, double[] theirs) {
        double mean = Arrays.stream(theirs).average().orElseThrow();
        double differences = 0;
        double squares = 0;
        for (int i = 0; i < ours.length; i++) {
            differences += (ours[i] - theirs[i]) * (ours[i] - theirs[i]);
            squares += (theirs[i] - mean) * (theirs[i] - mean);
        }
        return Math.sqrt(differences / squares);
    }

    @Test
    void should_agree_on_the_voice_when_both_find_one() {
        int both = 0;
        int either = 0;
        int gross = 0;
        double fine = 0;
        double[] ours = new double[3];
        double[] theirs = new double[3];
        for (Reference clip : clips) {
            float[] values = lld.extract(clip.audio()).toArray();
            for (int r = 0; r < clip.rows().size(); r++) {
                double[] row = clip.rows().get(r);
                int at = r * row.length;
                either += values[at] > 0 || row[0] > 0 ? 1 : 0;
                if (values[at] > 0 && row[0] > 0) {
                    double apart = Math.abs(values[at] / row[0] - 1);
                    both++;
                    gross += apart > .2 ? 1 : 0;
                    fine += apart > .2 ? 0 : apart;
                    for (int i = 0; i < 3; i++) {
                        ours[i] += values[at + JITTER + i];
                        theirs[i] += row[JITTER + i];
                    }
                }
            }
        }
        fine /= both - gross;
        System.out.printf(
                "F0: voiced for both in %d of %d frames voiced for either, more than 20 %% apart in"
                        + " %d, else %.4f apart%n",
                both, either, gross, fine);
        String[] names = {"jitterLocal", "jitterDDP", "shimmerLocal"};
        for (int i = 0; i < 3; i++) {
            System.out.printf(
                    "%s: mean %.4f, openSMILE %.4f%n", names[i], ours[i] / both, theirs[i] / both);
        }
        assertTrue(both >= .95 * either);
        assertTrue(gross <= .005 * both);
        assertTrue(fine <= .005);
    }

    /**
     * Why the deltas of the voice have other names: the slope of openSMILE's own F0, divided by the
     * delta it prints, grows by 3 from one voiced frame to the next, by 1/2 for each of six
     * columns.
     */
    @Test
    void should_see_deltas_of_f0_shrink_when_opensmile_computed_them() {
        int pairs = 0;
        int grown = 0;
        for (Reference clip : clips) {
            double[] quotients = quotients(clip);
            for (int t = 1; t < quotients.length; t++) {
                double growth = quotients[t] - quotients[t - 1];
                pairs += Double.isNaN(growth) ? 0 : 1;
                grown += Math.abs(growth - 3) < .05 ? 1 : 0;
            }
        }
        System.out.printf(
                "slope of F0 by openSMILE's delta: 3 more than in the frame before in %d of %d"
                        + " frames%n",
                grown, pairs);
        assertTrue(pairs > 100 && grown >= .95 * pairs);
    }

    /** Our delta of openSMILE's F0 by its own, NaN but well within a voice. */
    private static double[] quotients(Reference clip) {
        float[] ours = new float[2];
        DeltaRows deltas = new DeltaRows(clip.first(), new boolean[] {true});
        double[] quotients = new double[clip.rows().size()];
        int theirs = clip.columns().indexOf("F0final_sma_de");
        for (int t = 0; t < quotients.length; t++) {
            deltas.next(ours);
            boolean within = true;
            for (int i = Math.max(0, t - 2); i <= Math.min(quotients.length - 1, t + 2); i++) {
                double[] row = clip.rows().get(i);
                // F0, voicing, jitter twice, shimmer
                within &= IntStream.range(0, 5).allMatch(c -> row[c] != 0);
            }
            boolean steep = Math.abs(ours[1]) > .1;
            quotients[t] = within && steep ? ours[1] / clip.rows().get(t)[theirs] : Double.NaN;
        }
        return quotients;
    }
}
