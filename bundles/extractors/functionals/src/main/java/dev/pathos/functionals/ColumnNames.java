package dev.pathos.functionals;

import java.util.Set;

/**
 * Which columns may be called what openSMILE calls them: those whose values follow the ones printed
 * by openSMILE 3.0 with a correlation of at least .99, or .95 where F0, voicing or levels of
 * harmonics enter; of functionals not only over all clips compared but also in each of six groups
 * of them by speaker. The others are called the same behind {@code pathos_}.
 *
 * <p>docs/functionals.md has the correlations and the command that prints them.
 */
final class ColumnNames {
    private static final String PREFIX = "pathos_";

    private static final Set<String> APART =
            Set.of(
                    "jitterLocal_sma3nz",
                    "shimmerLocaldB_sma3nz",
                    "F2bandwidth_sma3nz",
                    "F0semitoneFrom27.5Hz_sma3nz_stddevNorm",
                    "F0semitoneFrom27.5Hz_sma3nz_meanRisingSlope",
                    "F0semitoneFrom27.5Hz_sma3nz_stddevRisingSlope",
                    "F0semitoneFrom27.5Hz_sma3nz_meanFallingSlope",
                    "F0semitoneFrom27.5Hz_sma3nz_stddevFallingSlope",
                    "jitterLocal_sma3nz_amean",
                    "jitterLocal_sma3nz_stddevNorm",
                    "shimmerLocaldB_sma3nz_amean",
                    "shimmerLocaldB_sma3nz_stddevNorm",
                    "HNRdBACF_sma3nz_stddevNorm",
                    "logRelF0-H1-H2_sma3nz_stddevNorm",
                    "F1frequency_sma3nz_stddevNorm",
                    "F1bandwidth_sma3nz_amean",
                    "F1bandwidth_sma3nz_stddevNorm",
                    "spectralFluxUV_sma3nz_amean",
                    "F2frequency_sma3nz_stddevNorm",
                    "F2bandwidth_sma3nz_amean",
                    "F2bandwidth_sma3nz_stddevNorm",
                    "F3frequency_sma3nz_stddevNorm",
                    "F3bandwidth_sma3nz_amean",
                    "F3bandwidth_sma3nz_stddevNorm",
                    "alphaRatioV_sma3nz_stddevNorm",
                    "hammarbergIndexV_sma3nz_stddevNorm",
                    "slopeV0-500_sma3nz_stddevNorm",
                    "slopeV500-1500_sma3nz_stddevNorm",
                    "spectralFluxV_sma3nz_stddevNorm",
                    "mfcc1V_sma3nz_stddevNorm",
                    "mfcc2V_sma3nz_stddevNorm",
                    "mfcc3V_sma3nz_stddevNorm",
                    "mfcc4V_sma3nz_stddevNorm",
                    "F0semitoneFrom27.5Hz_sma3nz_pctlrange0-2",
                    "logRelF0-H1-A3_sma3nz_stddevNorm",
                    "F1amplitudeLogRelF0_sma3nz_amean",
                    "F1amplitudeLogRelF0_sma3nz_stddevNorm",
                    "VoicedSegmentsPerSec",
                    "MeanUnvoicedSegmentLength",
                    "StddevUnvoicedSegmentLength",
                    "MeanVoicedSegmentLengthSec",
                    "StddevVoicedSegmentLengthSec");

    private ColumnNames() {}

    /**
     * What a column is called here.
     *
     * @param theirs what openSMILE calls it
     * @return the same, or the same behind a prefix
     */
    static String of(String theirs) {
        return APART.contains(theirs) ? PREFIX + theirs : theirs;
    }
}
