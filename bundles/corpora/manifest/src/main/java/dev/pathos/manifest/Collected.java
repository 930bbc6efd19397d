package dev.pathos.manifest;

import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.corpus.Utterance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The utterances that rows have given so far; the others are in the ledger. */
final class Collected {
    private final Ledger ledger;
    private final List<Utterance> utterances = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private String firstFault = "";

    Collected(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Takes a row.
     *
     * @param where the file and the line that it stands in
     * @param row the row
     */
    void add(String where, ManifestRow row) {
        String fault = row.obstacle();
        if (fault.isEmpty()) {
            add(where, row.utterance());
        } else {
            refuse(where, fault);
        }
    }

    /**
     * Takes an utterance unless its id has occurred.
     *
     * @param where the file and the line that it stands in
     * @param utterance the utterance
     */
    void add(String where, Utterance utterance) {
        if (ids.add(utterance.id())) {
            utterances.add(utterance);
        } else {
            refuse(where, "the id '" + utterance.id() + "' again");
        }
    }

    /**
     * Tells the ledger of a row that gives no utterance.
     *
     * @param where the file and the line that it stands in
     * @param fault what is wrong with it
     */
    void refuse(String where, String fault) {
        firstFault = firstFault.isEmpty() ? where + ": " + fault : firstFault;
        ledger.failed(where, fault);
    }

    boolean isEmpty() {
        return utterances.isEmpty();
    }

    /** The first fault with its place, as an addition to a sentence; empty if there was none. */
    String first() {
        return firstFault.isEmpty() ? "" : ", the first: " + firstFault;
    }

    Stream<Utterance> stream() {
        return utterances.stream();
    }
}
