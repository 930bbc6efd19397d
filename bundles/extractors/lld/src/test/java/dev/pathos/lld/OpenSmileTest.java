package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Metrics;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.signal.Framing;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Stands our descriptors beside openSMILE's where both mean the same; the formulas differ in
 * detail, so these are correlations within a clip, averaged over clips.
 */
class OpenSmileTest {
    /** 20 ms windows every 10 ms, as openSMILE's for the spectrum. */
    private static final Options LIKE_COMPARE =
            new Options(new Framing(320, 160), false, 0, 60, 500, .3);

    /**
     * openSMILE's 60 ms window for F0 begins where its other windows do, ours lies in the middle.
     */
    private static final int LATER = 3;

    @Test
    void should_move_with_opensmile_when_both_mean_the_same() throws IOException {
        List<Reference> clips = Reference.all();
        assertTrue(correlation(clips, "rms", "pcm_RMSenergy_sma", 0) > .98);
        assertTrue(correlation(clips, "loudness", "audspec_lengthL1norm_sma", 0) > .95);
        assertTrue(correlation(clips, "flux", "pcm_fftMag_spectralFlux_sma", 0) > .9);
        assertTrue(correlation(clips, "mfcc1", "mfcc_sma[1]", 0) > .95);
        assertTrue(correlation(clips, "mfcc4", "mfcc_sma[4]", 0) > .9);
        assertTrue(correlation(clips, "mfcc12", "mfcc_sma[12]", 0) > .85);
        assertTrue(correlation(clips, "voicing", "voicingFinalUnclipped_sma", LATER) > .6);
    }

    @Test
    void should_agree_on_f0_when_both_find_a_voice() throws IOException {
        int both = 0;
        int gross = 0;
        int either = 0;
        double fine = 0;
        for (Reference clip : Reference.all()) {
            double[] theirs = clip.column("F0final_sma");
            double[] ours = column(clip, "f0");
            for (int i = 0; i < theirs.length && i + LATER < ours.length; i++) {
                double here = ours[i + LATER];
                boolean voiced = !Double.isNaN(here);
                either += voiced || theirs[i] > 0 ? 1 : 0;
                if (voiced && theirs[i] > 0) {
                    double deviation = Math.abs(here / theirs[i] - 1);
                    both++;
                    gross += deviation > .2 ? 1 : 0;
                    fine += deviation > .2 ? 0 : deviation;
                }
            }
        }
        fine /= both - gross;
        System.out.printf(
                "F0: voiced for both in %d of %d frames voiced for either, more than 20 %% apart in"
                        + " %d, else %.4f apart%n",
                both, either, gross, fine);
        assertTrue(both > .7 * either);
        assertTrue(gross < .05 * both);
        assertTrue(fine < .02);
    }

    private static double correlation(
            List<Reference> clips, String ours, String theirs, int later) {
        double sum = 0;
        for (Reference clip : clips) {
            double[] y = clip.column(theirs);
            double[] x = column(clip, ours);
            int n = Math.min(y.length, x.length - later);
            double[] shifted = new double[n];
            System.arraycopy(x, later, shifted, 0, n);
            sum += Metrics.pcc(shifted, Arrays.copyOf(y, n)) / clips.size();
        }
        System.out.printf("%s against %s: r = %.3f%n", ours, theirs, sum);
        return sum;
    }

    private static double[] column(Reference clip, String name) {
        Frames frames = new Lld(LIKE_COMPARE).extract(clip.audio());
        float[] all = frames.toArray();
        double[] values = new double[frames.rows()];
        int at = frames.columns().indexOf(name);
        for (int r = 0; r < values.length; r++) {
            values[r] = all[r * frames.columns().size() + at];
        }
        return values;
    }
}
