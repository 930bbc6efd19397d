package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MetricDefinitionTest {
    @Test
    void should_define_every_metric_once_and_in_full() {
        List<String> names =
                MetricDefinition.all().stream()
                        .map(d -> d.name().toLowerCase(Locale.ROOT))
                        .toList();
        assertEquals(names.size(), names.stream().distinct().count(), names.toString());
        for (MetricDefinition d : MetricDefinition.all()) {
            assertFalse(d.formula().isBlank() || d.range().isBlank(), d.name());
            assertFalse(d.exceptions().isBlank() || d.source().isBlank(), d.name());
        }
    }

    @Test
    void should_define_what_results_are_given_in() {
        List<String> names = MetricDefinition.all().stream().map(MetricDefinition::name).toList();
        assertTrue(
                names.containsAll(
                        List.of("F1_macro", "UAR", "WA", "precision_macro", "CCC", "PCC", "RMSE")));
    }
}
