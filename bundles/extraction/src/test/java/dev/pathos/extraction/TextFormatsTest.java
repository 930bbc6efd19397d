package dev.pathos.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.feature.FeatureFormat;
import dev.pathos.api.feature.FeatureFormat.Content;
import dev.pathos.api.feature.FeatureFormat.Sink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatsTest {
    @TempDir Path folder;

    private static String text(float value) {
        try {
            Bytes bytes = new Bytes();
            CNumber.append(bytes, value);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            bytes.writeTo(out);
            return out.toString(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Right sides printed by C's printf with %e, or whole as openSMILE prints whole numbers. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "-100, -100",
        "10057780, 10057780",
        "0.5, 5.000000e-01",
        "0.33333334, 3.333333e-01",
        "-2.5e-5, -2.500000e-05",
        "123456.79, 1.234568e+05",
        "9.9999995, 9.999999e+00",
        "9.99999949, 9.999999e+00",
        "0.01, 1.000000e-02",
        "1.4e-45, 1.401298e-45",
        "1.1754944e-38, 1.175494e-38",
        "3.4028235e38, 3.402823e+38",
        "2147483648, 2.147484e+09",
        "8388607.5, 8.388608e+06",
        "1e-10, 1.000000e-10",
        "-1.05, -1.050000e+00",
        "5e20, 5.000000e+20",
        "1234567.5, 1.234568e+06",
        "0.00012345675, 1.234567e-04",
        "2.0000025, 2.000002e+00",
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void should_print_numbers_as_c_does(String value, String printed) {
        assertEquals(printed, text(Float.parseFloat(value)));
    }

    @Test
    void should_round_as_exact_arithmetic_does_whatever_the_value() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (!Float.isFinite(value) || value == Math.rint(value)) {
                continue;
            }
            BigDecimal exact =
                    new BigDecimal(value).round(new MathContext(7, RoundingMode.HALF_EVEN));
            String digits = exact.unscaledValue().abs().toString();
            int exponent = digits.length() - 1 - exact.scale();
            String padded = (digits + "0000000").substring(0, 7);
            String expected =
                    (value < 0 ? "-" : "")
                            + padded.charAt(0)
                            + "."
                            + padded.substring(1)
                            + String.format(
                                    "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
            assertEquals(expected, text(value));
        }
    }

    private String file(FeatureFormat format) throws IOException {
        Path file = folder.resolve("x." + format.name());
        Content content = new Content("my lld", List.of("F0final_sma", "spec[0]"), 3);
        try (Sink sink = format.create(file, content)) {
            sink.write("it's/a", 0, 100, new float[] {0, .5f, Float.NaN, -100});
            sink.write("it's/a", 2, 100, new float[] {1, Float.POSITIVE_INFINITY});
        }
        return Files.readString(file);
    }

    @Test
    void should_have_opensmiles_shape_when_written_as_csv() throws IOException {
        assertEquals(
                "name;frameTime;F0final_sma;spec[0]\n"
                        + "'it''s/a';0.000000;0;5.000000e-01\n"
                        + "'it''s/a';0.010000;nan;-100\n"
                        + "'it''s/a';0.020000;1;inf\n",
                file(new CsvFormat()));
    }

    @Test
    void should_have_opensmiles_shape_when_written_as_arff() throws IOException {
        assertEquals(
                "@relation 'my lld'\n\n"
                        + "@attribute name string\n"
                        + "@attribute frameTime numeric\n"
                        + "@attribute F0final_sma numeric\n"
                        + "@attribute spec[0] numeric\n\n"
                        + "@data\n\n"
                        + "'it\\'s/a',0.000000,0,5.000000e-01\n"
                        + "'it\\'s/a',0.010000,?,-100\n"
                        + "'it\\'s/a',0.020000,1,?\n",
                file(new ArffFormat()));
    }

    /** Values that openSMILE printed and that a float holds come out letter for letter. */
    @Test
    void should_print_what_opensmile_printed_when_it_is_read_and_written_again()
            throws IOException {
        Path table = reference("compare2016-lld/opensmile.ComParE_2016.lld.csv");
        assumeTrue(table != null, "no shared/data/opensmile-reference");
        List<String> lines = Files.readAllLines(table);
        Path file = folder.resolve("again.csv");
        String[] header = lines.get(0).split(";");
        List<String> columns = List.of(header).subList(2, header.length);
        try (Sink sink = new CsvFormat().create(file, new Content("", columns, 0))) {
            for (int r = 1; r < lines.size(); r++) {
                String[] cells = lines.get(r).split(";");
                float[] values = new float[columns.size()];
                for (int c = 0; c < values.length; c++) {
                    values[c] = Float.parseFloat(cells[c + 2]);
                }
                sink.write("unknown", r - 1, 100, values);
            }
        }
        List<String> again = Files.readAllLines(file);
        assertEquals(lines.get(0), again.get(0));
        assertEquals(lines.size(), again.size());
        long cells = 0;
        long same = 0;
        for (int r = 1; r < lines.size(); r++) {
            String[] one = lines.get(r).split(";");
            String[] other = again.get(r).split(";");
            // openSMILE gives the last row the time of the one before; ours go on evenly
            assertEquals(one[0], other[0]);
            assertEquals(Double.parseDouble(one[1]), Double.parseDouble(other[1]), .0101);
            assertEquals(one[1].length(), other[1].length());
            for (int c = 2; c < one.length; c++) {
                cells++;
                same += one[c].equals(other[c]) ? 1 : 0;
                // a value of seven digits may lie between two floats
                float near = Float.parseFloat(one[c]);
                assertEquals(near, Float.parseFloat(other[c]), 6e-7f * Math.abs(near));
                // while one without an exponent is whole
                assertTrue(one[c].contains("e") || one[c].equals(other[c]), one[c]);
            }
        }
        assertTrue(same > .99 * cells, same + " of " + cells);
    }

    private static Path reference(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path found =
                    up.resolveSibling("shared").resolve("data/opensmile-reference").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return null;
    }
}
