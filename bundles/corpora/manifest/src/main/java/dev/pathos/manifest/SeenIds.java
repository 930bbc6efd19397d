package dev.pathos.manifest;

import java.io.IOException;
import java.util.Arrays;

/**
 * Tells whether an identifier has occurred before, at 8 bytes for each and without error.
 *
 * <p>Of an identifier only 36 bits of a 64-bit hash and the row that it stands in are kept, in one
 * of 1,024 open-addressing tables that further 10 bits choose and that grow one by one, so that
 * growing never needs much memory at once. Two identifiers that agree in these 46 bits are rare but
 * not impossible; so wherever they do, the row itself is read again and decides. 10 million
 * identifiers take about 120 MB.
 */
final class SeenIds {
    /** Reads a row's identifier again. */
    interface Rows {
        /**
         * The identifier in a row.
         *
         * @param row its number, as it was given when it was remembered
         * @return the identifier
         * @throws IOException if the row cannot be read again
         */
        String id(long row) throws IOException;
    }

    /** The greatest row number that an entry can hold. */
    static final long LAST_ROW = (1L << 28) - 1;

    private static final int TABLES = 1024;
    private static final int TAG_BITS = 36;
    private static final int FIRST_SIZE = 16;

    private final long[][] tables = new long[TABLES][];
    private final int[] counts = new int[TABLES];
    private final Rows rows;

    /**
     * Begins with no identifier.
     *
     * @param rows decides where hashes agree
     */
    SeenIds(Rows rows) {
        this.rows = rows;
    }

    /**
     * Remembers an identifier unless it has occurred.
     *
     * @param id the identifier
     * @param row the row it stands in, 1 to {@link #LAST_ROW}
     * @return the row that it stood in before, or 0 if it is new
     * @throws IOException if an earlier row cannot be read again
     */
    long before(String id, long row) throws IOException {
        long hash = hash(id);
        int t = (int) (hash >>> 54);
        long tag = hash & ((1L << TAG_BITS) - 1);
        if (tables[t] == null) {
            tables[t] = new long[FIRST_SIZE];
        }
        long[] table = tables[t];
        for (int i = slot(tag, table.length); table[i] != 0; i = (i + 1) % table.length) {
            long then = table[i] & LAST_ROW;
            if (table[i] >>> 28 == tag && rows.id(then).equals(id)) {
                return then;
            }
        }
        if (++counts[t] > table.length * 4L / 5) {
            tables[t] = grown(table);
        }
        insert(tables[t], tag << 28 | row);
        return 0;
    }

    private static long[] grown(long[] table) {
        long[] larger = new long[table.length + table.length / 2];
        Arrays.stream(table).filter(entry -> entry != 0).forEach(entry -> insert(larger, entry));
        return larger;
    }

    private static void insert(long[] table, long entry) {
        int i = slot(entry >>> 28, table.length);
        while (table[i] != 0) {
            i = (i + 1) % table.length;
        }
        table[i] = entry;
    }

    /** Where the search for a tag begins: the tag's share of its range, as share of the table. */
    private static int slot(long tag, int length) {
        return (int) (tag * length >>> TAG_BITS);
    }

    /** FNV-1a over the characters, then mixed so that every bit of the result depends on all. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
