package dev.pathos.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReporterTest {
    private static final String HOSTILE = "<b>&\"'</script>";

    @TempDir Path folder;

    private Fixture fixture(String arm, List<String> classes) throws IOException {
        return Fixture.small(folder, arm, classes);
    }

    private Fixture fixture() throws IOException {
        return fixture("joint", List.of("angry", "sad"));
    }

    private String report() throws IOException {
        Path file = new HtmlReporter().report(folder);
        assertEquals(folder.resolve("report.html"), file);
        return Files.readString(file);
    }

    @Test
    void should_show_every_number_of_every_table_when_all_cells_are_done() throws Exception {
        fixture();
        Experiment experiment = Experiment.read(folder);
        assertEquals(2, experiment.tables().size());
        Document page = ReportPage.parse(report());
        for (int t = 0; t < experiment.tables().size(); t++) {
            Element section = ReportPage.under(page, experiment.tables().get(t).title());
            NodeList cells = section.getElementsByTagName("td");
            List<String> shown = new ArrayList<>();
            for (int i = 0; i < cells.getLength(); i++) {
                shown.add(cells.item(i).getTextContent());
            }
            List<String> expected =
                    experiment.tables().get(t).rows().stream().flatMap(List::stream).toList();
            assertEquals(expected, shown);
            List<String> notes = experiment.tables().get(t).notes();
            for (String note : notes.subList(1, notes.size())) {
                assertTrue(section.getTextContent().contains(note), note);
            }
        }
    }

    @Test
    void should_draw_one_point_with_whiskers_for_each_measure() throws Exception {
        fixture();
        Document page = ReportPage.parse(report());
        Element forest = ReportPage.elements(page, "svg", "forest").get(0);
        // 3 arms x 2 budgets have F1, 2 arms x 2 budgets a difference from scratch
        assertEquals(10, forest.getElementsByTagName("circle").getLength());
        Element pretext = ReportPage.elements(page, "svg", "forest").get(1);
        // three arms' tasks, network and baseline
        assertEquals(6, pretext.getElementsByTagName("circle").getLength());
        String text = forest.getTextContent();
        assertTrue(text.contains("joint · 20 %: 53.7 [50.6, 56.8]"), text);
    }

    @Test
    void should_ask_for_nothing_from_anywhere_and_run_no_script() throws Exception {
        String html = report(fixture(HOSTILE.replace("/", ""), List.of(HOSTILE, "sad")));
        String rest = html.replace("http://www.w3.org/2000/svg", "");
        assertFalse(rest.contains("http://") || rest.contains("https://"));
        assertFalse(rest.contains("<script") || rest.contains("javascript:"));
        assertFalse(rest.contains("url(") || rest.contains("@import"));
        assertFalse(rest.contains("<link") || rest.contains("<img") || rest.contains(" src="));
        for (String attribute : List.of("onload", "onclick", "onerror")) {
            assertFalse(rest.contains(attribute + "="), attribute);
        }
    }

    private String report(Fixture made) throws IOException {
        assertEquals(folder, made.folder());
        return report();
    }

    @Test
    void should_show_hostile_names_as_text_when_files_hold_markup() throws Exception {
        String arm = HOSTILE.replace("/", "");
        fixture(arm, List.of(HOSTILE, "sad"));
        Document page = ReportPage.parse(report());
        assertTrue(
                ReportPage.elements(page, "table", "matrix")
                        .get(2)
                        .getTextContent()
                        .startsWith(arm + " · 20 %"));
        assertEquals(
                HOSTILE,
                ReportPage.elements(page, "table", "matrix")
                        .get(0)
                        .getElementsByTagName("th")
                        .item(0)
                        .getTextContent());
        assertTrue(page.getDocumentElement().getTextContent().contains("<e>,1.wav"));
        assertTrue(
                ReportPage.elements(page, "pre", "").get(0).getTextContent().contains("</pre><b>"));
        assertEquals("study <1>", ReportPage.elements(page, "h1", "").get(0).getTextContent());
        assertTrue(
                ReportPage.elements(page, "b", "").stream()
                        .noneMatch(b -> b.getTextContent().isEmpty()));
    }

    @Test
    void should_replace_characters_that_no_page_may_hold() throws Exception {
        Fixture made = fixture();
        made.file("ledger.csv", "input,outcome,reason\na,failed,bell \u0007 and \u0000 end\n");
        Document page = ReportPage.parse(report());
        assertTrue(
                page.getDocumentElement().getTextContent().contains("bell \uFFFD and \uFFFD end"));
    }

    @Test
    void should_say_that_data_are_synthetic_only_when_they_are() throws Exception {
        Fixture made = fixture();
        assertTrue(report().contains("Synthetic data."));
        String results = Files.readString(folder.resolve("results.json"));
        made.file("results.json", results.replace("\"synthetic\":true", "\"synthetic\":false"));
        assertFalse(report().contains("Synthetic data."));
    }

    @Test
    void should_count_inputs_and_name_reasons_from_the_ledger() throws Exception {
        fixture();
        Document page = ReportPage.parse(report());
        String inputs = ReportPage.section(page, "Data and ledger");
        assertTrue(inputs.contains("inputs5\nused2\nskipped2\nfailed1"), inputs);
        assertTrue(inputs.contains("shorter than a chunk2c.wav"), inputs);
        assertTrue(inputs.contains("not sound: \"RIFF\" missing\nin <header>1<e>,1.wav"), inputs);
    }

    @Test
    void should_show_counts_and_shares_of_each_confusion_matrix() throws Exception {
        Fixture made = fixture();
        String results = Files.readString(folder.resolve("results.json"));
        int from = results.indexOf("\"confusions\"");
        int to = results.indexOf(",\"cells\"");
        made.file(
                "results.json",
                results.substring(0, from)
                        + "\"confusions\":[{\"arm\":\"a\",\"budget\":2.5,\"counts\":[[3,1],[0,0]]}]"
                        + results.substring(to));
        Document page = ReportPage.parse(report());
        Element matrix = ReportPage.elements(page, "table", "matrix").get(0);
        assertEquals(
                "a · 2.5 % labels" + "angrysad" + "angry375 %125 %" + "sad00",
                matrix.getTextContent().replace("\n", ""));
        assertTrue(report().contains("--share:0.750"));
    }

    @Test
    void should_show_versions_digests_and_changes_of_provenance() throws Exception {
        Fixture made = fixture();
        made.file(
                "events.jsonl",
                "{\"kind\":\"changed\",\"time\":\"T1\",\"step\":0,"
                        + "\"environment java\":\"17 -> 21\"}\n");
        String provenance = ReportPage.section(ReportPage.parse(report()), "Provenance");
        assertTrue(provenance.contains("dev.pathos.api0.1.00123456789ab"), provenance);
        assertFalse(provenance.contains("0123456789abc"), provenance);
        assertTrue(provenance.contains("0.1.0 unknown (gone)"), provenance);
        assertTrue(provenance.contains("sha256:fedcba9876543210"), provenance);
        assertTrue(provenance.contains("T1 environment java: 17 -> 21"), provenance);
    }

    @Test
    void should_replace_the_report_as_a_whole_and_leave_nothing_beside_it() throws Exception {
        report();
        fixture();
        assertTrue(report().contains("Corpus x &amp; y"));
        assertFalse(Files.exists(folder.resolve("report.html.incomplete")));
        assertThrows(IOException.class, () -> new HtmlReporter().report(folder.resolve("none")));
    }

    @Test
    void should_add_up_time_by_kind_of_cell() throws Exception {
        fixture();
        String cells = ReportPage.section(ReportPage.parse(report()), "Cells and time");
        // cells of seed 1 take 61 s, of seed 2 62 s: 24 fine-tunings, 8 pre-trainings
        assertTrue(cells.contains("fine-tuning2424 min 36 s1 min 02 s1 min 02 s"), cells);
        assertTrue(cells.contains("pre-training88 min 12 s1 min 02 s1 min 02 s"), cells);
        assertTrue(
                cells.contains("joint-fold1-seed2-pretrainpre-training12-done1 min 02 s"), cells);
    }

    @Test
    void should_write_the_same_bytes_when_nothing_changed() throws Exception {
        fixture();
        assertEquals(report(), report());
    }
}
