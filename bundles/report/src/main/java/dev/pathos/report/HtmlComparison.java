package dev.pathos.report;

import dev.pathos.api.run.Comparison;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Writes {@code report.html} for several experiments, with its tables beside it. */
@Component(name = "html-comparison", immediate = false)
public final class HtmlComparison implements Comparison {
    @Override
    public List<Table> compare(List<Path> experiments, Path folder) throws IOException {
        ComparedRuns runs = ComparedRuns.read(experiments);
        Tables tables = new Tables();
        String html = new ComparisonPage(runs).html(folder, tables);
        ReportFolder.write(Files.createDirectories(folder), html, tables);
        Table differences = runs.differences();
        return differences.rows().isEmpty()
                ? List.of(runs.comparison())
                : List.of(runs.comparison(), differences);
    }
}
