package dev.pathos.manifest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes where in a CSV text pages of rows begin, while somebody else reads the text through it.
 *
 * <p>Rows end with LF, CR or both outside of quotes, and quotes count only where a cell begins: the
 * reader's own rules. All of these are single bytes in UTF-8.
 */
final class RowOffsets extends FilterInputStream {
    /** Rows of a page. */
    static final int PAGE = 1000;

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private enum State {
        CELL_BEGINS,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED,
        AFTER_RETURN
    }

    private final byte separator;
    private final List<Long> pages = new ArrayList<>();
    private State state = State.CELL_BEGINS;
    private long offset;
    private long rows;

    /**
     * Wraps a text; a byte order mark is left out.
     *
     * @param text the text from its beginning
     * @param separator what stands between cells, in ASCII
     * @throws IOException if it cannot be read
     */
    RowOffsets(InputStream text, char separator) throws IOException {
        super(new PushbackInputStream(text, BYTE_ORDER_MARK.length));
        this.separator = (byte) separator;
        byte[] head = in.readNBytes(BYTE_ORDER_MARK.length);
        boolean marked = head.length == BYTE_ORDER_MARK.length;
        for (int i = 0; marked && i < head.length; i++) {
            marked = (head[i] & 0xFF) == BYTE_ORDER_MARK[i];
        }
        if (marked) {
            offset = head.length;
        } else {
            ((PushbackInputStream) in).unread(head);
        }
        pages.add(offset);
    }

    /**
     * Where a page begins.
     *
     * @param page its number, from 0 on, of a page whose first row has been read
     * @return the offset in bytes
     */
    long page(int page) {
        return pages.get(page);
    }

    /** Whether what has been read ends within a quoted cell. */
    boolean quoteIsOpen() {
        return state == State.QUOTED;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = in.read(into, from, length);
        for (int i = from; i < from + count; i++) {
            if (state == State.AFTER_RETURN && into[i] != '\n') {
                end();
            }
            state = next(into[i]);
            offset++;
            if (state == State.CELL_BEGINS && into[i] == '\n') {
                end();
            }
        }
        return count;
    }

    private State next(byte b) {
        if (state == State.QUOTED) {
            return b == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
        }
        if (b == '"') {
            return state == State.PLAIN ? State.PLAIN : State.QUOTED;
        }
        if (b == '\r') {
            return State.AFTER_RETURN;
        }
        return b == separator || b == '\n' ? State.CELL_BEGINS : State.PLAIN;
    }

    private void end() {
        if (state == State.AFTER_RETURN) {
            state = State.CELL_BEGINS;
        }
        if (++rows % PAGE == 0) {
            pages.add(offset);
        }
    }
}
