package dev.pathos.talkingheads;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What decides every byte of a corpus, beside {@code parameters.txt}.
 *
 * @param speakers how many
 * @param utterances of each speaker
 * @param seed of all chance
 * @param intensity factor on the intensity of all expressions, 0 for none
 * @param coupled whether the face shows the emotion that is heard
 */
record Recipe(int speakers, int utterances, long seed, double intensity, boolean coupled) {
    /** To be raised whenever the same parameters give other bytes. */
    static final String REVISION = "1";

    /** A name for the corpus: 16 hexadecimal digits of a SHA-256 of all that decides its bytes. */
    String digest(Parameters parameters) {
        String all =
                String.join(
                        "\n",
                        REVISION,
                        "speakers " + speakers,
                        "utterances " + utterances,
                        "seed " + seed,
                        "intensity " + intensity,
                        "coupled " + coupled,
                        parameters.text());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
