package dev.pathos.api.corpus;

import org.osgi.annotation.versioning.ProviderType;

/** Takes what became of each input, so that used, skipped and failed add up to what there was. */
@ProviderType
public interface Ledger {
    /**
     * An input was left out on purpose.
     *
     * @param input its identifier or file name
     * @param reason why, in words
     */
    void skipped(String input, String reason);

    /**
     * An input could not be read.
     *
     * @param input its identifier or file name
     * @param reason what is wrong with it, in words
     */
    void failed(String input, String reason);
}
