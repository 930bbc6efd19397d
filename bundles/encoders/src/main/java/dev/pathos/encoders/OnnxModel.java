package dev.pathos.encoders;

import dev.pathos.api.encoder.OnnxExport.Activation;
import dev.pathos.api.feature.Normalization;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Head.Level;
import java.util.Map;

/** A network as an ONNX model: normalisation, trunk, pooling, head, probabilities. */
final class OnnxModel {
    private OnnxModel() {}

    static byte[] of(
            PooledTrunk trunk,
            HeadNetwork head,
            int columns,
            int frames,
            Normalization normalization,
            Activation activation,
            Map<String, String> metadata) {
        if (head.head().level() != Level.UTTERANCE || !head.head().reads().isEmpty()) {
            throw new Problem(
                    "only a head of level utterance that reads no other can be exported",
                    "a head of level " + head.head().level() + " that reads " + head.head().reads(),
                    "export a model whose task has such a head");
        }
        if (normalization.mean().length != columns) {
            throw new IllegalArgumentException(
                    normalization.mean().length + " columns normalised, not " + columns);
        }
        OnnxGraph graph = new OnnxGraph();
        String features = graph.input("features", "chunks", frames, columns);
        String outputs =
                head.export(graph, trunk.export(graph, normalized(graph, features, normalization)));
        int width = head.head().outputs();
        switch (activation) {
            case SOFTMAX ->
                    graph.output(
                            graph.node("Softmax", Map.of("axis", 1L), outputs),
                            "probabilities",
                            1,
                            width);
            case SIGMOID -> graph.output(graph.node("Sigmoid", outputs), "probabilities", 1, width);
            default -> graph.output(outputs, "values", 1, width);
        }
        return graph.model(metadata);
    }

    /** As {@link Normalization#apply}: in double precision, with 0 for what is no number. */
    private static String normalized(OnnxGraph graph, String x, Normalization normalization) {
        int columns = normalization.mean().length;
        double[] deviation = normalization.deviation().clone();
        float[] heard = new float[columns];
        for (int c = 0; c < columns; c++) {
            heard[c] = deviation[c] == 0 ? 0 : 1;
            deviation[c] = deviation[c] == 0 ? 1 : deviation[c];
        }
        double clip = normalization.clip();
        String z =
                graph.node(
                        "Div",
                        graph.node(
                                "Sub",
                                graph.toDouble(x),
                                graph.doubles(normalization.mean(), columns)),
                        graph.doubles(deviation, columns));
        String clipped =
                graph.node(
                        "Clip",
                        z,
                        graph.doubles(new double[] {-clip}),
                        graph.doubles(new double[] {clip}));
        String number =
                graph.node(
                        "Where",
                        graph.node("Or", graph.node("IsNaN", x), graph.node("IsInf", x)),
                        graph.floats(new float[] {0}),
                        graph.toFloat(clipped));
        return graph.node("Mul", number, graph.floats(heard, columns));
    }
}
