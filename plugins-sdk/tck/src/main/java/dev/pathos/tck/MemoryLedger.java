package dev.pathos.tck;

import dev.pathos.api.corpus.Ledger;
import java.util.ArrayList;
import java.util.List;

/** A ledger that remembers its entries. */
public final class MemoryLedger implements Ledger {
    private final List<Entry> entries = new ArrayList<>();

    /**
     * What became of one input.
     *
     * @param failed whether it could not be read, rather than was left out on purpose
     * @param input its identifier or file name
     * @param reason why, in words
     */
    public record Entry(boolean failed, String input, String reason) {}

    @Override
    public void skipped(String input, String reason) {
        entries.add(new Entry(false, input, reason));
    }

    @Override
    public void failed(String input, String reason) {
        entries.add(new Entry(true, input, reason));
    }

    /** The entries so far, in order. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
