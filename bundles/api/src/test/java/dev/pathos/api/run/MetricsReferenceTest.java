package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Compares with values that scikit-learn and scipy gave; see metrics-reference.py beside them. */
class MetricsReferenceTest {
    /** The tables have ten digits. */
    private static final double RELATIVE = 1e-9;

    /** The rows of a table by column; its first line says what made it. */
    private static List<Map<String, String>> table(String name) throws IOException {
        try (var in = MetricsReferenceTest.class.getResourceAsStream(name + ".csv.gz");
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            assertTrue(reader.readLine().startsWith("# scikit-learn 1."));
            String[] header = reader.readLine().split(",");
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",");
                Map<String, String> row = new HashMap<>();
                for (int c = 0; c < header.length; c++) {
                    row.put(header[c], cells[c]);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static int[] digits(String text) {
        return text.chars().map(c -> c - '0').toArray();
    }

    private static boolean[] flags(String text) {
        boolean[] flags = new boolean[text.length()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = text.charAt(i) == '1';
        }
        return flags;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static void check(Map<String, String> row, String metric, double actual) {
        double expected = Double.parseDouble(row.get(metric));
        double margin = Math.abs(expected) > 1 ? RELATIVE * Math.abs(expected) : RELATIVE;
        assertEquals(expected, actual, margin, () -> metric + " of " + row);
    }

    @Test
    void should_agree_on_classes_missing_constant_single_or_many() throws IOException {
        List<Map<String, String>> rows = table("classification");
        for (Map<String, String> row : rows) {
            Confusion c =
                    Confusion.of(
                            digits(row.get("truth")),
                            digits(row.get("predicted")),
                            Integer.parseInt(row.get("classes")));
            check(row, "WA", c.wa());
            check(row, "UAR", c.uar());
            check(row, "precision_macro", c.macroPrecision());
            check(row, "recall_macro", c.macroRecall());
            check(row, "F1_macro", c.macroF1());
            check(row, "precision_weighted", c.weightedPrecision());
            check(row, "recall_weighted", c.weightedRecall());
            check(row, "F1_weighted", c.weightedF1());
            check(row, "F1_micro", c.microF1());
            check(row, "kappa", c.kappa());
            int[] present = digits(row.get("present"));
            for (int i = 0; i < present.length; i++) {
                int k = present[i];
                assertEquals(numbers(row.get("precision"))[i], c.precision(k), RELATIVE);
                assertEquals(numbers(row.get("recall"))[i], c.recall(k), RELATIVE);
                assertEquals(numbers(row.get("F1"))[i], c.f1(k), RELATIVE);
            }
        }
        assertEquals(2500, rows.size());
    }

    @Test
    void should_agree_on_values_constant_tied_single_or_many() throws IOException {
        List<Map<String, String>> rows = table("regression");
        for (Map<String, String> row : rows) {
            double[] x = numbers(row.get("x"));
            double[] y = numbers(row.get("y"));
            check(row, "CCC", Metrics.ccc(x, y));
            check(row, "PCC", Metrics.pcc(x, y));
            check(row, "RMSE", Metrics.rmse(x, y));
            check(row, "MAE", Metrics.mae(x, y));
        }
        assertEquals(1200, rows.size());
    }

    @Test
    void should_agree_on_clusters_of_any_number() throws IOException {
        List<Map<String, String>> rows = table("clusters");
        for (Map<String, String> row : rows) {
            int[] a = digits(row.get("a"));
            int[] b = digits(row.get("b"));
            check(row, "NMI", ClusterMetrics.nmi(a, b));
            check(row, "ARI", ClusterMetrics.ari(a, b));
        }
        assertEquals(1000, rows.size());
    }

    @Test
    void should_agree_on_several_labels_at_once() throws IOException {
        List<Map<String, String>> rows = table("multilabel");
        for (Map<String, String> row : rows) {
            boolean[] truth = flags(row.get("truth"));
            boolean[] predicted = flags(row.get("predicted"));
            int labels = Integer.parseInt(row.get("labels"));
            check(row, "hamming_loss", MultiLabelMetrics.hammingLoss(truth, predicted));
            check(row, "exact_match", MultiLabelMetrics.exactMatch(truth, predicted, labels));
            check(row, "F1_micro", MultiLabelMetrics.microF1(truth, predicted));
            check(row, "F1_macro", MultiLabelMetrics.macroF1(truth, predicted, labels));
        }
        assertEquals(600, rows.size());
    }
}
