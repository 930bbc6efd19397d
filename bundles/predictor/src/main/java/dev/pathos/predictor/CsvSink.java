package dev.pathos.predictor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Predictions as CSV (RFC 4180, line feeds), a row a stretch.
 *
 * <p>As a table of audformat the rows have the same columns, but times as pandas writes them.
 */
final class CsvSink implements Sink {
    private final Writer out;
    private final Labels labels;
    private final boolean pandas;
    private String file;

    /**
     * Writes the header.
     *
     * @param out takes the text; closed with this
     * @param pandas whether times are {@code 0 days 00:00:01.500000} and not seconds
     */
    CsvSink(Writer out, Labels labels, boolean pandas) throws IOException {
        this.out = out;
        this.labels = labels;
        this.pandas = pandas;
        List<String> header = new ArrayList<>(List.of("file", "start", "end", "predicted"));
        header.addAll(labels.columns());
        row(header);
    }

    @Override
    public void begin(String name, double seconds, Windows windows) {
        file = name;
    }

    @Override
    public void add(Windows.Stretch stretch, float[] outputs) throws IOException {
        List<String> row =
                new ArrayList<>(
                        List.of(
                                file,
                                time(stretch.start()),
                                time(stretch.end()),
                                labels.predicted(outputs)));
        for (float value : outputs) {
            row.add(Labels.number(value));
        }
        row(row);
    }

    private String time(double seconds) {
        if (!pandas) {
            return Labels.seconds(seconds);
        }
        long micros = Math.round(seconds * 1e6);
        long s = micros / 1_000_000;
        return String.format(
                "%d days %02d:%02d:%02d.%06d",
                s / 86_400, s / 3600 % 24, s / 60 % 60, s % 60, micros % 1_000_000);
    }

    private void row(List<String> cells) throws IOException {
        out.write(cells.stream().map(CsvSink::cell).collect(Collectors.joining(",")) + "\n");
    }

    private static String cell(String text) {
        boolean quote = text.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0);
        return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    public void end(boolean whole) throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
