package dev.pathos.shell;

import java.util.List;
import java.util.Locale;

/** One thing that a run is doing, and how far it is. */
final class Activity {
    private static final double NANOS = 1e9;
    private static final int BAR = 20;

    private final String run;
    private final String phase;
    private final long begin;
    private final double first;
    private double done;
    private double total;
    private String text = "";

    /**
     * Begins an activity.
     *
     * @param run the run's id
     * @param phase what it is doing
     * @param done how much was done when it was first heard of
     * @param now in nanoseconds
     */
    Activity(String run, String phase, double done, long now) {
        this.run = run;
        this.phase = phase;
        this.begin = now;
        this.first = done;
        this.done = done;
    }

    void advance(double nowDone, double ofTotal) {
        done = nowDone;
        total = ofTotal;
    }

    void text(String words) {
        text = words;
    }

    String run() {
        return run;
    }

    String phase() {
        return phase;
    }

    boolean ended() {
        return total > 0 && done >= total;
    }

    /** Nanoseconds since it was first heard of. */
    long age(long now) {
        return now - begin;
    }

    /** Name, bar, share, rate, time left and text in one line. */
    String line(long now) {
        return name() + "  " + bar(done, total) + pace(now) + words();
    }

    /**
     * The same without the bar, for a log.
     *
     * @param width characters of a line
     * @return one line, or two where the text does not fit behind the rest
     */
    List<String> record(String before, int width, long now) {
        String head = before + name() + "  " + count() + pace(now);
        if (head.length() + words().length() <= width) {
            return List.of(head + words());
        }
        return List.of(cut(head, width), cut(words(), width));
    }

    /** The beginning of a text that is too long. */
    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 3) + "...";
    }

    private String name() {
        return run.isEmpty() || phase.contains(run) ? phase : run + " " + phase;
    }

    private String words() {
        return text.isEmpty() ? "" : "  " + text;
    }

    private String count() {
        String sofar = String.format(Locale.ROOT, "%.0f", done);
        return total > 0
                ? String.format(
                        Locale.ROOT, "%s of %.0f (%.0f%%)", sofar, total, 100 * done / total)
                : sofar;
    }

    private String pace(long now) {
        double seconds = age(now) / NANOS;
        double rate = seconds > 0 ? (done - first) / seconds : 0;
        if (rate <= 0) {
            return "";
        }
        String left = total > done ? "  " + duration((total - done) / rate) + " left" : "";
        return "  " + rate(rate) + left;
    }

    /** A bar with the share in percent; only a count where the total is unknown. */
    static String bar(double done, double total) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%.0f", done);
        }
        double share = Math.max(0, Math.min(1, done / total));
        int full = (int) Math.floor(share * BAR);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f%%",
                "#".repeat(full),
                ".".repeat(BAR - full),
                Math.floor(100 * share));
    }

    /** A rate per second, or per minute where that is less than one. */
    static String rate(double perSecond) {
        if (perSecond >= 10) {
            return String.format(Locale.ROOT, "%.0f/s", perSecond);
        }
        return perSecond >= 1
                ? String.format(Locale.ROOT, "%.1f/s", perSecond)
                : String.format(Locale.ROOT, "%.1f/min", perSecond * 60);
    }

    /** Seconds as {@code 7 s}, {@code 1:20} or {@code 2:03:10}. */
    static String duration(double seconds) {
        long s = (long) Math.ceil(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
