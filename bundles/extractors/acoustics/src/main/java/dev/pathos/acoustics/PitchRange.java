package dev.pathos.acoustics;

/**
 * Which fundamental frequencies are a voice's.
 *
 * @param lowest in hertz
 * @param highest in hertz, above the lowest
 * @param voicing the voicing from which on there is a voice, 0..1
 */
public record PitchRange(double lowest, double highest, double voicing) {
    public PitchRange {
        if (!(lowest > 0 && highest > lowest)) {
            throw new IllegalArgumentException("F0 from " + lowest + " to " + highest + " Hz");
        }
    }
}
