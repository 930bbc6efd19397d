package dev.pathos.predictor;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;

/**
 * Predictions as JSON lines: {@code {"file", "start", "end", "predicted", "probabilities": {...}}},
 * or {@code "values": [...]} for a model without classes.
 */
final class JsonLinesSink implements Sink {
    private final Writer out;
    private final Labels labels;
    private String file;

    JsonLinesSink(Writer out, Labels labels) {
        this.out = out;
        this.labels = labels;
    }

    @Override
    public void begin(String name, double seconds, Windows windows) {
        file = name;
    }

    @Override
    public void add(Windows.Stretch stretch, float[] outputs) throws IOException {
        JsonObjectBuilder line =
                Json.createObjectBuilder()
                        .add("file", file)
                        .add("start", new BigDecimal(Labels.seconds(stretch.start())))
                        .add("end", new BigDecimal(Labels.seconds(stretch.end())));
        if (labels.classes().isEmpty()) {
            JsonArrayBuilder values = Json.createArrayBuilder();
            for (float value : outputs) {
                values.add(new BigDecimal(Labels.number(value)));
            }
            line.add("values", values);
        } else {
            JsonObjectBuilder probabilities = Json.createObjectBuilder();
            for (int c = 0; c < outputs.length; c++) {
                probabilities.add(
                        labels.classes().get(c), new BigDecimal(Labels.number(outputs[c])));
            }
            line.add("predicted", labels.predicted(outputs)).add("probabilities", probabilities);
        }
        out.write(line.build() + "\n");
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
