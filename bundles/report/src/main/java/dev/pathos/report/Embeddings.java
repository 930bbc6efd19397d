package dev.pathos.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a cell's trunk makes of test utterances.
 *
 * @param cell the cell
 * @param total utterances in the file
 * @param speakers by row
 * @param truths the true classes by row
 * @param values one row an utterance; finite
 */
record Embeddings(
        Cell cell, int total, List<String> speakers, List<String> truths, float[][] values) {
    /** More points than this hide one another. */
    static final int MOST = 2000;

    private static final List<String> HEADER =
            List.of("utterance", "speaker", "truth", "predicted");

    /** Whether a cell has left any. */
    static boolean there(Cell cell) {
        return Files.exists(cell.folder().resolve("embeddings.npy"))
                && Files.exists(cell.folder().resolve("embeddings.csv"));
    }

    /**
     * Reads a cell's embeddings; of many, evenly spaced ones.
     *
     * @throws IOException if the two files cannot be read or do not belong together
     */
    static Embeddings of(Cell cell) throws IOException {
        Path csv = cell.folder().resolve("embeddings.csv");
        List<List<String>> rows = new ArrayList<>();
        CsvFile.read(csv, HEADER, row -> rows.add(List.of(named(row.get(1)), named(row.get(2)))));
        NpyFile npy = NpyFile.open(cell.folder().resolve("embeddings.npy"));
        if (npy.rows() != rows.size()) {
            throw new IOException(
                    "embeddings.npy has "
                            + npy.rows()
                            + " rows and embeddings.csv "
                            + rows.size()
                            + ", in cell "
                            + cell.id());
        }
        int n = Math.min(MOST, rows.size());
        int[] wanted = IntStream.range(0, n).map(i -> (int) ((long) i * rows.size() / n)).toArray();
        float[][] values = npy.read(wanted);
        for (float[] row : values) {
            for (float value : row) {
                if (!Float.isFinite(value)) {
                    throw new IOException("embeddings.npy holds NaN, in cell " + cell.id());
                }
            }
        }
        return new Embeddings(
                cell,
                rows.size(),
                IntStream.of(wanted).mapToObj(i -> rows.get(i).get(0)).toList(),
                IntStream.of(wanted).mapToObj(i -> rows.get(i).get(1)).toList(),
                values);
    }

    private static String named(String name) {
        return name.isEmpty() ? "none" : name;
    }
}
