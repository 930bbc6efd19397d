package dev.pathos.api.run;

import java.util.List;

/**
 * What a metric is, in words and as a formula.
 *
 * @param name its name in tables, files and this list, such as {@code UAR}
 * @param alsoCalled other names of the same, or an empty string
 * @param formula how it is computed; symbols as in {@link #symbols}
 * @param range the values it can take, and which end is good
 * @param exceptions what it is where the formula says nothing: missing classes, constants, one
 *     utterance, none
 * @param source where it was defined, or whose code it equals
 */
public record MetricDefinition(
        String name,
        String alsoCalled,
        String formula,
        String range,
        String exceptions,
        String source) {
    /** Every metric that the platform computes, in the order of their kinds. */
    public static List<MetricDefinition> all() {
        return MetricDefinitions.ALL;
    }

    /** The symbols of the formulas, one sentence a kind of metric. */
    public static List<String> symbols() {
        return MetricDefinitions.SYMBOLS;
    }
}
