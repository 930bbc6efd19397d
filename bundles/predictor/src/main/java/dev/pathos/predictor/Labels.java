package dev.pathos.predictor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a model's outputs are called.
 *
 * @param classes in order of the outputs; empty for values
 * @param width the number of outputs
 */
record Labels(List<String> classes, int width) {
    /** Columns of a table: {@code p_<class>} for probabilities, {@code v_0} and so on else. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            columns.add(classes.isEmpty() ? "v_" + c : "p_" + classes.get(c));
        }
        return columns;
    }

    /** The class with the highest probability, the first of equals; or the first value. */
    String predicted(float[] outputs) {
        if (classes.isEmpty()) {
            return number(outputs[0]);
        }
        int best = 0;
        for (int c = 1; c < width; c++) {
            if (outputs[c] > outputs[best]) {
                best = c;
            }
        }
        return classes.get(best);
    }

    /** A number as it stands in the predictions of experiments. */
    static String number(float value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /** A time in seconds, to the tenth of a millisecond. */
    static String seconds(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceFirst("\\.?0+$", "");
    }
}
