package dev.pathos.manifest;

import dev.pathos.api.corpus.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text of metadata, whatever its encoding. */
final class TextFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /**
     * Opens a text: UTF-8, UTF-16 by its byte order mark, or else ISO-8859-1, in which every file
     * can be read. Classes and names are ASCII in all corpora; what suffers are comments.
     *
     * @param file the file
     * @param ledger is told of a text that is not Unicode
     * @return its characters without byte order mark
     * @throws IOException if it cannot be read
     */
    static BufferedReader open(Path file, Ledger ledger) throws IOException {
        Charset charset = charset(file);
        if (charset == StandardCharsets.ISO_8859_1) {
            ledger.skipped(
                    file.getFileName() + " (encoding)",
                    "not in UTF-8, read as ISO-8859-1: letters beyond ASCII may be wrong");
        }
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static Charset charset(Path file) throws IOException {
        byte[] mark = new byte[2];
        try (InputStream bytes = Files.newInputStream(file)) {
            if (bytes.readNBytes(mark, 0, 2) == 2
                    && (mark[0] & 0xFF) + (mark[1] & 0xFF) == 0xFE + 0xFF
                    && (mark[0] & 0xFF) >= 0xFE) {
                return StandardCharsets.UTF_16;
            }
        }
        // A reader made from a decoder reports what a reader made from a charset replaces.
        try (Reader reader =
                new InputStreamReader(
                        Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            char[] block = new char[1 << 16];
            while (reader.read(block) >= 0) {
                continue;
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
