package dev.pathos.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Table;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlComparisonTest {
    @TempDir Path runs;

    private Path run(String name, boolean full) throws IOException {
        Path folder = Files.createDirectories(runs.resolve(name));
        Fixture made = Fixture.small(folder, "joint", List.of("angry", "sad"));
        if (full) {
            new FullFixture(made).write();
        }
        made.file(
                "config.json",
                "{\"manifest~c\":{\"root\":\"/data/x\"},"
                        + "\"experiment~study\":{\"corpus\":\"c\",\"folds\":2}}");
        return folder;
    }

    private static void change(Path folder, String key, String value) throws IOException {
        Path file = folder.resolve("results.json");
        JsonObject results = JsonFile.read(file).orElseThrow();
        Files.writeString(
                file, Json.createObjectBuilder(results).add(key, value).build().toString());
    }

    @Test
    void should_put_all_systems_of_all_runs_into_one_table_and_one_figure() throws Exception {
        List<Path> folders = List.of(run("a", true), run("b & <c>", true));
        Path out = runs.resolve("compare");
        List<Table> tables = new HtmlComparison().compare(folders, out);
        assertEquals(1, tables.size());
        // two runs of three arms on two budgets
        assertEquals(12, tables.get(0).rows().size());
        assertEquals(
                List.of("a", "scratch", "5 %", "3.8", "34.0 [30.0, 38.0]", "-", "-", "1.1"),
                tables.get(0).rows().get(0));
        Document page = ReportPage.parse(Files.readString(out.resolve("report.html")));
        String figure = ReportPage.under(page, "F1 against labeled speech").getTextContent();
        assertTrue(figure.contains("b & <c> · joint"), figure);
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.contains("One protocol."), text);
        assertTrue(Files.exists(out.resolve("tables/protocols.csv")));
        List<String> links =
                ReportPage.elements(page, "a", "").stream()
                        .map(a -> a.getAttribute("href"))
                        .filter(h -> h.startsWith(".."))
                        .toList();
        assertEquals(List.of("../a/report.html", "../b%20%26%20%3Cc%3E/report.html"), links);
    }

    @Test
    void should_point_out_loudly_where_protocols_differ() throws Exception {
        Path a = run("a", true);
        Path b = run("b", true);
        change(b, "label_target", "majority of voice votes");
        Files.writeString(
                b.resolve("config.json"),
                "{\"emodb~c\":{},\"experiment~study\":{\"corpus\":\"c\"}}");
        List<Table> tables = new HtmlComparison().compare(List.of(a, b), runs.resolve("out"));
        assertEquals(
                List.of(
                        List.of("corpus", "manifest root=/data/x", "emodb"),
                        List.of(
                                "label target",
                                "majority of audiovisual votes",
                                "majority of voice votes")),
                tables.get(1).rows());
        Document page = ReportPage.parse(Files.readString(runs.resolve("out/report.html")));
        String banner = ReportPage.elements(page, "div", "grave").get(0).getTextContent();
        assertTrue(banner.contains("differ in more than their arms"), banner);
        assertTrue(banner.contains("label target: a majority of audiovisual votes; b"), banner);
        List<Element> marked = ReportPage.elements(page, "tr", "differs");
        assertEquals(2, marked.size());
    }

    @Test
    void should_tell_runs_of_one_name_apart_and_name_one_that_has_no_systems() throws Exception {
        Path a = run("one/study", true);
        Path b = run("two/study", false);
        List<Table> tables = new HtmlComparison().compare(List.of(a, b), runs.resolve("out"));
        assertEquals(6, tables.get(0).rows().size());
        assertEquals(List.of("what", "study", "study (2)"), tables.get(1).header());
        String html = Files.readString(runs.resolve("out/report.html"));
        String text = ReportPage.parse(html).getDocumentElement().getTextContent();
        assertTrue(text.contains("study (2) has no systems to compare"), text);
    }

    @Test
    void should_write_a_report_when_the_folders_hold_nothing() throws Exception {
        List<Path> folders =
                List.of(
                        Files.createDirectories(runs.resolve("a")),
                        Files.createDirectories(runs.resolve("b")));
        List<Table> tables = new HtmlComparison().compare(folders, runs.resolve("out"));
        assertEquals(List.of(), tables.get(0).rows());
        ReportPage.parse(Files.readString(runs.resolve("out/report.html")));
    }
}
