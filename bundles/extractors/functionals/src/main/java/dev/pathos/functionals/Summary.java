package dev.pathos.functionals;

import dev.pathos.acoustics.Rows;
import dev.pathos.acoustics.SmoothedRows;
import java.util.ArrayList;
import java.util.List;

/**
 * The 88 functionals of the extended Geneva set (Eyben et al., IEEE TAC 7(2), 2016, section 3.2),
 * in one pass over the frames of a sound.
 *
 * <p>Of each contour the mean and the coefficient of variation; of F0 and loudness percentiles and
 * slopes as well, for which these two are kept, 8 bytes a frame; peaks of loudness and voiced
 * stretches per second, the lengths of stretches, and the equivalent sound level {@code 10 log10
 * mean x^2}, at least -120 dB. Contours that depend on a voice leave out the last window of 60 ms.
 */
final class Summary {
    private static final double[] SHARES = {.2, .5, .8};
    private static final double QUIETEST = 1e-12;

    private final List<Summarized> contours;
    private final double hop;

    /**
     * Prepares.
     *
     * @param contours what is summarised
     * @param hop seconds from frame to frame
     */
    Summary(List<Summarized> contours, double hop) {
        this.contours = contours;
        this.hop = hop;
    }

    /** openSMILE's names of the functionals. */
    static List<String> names(List<Summarized> contours) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < contours.size(); c++) {
            String name = contours.get(c).name();
            names.add(name + "_amean");
            if (contours.get(c).variation()) {
                names.add(name + "_stddevNorm");
            }
            if (c == Summarized.F0 || c == Summarized.LOUDNESS) {
                for (int percent : new int[] {20, 50, 80}) {
                    names.add(name + "_percentile" + percent + ".0");
                }
                names.add(name + "_pctlrange0-2");
                for (String direction : List.of("Rising", "Falling")) {
                    names.add(name + "_mean" + direction + "Slope");
                    names.add(name + "_stddev" + direction + "Slope");
                }
            }
        }
        names.add("loudnessPeaksPerSec");
        names.add("VoicedSegmentsPerSec");
        names.add("MeanVoicedSegmentLengthSec");
        names.add("StddevVoicedSegmentLengthSec");
        names.add("MeanUnvoicedSegmentLength");
        names.add("StddevUnvoicedSegmentLength");
        names.add("equivalentSoundLevel_dBp");
        return names;
    }

    /**
     * Summarises a sound.
     *
     * @param descriptors its frames, not smoothed
     * @param voiceRows how many of them those that depend on a voice count
     * @return the functionals
     */
    float[] of(Rows descriptors, int voiceRows) {
        Rows raw = new SummarizedRows(descriptors, contours);
        boolean[] gaps = new boolean[contours.size()];
        for (int c = 0; c < gaps.length; c++) {
            gaps[c] = contours.get(c).part() != Summarized.Part.ALL;
        }
        Level level = new Level(raw);
        Rows smoothed = new SmoothedRows(level, gaps, 0);
        Moments[] moments = new Moments[contours.size()];
        for (int c = 0; c < moments.length; c++) {
            moments[c] = new Moments();
        }
        Contour pitch = new Contour();
        Contour loudness = new Contour();
        Segments segments = new Segments(hop);
        float[] row = new float[gaps.length];
        for (int t = 0; smoothed.next(row); t++) {
            for (int c = 0; c < moments.length; c++) {
                if (!gaps[c] || t < voiceRows && row[c] != 0) {
                    moments[c].add(row[c]);
                }
            }
            loudness.add(row[Summarized.LOUDNESS]);
            if (t < voiceRows) {
                segments.add(row[Summarized.F0] != 0);
                if (row[Summarized.F0] != 0) {
                    pitch.add(row[Summarized.F0]);
                }
            }
        }
        return values(moments, pitch, loudness, segments, level.mean());
    }

    private float[] values(
            Moments[] moments,
            Contour pitch,
            Contour loudness,
            Segments segments,
            double meanSquare) {
        List<Double> values = new ArrayList<>();
        Slopes changes = new Slopes(loudness, hop);
        for (int c = 0; c < moments.length; c++) {
            values.add(moments[c].mean());
            if (contours.get(c).variation()) {
                values.add(moments[c].variation());
            }
            if (c == Summarized.F0) {
                shape(pitch, new Slopes(pitch, hop), values);
            } else if (c == Summarized.LOUDNESS) {
                shape(loudness, changes, values);
            }
        }
        values.add(loudness.size() == 0 ? 0 : changes.peaks() / (loudness.size() * hop));
        for (double value : segments.statistics()) {
            values.add(value);
        }
        values.add(10 * Math.log10(Math.max(QUIETEST, meanSquare)));
        float[] row = new float[values.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = values.get(i).floatValue();
        }
        return row;
    }

    private static void shape(Contour contour, Slopes slopes, List<Double> values) {
        double[] percentiles = contour.percentiles(SHARES);
        for (double value : percentiles) {
            values.add(value);
        }
        values.add(percentiles[2] - percentiles[0]);
        for (double value : slopes.statistics()) {
            values.add(value);
        }
    }

    /** Passes rows on and averages their last column, which must not be smoothed. */
    private static final class Level implements Rows {
        private final Rows rows;
        private final Moments level = new Moments();

        Level(Rows rows) {
            this.rows = rows;
        }

        @Override
        public int width() {
            return rows.width();
        }

        @Override
        public boolean next(float[] row) {
            boolean there = rows.next(row);
            if (there) {
                level.add(row[row.length - 1]);
            }
            return there;
        }

        double mean() {
            return level.mean();
        }
    }
}
