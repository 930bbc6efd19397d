package dev.pathos.lld;

import dev.pathos.acoustics.VoiceRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The order of the descriptors and their names.
 *
 * <p>A column has the name that openSMILE's ComParE 2016 gives it where the values agree (see
 * docs/lld.md), else that name after {@code pathos_}.
 */
final class Columns {
    /** What comes from the voice, in the order of the set. */
    static final int[] VOICE = {
        VoiceRows.F0,
        VoiceRows.VOICING,
        VoiceRows.JITTER,
        VoiceRows.JITTER_DDP,
        VoiceRows.SHIMMER,
        VoiceRows.LOG_HNR
    };

    private static final List<String> VOICE_NAMES =
            List.of(
                    "F0final",
                    "voicingFinalUnclipped",
                    "jitterLocal",
                    "jitterDDP",
                    "shimmerLocal",
                    "logHNR");

    private static final List<String> SPECTRAL_NAMES =
            Stream.of(
                            Stream.of(
                                    "audspec_lengthL1norm",
                                    "audspecRasta_lengthL1norm",
                                    "pcm_RMSenergy",
                                    "pcm_zcr"),
                            numbered("audSpec_Rfilt", 0, 25),
                            Stream.of(
                                            "fband250-650",
                                            "fband1000-4000",
                                            "spectralRollOff25.0",
                                            "spectralRollOff50.0",
                                            "spectralRollOff75.0",
                                            "spectralRollOff90.0",
                                            "spectralFlux",
                                            "spectralCentroid",
                                            "spectralEntropy",
                                            "spectralVariance",
                                            "spectralSkewness",
                                            "spectralKurtosis",
                                            "spectralSlope",
                                            "psySharpness",
                                            "spectralHarmonicity")
                                    .map(name -> "pcm_fftMag_" + name),
                            numbered("mfcc", 1, 14))
                    .flatMap(names -> names)
                    .toList();

    /** Where waveform matching goes other ways. */
    private static final Set<String> OTHER = Set.of("jitterLocal", "jitterDDP", "shimmerLocal");

    private static final String PREFIX = "pathos_";

    private Columns() {}

    private static Stream<String> numbered(String name, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> name + "[" + i + "]");
    }

    /** The number of descriptors without deltas. */
    static int count() {
        return VOICE_NAMES.size() + SPECTRAL_NAMES.size();
    }

    /**
     * The names of the smoothed descriptors and, if asked for, of their deltas.
     *
     * @param deltas whether deltas follow
     * @return the names in order
     */
    static List<String> names(boolean deltas) {
        List<String> names = new ArrayList<>();
        for (String name : VOICE_NAMES) {
            names.add((OTHER.contains(name) ? PREFIX : "") + name + "_sma");
        }
        SPECTRAL_NAMES.forEach(name -> names.add(suffixed(name, "_sma")));
        if (deltas) {
            // openSMILE's deltas of the voice shrink with the time since the sound began
            VOICE_NAMES.forEach(name -> names.add(PREFIX + name + "_sma_de"));
            SPECTRAL_NAMES.forEach(name -> names.add(suffixed(name, "_sma_de")));
        }
        return List.copyOf(names);
    }

    private static String suffixed(String name, String suffix) {
        int bracket = name.indexOf('[');
        return bracket < 0
                ? name + suffix
                : name.substring(0, bracket) + suffix + name.substring(bracket);
    }

    /**
     * Where computed columns stand in the set.
     *
     * @param computed the names of spectral columns as they are computed
     * @return for each its place in a row
     */
    static int[] places(List<String> computed) {
        return computed.stream()
                .mapToInt(name -> VOICE_NAMES.size() + SPECTRAL_NAMES.indexOf(name))
                .toArray();
    }
}
