package dev.pathos.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class IncompleteFolderTest {
    @TempDir Path folder;

    private String report() throws IOException {
        return Files.readString(new HtmlReporter().report(folder));
    }

    @Test
    void should_tell_how_far_cells_got_when_the_experiment_is_partial() throws Exception {
        Fixture made = Fixture.small(folder, "joint", List.of("angry", "sad"));
        String cell = "cells/joint-fold1-seed2-20pct/";
        Files.delete(folder.resolve(cell + "run.json"));
        made.file(
                cell + "events.jsonl",
                "{\"kind\":\"cell\",\"state\":\"begun\",\"text\":\"\"}\n"
                        + "{\"kind\":\"epoch\",\"cell\":1}\n"
                        + "{\"kind\":\"cell\",\"state\":\"failed\",\"text\":\"out of <memory>\"}\n"
                        + "{\"kind\":\"cell\",\"sta");
        Files.delete(folder.resolve("cells/scratch-fold0-seed1-5pct/run.json"));
        Document page = ReportPage.parse(report());
        String banner = ReportPage.elements(page, "p", "banner").get(1).getTextContent();
        assertTrue(
                banner.contains("30 of 32 cells done; 1 failed; 1 begun, no end recorded"), banner);
        String cells = ReportPage.section(page, "Cells and time");
        assertTrue(cells.contains("failed: out of <memory>"), cells);
        assertTrue(cells.contains("Cells that are not done"), cells);
    }

    @Test
    void should_write_a_report_that_says_what_is_missing_when_the_folder_is_empty()
            throws Exception {
        Document page = ReportPage.parse(report());
        String text = page.getDocumentElement().getTextContent();
        for (String file :
                List.of(
                        "results.json is missing",
                        "ledger.csv is missing",
                        "provenance.json is missing",
                        "config.json is missing",
                        "No cell has a metrics.csv",
                        "No cell has a targets.csv",
                        "No cell is known")) {
            assertTrue(text.contains(file), file);
        }
        assertEquals(
                folder.getFileName().toString(),
                ReportPage.elements(page, "h1", "").get(0).getTextContent());
    }

    @Test
    void should_find_cells_by_their_folders_when_results_are_missing() throws Exception {
        Fixture.small(folder, "joint", List.of("angry", "sad"));
        Files.delete(folder.resolve("results.json"));
        Document page = ReportPage.parse(report());
        assertTrue(ReportPage.section(page, "Cells and time").contains("All 32 cells"));
        assertTrue(
                ReportPage.section(page, "Learning curves")
                        .contains("Pre-training: loss of emotion"));
        assertTrue(
                ReportPage.section(page, "Learning curves")
                        .contains("Fine-tuning on 20 % of the labels: UAR"));
    }

    @Test
    void should_show_the_rest_when_files_are_damaged() throws Exception {
        Fixture made = Fixture.small(folder, "joint", List.of("angry", "sad"));
        made.file("results.json", "{\"tables\": [");
        made.file("ledger.csv", "other,columns\n1,2\n");
        made.file("provenance.json", "[]");
        made.file("cells/joint-fold0-seed1-pretrain/metrics.csv", "");
        Document page = ReportPage.parse(report());
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.contains("results.json is not a JSON object"));
        assertTrue(ReportPage.section(page, "Data and ledger").contains("[other, columns]"));
        assertTrue(
                ReportPage.section(page, "Provenance")
                        .contains("provenance.json is not a JSON object"));
        String curves = ReportPage.section(page, "Learning curves");
        assertTrue(curves.contains("cells/joint-fold0-seed1-pretrain: metrics.csv"), curves);
        assertTrue(curves.contains("Pre-training: loss of energy"), curves);
        made.file("results.json", "{\"tables\": [{\"header\":[\"a\"],\"rows\":[[\"1\",\"2\"]]}]}");
        assertTrue(report().contains("results.json is not what the pipeline writes"));
    }
}
