package dev.pathos.media;

import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of several channels.
 *
 * @param channel the channel taken, counted from 1; 0 for the mean of all, -1 for the loudest
 */
record Downmix(int channel) {
    static final Downmix MEAN = new Downmix(0);

    private static final Downmix LOUDEST = new Downmix(-1);

    /** More than any recording has, and than FFmpeg decodes. */
    private static final int MOST = 512;

    /**
     * Reads what a configuration says.
     *
     * @param text {@code mean}, {@code first}, {@code loudest} or a number from 1 on
     * @return the policy, or empty if it is none of them
     */
    static Optional<Downmix> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "mean" -> Optional.of(MEAN);
            case "first" -> Optional.of(new Downmix(1));
            case "loudest" -> Optional.of(LOUDEST);
            default -> number(text.strip());
        };
    }

    private static Optional<Downmix> number(String text) {
        try {
            int number = Integer.parseInt(text);
            return number < 1 || number > MOST
                    ? Optional.empty()
                    : Optional.of(new Downmix(number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether it depends on all of the sound which channel is taken. */
    boolean loudest() {
        return channel < 0;
    }

    /**
     * Mixes one moment of all channels.
     *
     * @param planes the channels' samples
     * @param channels how many of them there are
     * @param at which sample
     * @return the sample; NaN if one that goes in is
     */
    double mix(float[][] planes, int channels, int at) {
        if (channel > 0) {
            return planes[channel - 1][at];
        }
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            sum += planes[c][at];
        }
        return sum / channels;
    }

    /** What {@link #parse} takes. */
    @Override
    public String toString() {
        return switch (channel) {
            case 0 -> "mean";
            case -1 -> "loudest";
            default -> String.valueOf(channel);
        };
    }
}
