package dev.pathos.predictor;

import java.util.List;

/** The header {@code db.yaml} of predictions as an audformat database. */
final class Audformat {
    private Audformat() {}

    /**
     * The header of a database with one segmented table {@code predictions}.
     *
     * @param model what predicted, in words
     * @param labels what was predicted
     * @return YAML
     */
    static String header(String model, Labels labels) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("name: predictions\n");
        yaml.append("source: ").append(quoted(model)).append('\n');
        yaml.append("usage: other\n");
        yaml.append("languages: []\n");
        yaml.append("schemes:\n");
        List<String> classes = labels.classes();
        if (classes.isEmpty()) {
            yaml.append("  value:\n    dtype: float\n");
        } else {
            yaml.append("  emotion:\n    dtype: str\n    labels:\n");
            classes.forEach(c -> yaml.append("    - ").append(quoted(c)).append('\n'));
            yaml.append("  probability:\n    dtype: float\n    minimum: 0.0\n    maximum: 1.0\n");
        }
        yaml.append("tables:\n  predictions:\n    type: segmented\n    columns:\n");
        column(yaml, "predicted", classes.isEmpty() ? "value" : "emotion");
        for (String column : labels.columns()) {
            column(yaml, column, classes.isEmpty() ? "value" : "probability");
        }
        return yaml.toString();
    }

    private static void column(StringBuilder yaml, String name, String scheme) {
        yaml.append("      ").append(quoted(name)).append(":\n");
        yaml.append("        scheme_id: ").append(scheme).append('\n');
    }

    /** A text in double quotes, whatever characters it has. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\x%02x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
