package dev.pathos.openface;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** Finds the frame rate of a video from numbers of frames and the whole seconds they fall into. */
final class FrameRate {
    private static final double[] USUAL = {
        10, 12, 12.5, 15, 20, 24, 25, 30, 48, 50, 60, 90, 100, 120, 144, 200, 240
    };

    private static final Pattern TIME = Pattern.compile("(?:(\\d+):)?(\\d+):(\\d+)");
    private static final int SIXTY = 60;

    /** Rates above this are too slow for the frames seen. */
    private double above;

    private double atMost = Double.POSITIVE_INFINITY;

    /**
     * Learns from a frame.
     *
     * @param frame its number, from 0
     * @param time minutes and whole seconds, such as {@code 00:01}; anything else says nothing
     */
    void see(double frame, String time) {
        Matcher parts = TIME.matcher(time);
        if (frame > 0 && parts.matches()) {
            double hours = parts.group(1) == null ? 0 : Double.parseDouble(parts.group(1));
            double minutes = hours * SIXTY + Double.parseDouble(parts.group(2));
            double seconds = minutes * SIXTY + Double.parseDouble(parts.group(3));
            // seconds <= frame / rate < seconds + 1
            above = Math.max(above, frame / (seconds + 1));
            atMost = seconds > 0 ? Math.min(atMost, frame / seconds) : atMost;
        }
    }

    /**
     * The usual rate that fits; one of television, such as 29.97, counts as the whole number beside
     * it.
     *
     * @throws IOException if several fit, or none
     */
    double usual() throws IOException {
        List<Double> fit =
                DoubleStream.of(USUAL).filter(r -> r > above && r <= atMost).boxed().toList();
        if (fit.size() != 1) {
            String seen =
                    atMost == Double.POSITIVE_INFINITY
                            ? ""
                            : String.format(
                                    Locale.ROOT, ", which is between %.2f and %.2f", above, atMost);
            throw new IOException(
                    "column approx_time does not tell the frame rate"
                            + seen
                            + "; set the key frame.rate to the video's frames per second");
        }
        return fit.get(0);
    }
}
