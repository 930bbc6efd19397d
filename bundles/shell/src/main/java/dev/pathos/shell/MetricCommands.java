package dev.pathos.shell;

import dev.pathos.api.run.MetricDefinition;
import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Component;

/** The command that defines the metrics of all tables and files. */
@Component(service = MetricCommands.class)
@GogoCommand(scope = "pathos", function = "metrics")
public final class MetricCommands {
    private static final Usage METRICS = new Usage("metrics", "[<metric>]", false, "metrics UAR");

    /** Defines metrics. */
    @Descriptor("defines the metrics, or one of them in full; example: metrics UAR")
    public Object metrics(@Descriptor("[<metric>]") String... arguments) {
        Call call = Call.parse(METRICS, arguments);
        if (call.help()) {
            return METRICS.help();
        }
        if (call.operands().isEmpty()) {
            return list();
        }
        String name = call.operand(METRICS);
        return MetricDefinition.all().stream()
                .filter(d -> names(d).anyMatch(n -> plain(n).equals(plain(name))))
                .findFirst()
                .map(MetricCommands::one)
                .orElseThrow(
                        () ->
                                METRICS.wrong(
                                        "there is no metric " + name + " (metrics lists them)"));
    }

    private static Stream<String> names(MetricDefinition definition) {
        return Stream.concat(
                        Stream.of(definition.name()),
                        Stream.of(definition.alsoCalled().split(", ")))
                .filter(n -> !n.isEmpty());
    }

    /** Names of columns, files and people differ in case and marks. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _'-]", "");
    }

    private static Table list() {
        List<List<String>> rows =
                MetricDefinition.all().stream()
                        .map(d -> List.of(d.name(), d.formula(), d.range()))
                        .toList();
        List<String> notes = new ArrayList<>(MetricDefinition.symbols());
        notes.add(
                "metrics <metric> tells what holds for missing classes, constants and none, and"
                        + " where it was defined.");
        return new Table("Metrics", List.of("metric", "formula", "range"), rows, notes);
    }

    private static Table one(MetricDefinition d) {
        String title = d.alsoCalled().isEmpty() ? d.name() : d.name() + ": " + d.alsoCalled();
        return new Table(
                title,
                List.of("formula", "range"),
                List.of(List.of(d.formula(), d.range())),
                Stream.concat(
                                Stream.of(d.exceptions(), "As in: " + d.source() + "."),
                                MetricDefinition.symbols().stream())
                        .toList());
    }
}
