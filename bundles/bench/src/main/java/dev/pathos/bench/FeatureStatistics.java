package dev.pathos.bench;

import java.util.List;
import java.util.Locale;

/** How far one feature agrees, over all frames of all clips or over clips. */
final class FeatureStatistics {
    private final String name;
    private final Correlation pooled = new Correlation();
    private final Floats errors = new Floats();
    private Correlation clip = new Correlation();
    private double sumOfClips;
    private int correlated;
    private int undefined;

    FeatureStatistics(String name) {
        this.name = name;
    }

    /**
     * Takes a pair.
     *
     * @param ours NaN where the feature is undefined, which is counted and not compared
     */
    void add(double ours, double theirs) {
        if (!Double.isFinite(ours) || !Double.isFinite(theirs)) {
            undefined++;
            return;
        }
        pooled.add(ours, theirs);
        clip.add(ours, theirs);
        if (theirs != 0) {
            errors.add(Math.abs(ours - theirs) / Math.abs(theirs));
        }
    }

    /** All pairs of a clip have been taken. */
    void endClip() {
        double r = clip.r();
        if (!Double.isNaN(r)) {
            sumOfClips += r;
            correlated++;
        }
        clip = new Correlation();
    }

    double r() {
        return pooled.r();
    }

    /** The cells of a table, with correlations within clips if wanted. */
    List<String> row(boolean withinClips) {
        String r = number("%.4f", pooled.r());
        String error = number("%.3f %%", 100 * errors.median());
        String count = String.valueOf(pooled.count());
        String missing = String.valueOf(undefined);
        return withinClips
                ? List.of(
                        name,
                        r,
                        number("%.4f", sumOfClips / correlated),
                        String.valueOf(correlated),
                        error,
                        count,
                        missing)
                : List.of(name, r, error, count, missing);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
