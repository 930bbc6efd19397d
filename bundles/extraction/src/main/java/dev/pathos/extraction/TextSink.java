package dev.pathos.extraction;

import dev.pathos.api.feature.FeatureFormat.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a line a row: the clip's name in single quotes, its time in seconds, and the features. */
final class TextSink implements Sink {
    private static final int FULL = 1 << 15;
    private static final double MICRO = 1e6;
    private static final int PLACES = 6;

    private final OutputStream out;
    private final int width;
    private final char separator;
    private final String missing;
    private final boolean finiteOnly;
    private final String quote;
    private final Bytes text = new Bytes();

    /**
     * Begins a file.
     *
     * @param file the file
     * @param header what stands above the rows
     * @param width the number of features
     * @param separator stands between two cells
     * @param missing stands for NaN
     * @param finiteOnly whether it stands for infinite values as well
     * @param quote stands for a single quote within a name
     */
    TextSink(
            Path file,
            String header,
            int width,
            char separator,
            String missing,
            boolean finiteOnly,
            String quote)
            throws IOException {
        this.out =
                Files.newOutputStream(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.width = width;
        this.separator = separator;
        this.missing = missing;
        this.finiteOnly = finiteOnly;
        this.quote = quote;
        text.text(header);
    }

    @Override
    public void write(String clip, long row, double frameRate, float[] values) throws IOException {
        String quoted = "'" + clip.replaceAll("\\R", " ").replace("'", quote) + "'" + separator;
        byte[] begin = quoted.getBytes(StandardCharsets.UTF_8);
        for (int r = 0; r < values.length / width; r++) {
            text.raw(begin);
            long micros = frameRate > 0 ? Math.round((row + r) / frameRate * MICRO) : 0;
            text.whole(micros / (long) MICRO);
            text.put('.');
            text.digits(micros % (long) MICRO, PLACES);
            for (int c = 0; c < width; c++) {
                text.put(separator);
                float value = values[r * width + c];
                if (Float.isNaN(value) || finiteOnly && Float.isInfinite(value)) {
                    text.text(missing);
                } else {
                    CNumber.append(text, value);
                }
            }
            text.put('\n');
            if (text.length() > FULL) {
                text.writeTo(out);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            text.writeTo(out);
        }
    }
}
