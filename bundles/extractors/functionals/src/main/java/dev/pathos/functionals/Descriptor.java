package dev.pathos.functionals;

import java.util.Arrays;
import java.util.List;

/**
 * The 25 frame-level descriptors of the extended Geneva set, in its order, with openSMILE's names
 * ({@link ColumnNames} decides which are used).
 */
enum Descriptor {
    LOUDNESS("Loudness_sma3"),
    ALPHA_RATIO("alphaRatio_sma3"),
    HAMMARBERG_INDEX("hammarbergIndex_sma3"),
    SLOPE_0_500("slope0-500_sma3"),
    SLOPE_500_1500("slope500-1500_sma3"),
    SPECTRAL_FLUX("spectralFlux_sma3"),
    MFCC_1("mfcc1_sma3"),
    MFCC_2("mfcc2_sma3"),
    MFCC_3("mfcc3_sma3"),
    MFCC_4("mfcc4_sma3"),
    F0("F0semitoneFrom27.5Hz_sma3nz"),
    JITTER("jitterLocal_sma3nz"),
    SHIMMER("shimmerLocaldB_sma3nz"),
    HNR("HNRdBACF_sma3nz"),
    H1_H2("logRelF0-H1-H2_sma3nz"),
    H1_A3("logRelF0-H1-A3_sma3nz"),
    F1_FREQUENCY("F1frequency_sma3nz"),
    F1_BANDWIDTH("F1bandwidth_sma3nz"),
    F1_AMPLITUDE("F1amplitudeLogRelF0_sma3nz"),
    F2_FREQUENCY("F2frequency_sma3nz"),
    F2_BANDWIDTH("F2bandwidth_sma3nz"),
    F2_AMPLITUDE("F2amplitudeLogRelF0_sma3nz"),
    F3_FREQUENCY("F3frequency_sma3nz"),
    F3_BANDWIDTH("F3bandwidth_sma3nz"),
    F3_AMPLITUDE("F3amplitudeLogRelF0_sma3nz");

    private final String column;

    Descriptor(String column) {
        this.column = column;
    }

    /** What openSMILE calls its column. */
    String column() {
        return column;
    }

    /**
     * Whether its contour has gaps, in which it is 0: what depends on a voice, or on resonances.
     */
    boolean hasGaps() {
        return ordinal() >= F0.ordinal();
    }

    /** openSMILE's names of all columns. */
    static List<String> columns() {
        return Arrays.stream(values()).map(Descriptor::column).toList();
    }

    /** Which columns have gaps. */
    static boolean[] gaps() {
        boolean[] gaps = new boolean[values().length];
        for (Descriptor descriptor : values()) {
            gaps[descriptor.ordinal()] = descriptor.hasGaps();
        }
        return gaps;
    }
}
