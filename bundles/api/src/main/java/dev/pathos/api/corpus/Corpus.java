package dev.pathos.api.corpus;

import java.io.IOException;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ConsumerType;

/** A collection of utterances, read as a stream. */
@ConsumerType
public interface Corpus {
    /**
     * Streams the utterances in an order that is the same at every call.
     *
     * <p>Entries that cannot become an utterance go to the ledger with a reason; media are not
     * opened here.
     *
     * @param ledger takes the entries that are left out
     * @return the utterances, with distinct ids; the caller closes the stream
     * @throws IOException if the corpus as a whole cannot be read
     * @throws dev.pathos.api.run.Problem if its folder, table or a column is missing
     */
    Stream<Utterance> utterances(Ledger ledger) throws IOException;

    /**
     * What the labels mean, to be read with every number: who gave them and how votes became one.
     *
     * @return some words, such as {@code majority of audiovisual votes}; an empty string if the
     *     corpus does not say
     */
    default String labelTarget() {
        return "";
    }

    /**
     * Whether any of it was made by a program rather than recorded; results on it say so.
     *
     * @return true if one utterance or more is synthetic; a corpus that reads others passes on what
     *     they say
     */
    default boolean synthetic() {
        return false;
    }
}
