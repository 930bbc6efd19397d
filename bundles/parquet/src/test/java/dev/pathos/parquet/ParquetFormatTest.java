package dev.pathos.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import dev.pathos.api.feature.FeatureFormat.Content;
import dev.pathos.api.feature.FeatureFormat.Sink;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFormatTest {
    @TempDir Path folder;

    /** Rows as maps from column to value. */
    private static final class Rows
            implements Hydrator<Map<String, Object>, Map<String, Object>, String[]> {
        @Override
        public Map<String, Object> start() {
            return new LinkedHashMap<>();
        }

        @Override
        public Map<String, Object> add(Map<String, Object> row, String[] path, Object value) {
            row.put(path[0], value);
            return row;
        }

        @Override
        public Map<String, Object> finish(Map<String, Object> row) {
            return row;
        }
    }

    private static List<Map<String, Object>> read(Path file) throws IOException {
        try (Stream<Map<String, Object>> rows =
                ParquetReader.streamContent(file.toFile(), new Rows())) {
            return rows.toList();
        }
    }

    @Test
    void should_be_read_back_value_for_value_when_clips_were_written() throws IOException {
        Path file = folder.resolve("features.parquet");
        List<String> columns = List.of("F0final_sma", "audSpec_Rfilt_sma[0]", "percentile20.0");
        try (Sink sink = new ParquetFormat().create(file, new Content("lld", columns, 3))) {
            sink.write("sub/ä clip", 0, 100, new float[] {1, Float.NaN, -1e-30f, 4, 5, 6});
            sink.write("other", 7, 50, new float[] {7, Float.NEGATIVE_INFINITY, 9});
        }
        List<Map<String, Object>> rows = read(file);
        assertEquals(3, rows.size());
        assertEquals(
                List.of("name", "frameTime", columns.get(0), columns.get(1), columns.get(2)),
                List.copyOf(rows.get(0).keySet()));
        assertArrayEquals(
                new Object[] {"sub/ä clip", 0.0, 1f, Float.NaN, -1e-30f},
                rows.get(0).values().toArray());
        assertArrayEquals(
                new Object[] {"sub/ä clip", .01, 4f, 5f, 6f}, rows.get(1).values().toArray());
        assertArrayEquals(
                new Object[] {"other", .14, 7f, Float.NEGATIVE_INFINITY, 9f},
                rows.get(2).values().toArray());
    }

    @Test
    void should_write_the_same_bytes_when_the_same_is_written_again() throws IOException {
        float[] values = new float[300_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        for (String name : List.of("a", "b")) {
            try (Sink sink =
                    new ParquetFormat()
                            .create(folder.resolve(name), new Content("x", List.of("a", "b"), 0))) {
                for (int block = 0; block < 20; block++) {
                    sink.write("clip", 150_000L * block, 100, values);
                }
            }
        }
        assertEquals(-1, Files.mismatch(folder.resolve("a"), folder.resolve("b")));
        assertEquals(20 * 150_000, read(folder.resolve("a")).size());
    }

    @Test
    void should_not_write_over_a_file_that_is_there() throws IOException {
        Path file = Files.writeString(folder.resolve("there"), "x");
        assertThrows(
                FileAlreadyExistsException.class,
                () -> new ParquetFormat().create(file, new Content("x", List.of("a"), 1)));
    }
}
