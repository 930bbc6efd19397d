package dev.pathos.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.signal.Audio;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every section of a run that left everything behind. */
class SectionsTest {
    /** Three seconds of silence, whatever the utterance. */
    private static final MediaSource SILENCE =
            utterance ->
                    new Media() {
                        @Override
                        public Audio audio() {
                            return Audio.of(16_000, new float[48_000]);
                        }

                        @Override
                        public Optional<Path> sidecar(String kind) {
                            return Optional.empty();
                        }
                    };

    @TempDir Path folder;
    private Fixture made;

    @BeforeEach
    void makeRun() throws IOException {
        made = Fixture.small(folder, "joint", List.of("angry", "<sad>"));
        new FullFixture(made).write();
    }

    private String html() throws IOException {
        HtmlReporter reporter = new HtmlReporter();
        reporter.bindMedia(SILENCE);
        return Files.readString(reporter.report(folder));
    }

    private Document page() throws Exception {
        return ReportPage.parse(html());
    }

    private void change(String key, JsonValue value) throws IOException {
        JsonObject results = JsonFile.read(folder.resolve("results.json")).orElseThrow();
        made.file(
                "results.json",
                Json.createObjectBuilder(results).add(key, value).build().toString());
    }

    private static int count(Element section, String name, String style) {
        NodeList all = section.getElementsByTagName(name);
        int n = 0;
        for (int i = 0; i < all.getLength(); i++) {
            String styles = ((Element) all.item(i)).getAttribute("class");
            n += List.of(styles.split(" ")).contains(style) ? 1 : 0;
        }
        return n;
    }

    @Test
    void should_draw_a_line_and_a_band_for_each_arm_against_labeled_minutes() throws Exception {
        Element section = ReportPage.under(page(), "F1 against labeled speech");
        assertEquals(3, count(section, "path", "trend"));
        assertEquals(3, count(section, "path", "band"));
        // the arm without pre-training alone is dashed
        assertEquals(1, count(section, "path", "dashed"));
        // 3 arms x 2 budgets, and a sign before each arm's name
        assertEquals(9, count(section, "path", "point"));
        String text = section.getTextContent();
        assertTrue(text.contains("minutes of labeled speech"), text);
        assertTrue(text.contains("3.8") && text.contains("15"), text);
        assertTrue(
                text.contains("joint5 %3.852.0 [48.0, 56.0]18.0 [13.0, 23.0]0.0020.0151.1"), text);
    }

    @Test
    void should_say_of_each_comparison_whether_it_is_clear() throws Exception {
        String text = ReportPage.under(page(), "F1 against labeled speech").getTextContent();
        assertTrue(
                text.contains(
                        "joint, 3.8 min of labeled speech: macro F1 52.0, above scratch: +18.0"
                                + " [13.0, 23.0], p\u00a0=\u00a00.015"),
                text);
        assertTrue(
                text.contains(
                        "energy-only, 15 min of labeled speech: macro F1 45.5, no clear difference"
                                + " from scratch: +4.5 [-0.5, 9.5], p\u00a0=\u00a00.060"),
                text);
    }

    @Test
    void should_say_when_there_are_too_few_speakers_for_any_clear_difference() throws Exception {
        String sentence = "4 test speakers and 4 comparisons no adjusted p can fall below 0.500";
        assertFalse(html().contains("no adjusted p"));
        String results = Files.readString(folder.resolve("results.json"));
        made.file("results.json", results.replace("\"seed_sd\"", "\"speakers\":4,\"seed_sd\""));
        assertTrue(html().contains(sentence));
        // 4 * 2 / 2^8 = 0.03
        made.file("results.json", results.replace("\"seed_sd\"", "\"speakers\":8,\"seed_sd\""));
        assertFalse(html().contains("no adjusted p"));
    }

    @Test
    void should_show_percent_of_labels_when_minutes_are_not_recorded() throws Exception {
        String results = Files.readString(folder.resolve("results.json"));
        made.file("results.json", results.replaceAll("\"labeled_minutes\":[0-9.]+", "\"x\":1"));
        String text = ReportPage.under(page(), "F1 against labeled speech").getTextContent();
        assertTrue(text.contains("percent of the labels (logarithmic)"), text);
        assertFalse(text.contains("NaN"));
    }

    @Test
    void should_say_what_leaks_were_looked_for_and_who_is_in_which_part() throws Exception {
        Document page = page();
        String text = ReportPage.under(page, "Protocol").getTextContent();
        assertTrue(text.contains("majority of audiovisual votes"), text);
        assertTrue(text.contains("No leakage found. Looked for: speaker, take, identical"), text);
        assertTrue(text.contains("fold 1, test: s06, s07"), text);
        assertTrue(text.contains("fold 1test20" + "10" + "10" + "2: s06 s07"), text);
        assertTrue(ReportPage.elements(page, "div", "grave").isEmpty());
    }

    @Test
    void should_warn_above_every_number_when_the_guard_was_overridden() throws Exception {
        change("leakage", FullFixture.leakage(List.of("take"), "we <measure> \"it\"").build());
        Document page = page();
        String banner = ReportPage.elements(page, "div", "grave").get(0).getTextContent();
        assertTrue(banner.contains("The leakage guard was overridden."), banner);
        assertTrue(banner.contains("The reason given: we <measure> \"it\""), banner);
        String text = ReportPage.under(page, "Protocol").getTextContent();
        assertTrue(text.contains("Leakage was found and let pass."), text);
        assertTrue(text.contains("fold 0taketraining7a_1.wav = b_2.wav"), text);
    }

    @Test
    void should_draw_the_agreement_of_each_pair_of_tasks_and_say_what_its_sign_means()
            throws Exception {
        Element section = ReportPage.under(page(), "Gradient agreement between pretext tasks");
        String text = section.getTextContent();
        assertTrue(text.contains("they help each other"), text);
        // one pair in one arm: four cells thin, their mean bold
        assertEquals(4, count(section, "path", "thin"));
        assertEquals(1, count(section, "path", "trend"));
        assertTrue(text.contains("jointenergy and emotion0.23"), text);
        assertTrue(text.contains("jointenergy1.305"), text);
    }

    @Test
    void should_map_embeddings_by_class_and_by_speaker() throws Exception {
        Element section = ReportPage.under(page(), "Map of embeddings");
        // 3 arms, UMAP and principal components, 2 classes and 4 speakers, and as many signs
        assertEquals(2 * 3 * 2 * (2 + 4), count(section, "path", "dots"));
        String text = section.getTextContent();
        assertTrue(text.contains("joint 20 % labels, fold 0, seed 1"), text);
        assertTrue(text.contains("joint-fold0-seed1-20pct40100 %49 %"), text);
    }

    @Test
    void should_cost_only_its_map_when_embeddings_are_damaged() throws Exception {
        String cells = "cells/joint-fold0-seed1-20pct/";
        Files.writeString(folder.resolve(cells + "embeddings.npy"), "no numbers");
        made.file(
                "cells/scratch-fold0-seed1-20pct/embeddings.csv",
                "utterance,speaker,truth,predicted\nu,s,t,p\n");
        String text = ReportPage.under(page(), "Map of embeddings").getTextContent();
        assertTrue(text.contains("embeddings.npy is not a NumPy file"), text);
        assertTrue(text.contains("embeddings.npy has 40 rows and embeddings.csv 1"), text);
        assertTrue(text.contains("energy-only 20 % labels, fold 0, seed 1"), text);
    }

    @Test
    void should_show_the_spectrogram_of_a_clip_and_say_when_its_file_is_gone() throws Exception {
        Element section = ReportPage.under(page(), "Worst clips");
        String text = section.getTextContent();
        assertTrue(text.contains("u<8> · speaker s03"), text);
        assertTrue(text.contains("angry taken for <sad> · p(angry) = 0.012"), text);
        assertTrue(text.contains("No sound: the file is gone"), text);
        NodeList images = section.getElementsByTagName("image");
        assertEquals(1, images.getLength());
        String address = ((Element) images.item(0)).getAttribute("href");
        assertTrue(address.startsWith("data:image/png;base64,"));
        byte[] png = Base64.getDecoder().decode(address.substring(22));
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(Spectrogram.BANDS, picture.getHeight());
        // 2.5 s of windows of 32 ms, one every 86 samples
        assertEquals(1 + (40_000 - 512) / 86, picture.getWidth());
        assertEquals(0, section.getElementsByTagName("audio").getLength());
        assertTrue(text.contains("report.media"), text);
    }

    @Test
    void should_carry_sound_only_when_the_configuration_says_so() throws Exception {
        change("report", Json.createObjectBuilder().add("media", true).build());
        Element section = ReportPage.under(page(), "Worst clips");
        NodeList players = section.getElementsByTagName("audio");
        assertEquals(1, players.getLength());
        String address = ((Element) players.item(0)).getAttribute("src");
        assertTrue(address.startsWith("data:audio/wav;base64,"));
        byte[] wav = Base64.getDecoder().decode(address.substring(22));
        assertEquals(44 + 2 * 40_000, wav.length);
        assertEquals("RIFF", new String(wav, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void should_list_how_well_each_class_is_recognised() throws Exception {
        String text = ReportPage.under(page(), "Confusion matrices").getTextContent();
        assertTrue(text.contains("joint20 %angry50.025.0-37"), text);
    }

    @Test
    void should_add_up_phases_of_the_experiment_and_of_its_cells() throws Exception {
        String text = ReportPage.under(page(), "Time and memory").getTextContent();
        assertTrue(
                text.contains("whole experimentreading sound and features1 min 35 s640 MB"), text);
        // 8 pre-trainings of 70.25 s
        assertTrue(text.contains("training9 min 22 s812 MB"), text);
    }

    @Test
    void should_tell_where_the_time_within_trainings_went_by_kind_and_together() throws Exception {
        String text = ReportPage.under(page(), "Time and memory").getTextContent();
        // 65 of 70 s computing, 2.5 s waiting
        assertTrue(
                text.contains("92.9 % of the time was computing; 3.6 % waiting for batches."),
                text);
        assertTrue(text.contains("9 min 20 s"), text);
        assertTrue(text.contains("forward480.0028.6160.0028.6640.0028.6"), text);
        assertTrue(text.contains("waiting for batches60.003.620.003.680.003.6"), text);
        assertTrue(!text.contains("paused0"), "what took no time is left out");
        String csv = Files.readString(folder.resolve("tables/time-by-training.csv"));
        assertTrue(
                csv.lines().anyMatch(l -> l.contains(",100,10,20.00,0.00,40.00,5.00,2.50")), csv);
    }

    @Test
    void should_say_how_to_get_the_numbers_again() throws Exception {
        String text = ReportPage.under(page(), "Reproduce and cite").getTextContent();
        assertTrue(text.contains("./pathos resume " + folder.getFileName()), text);
        assertTrue(text.contains("configuration sha256:fedcba987654, label target"), text);
    }

    @Test
    void should_cost_only_their_sections_when_newer_files_are_damaged() throws Exception {
        made.file("worst-clips.json", "[{\"utterance\":");
        change("systems", Json.createArrayBuilder().add(3).add("x").build());
        change("partitions", JsonValue.NULL);
        change("leakage", Json.createArrayBuilder().build());
        change("phases", Json.createValue("none"));
        Document page = page();
        assertTrue(
                ReportPage.section(page, "Worst clips")
                        .contains("worst-clips.json is not a JSON array"));
        assertTrue(ReportPage.section(page, "F1 against labeled speech").contains("resume"));
        assertTrue(ReportPage.section(page, "Protocol").contains("does not list the partitions"));
        assertTrue(ReportPage.section(page, "Time and memory").contains("812 MB"));
        assertTrue(ReportPage.section(page, "Map of embeddings").contains("chance"));
    }

    @Test
    void should_stay_readable_when_a_run_is_older_than_these_sections() throws Exception {
        Files.walk(folder)
                .filter(f -> f.toString().matches(".*(embeddings\\..*|worst-clips\\.json)"))
                .forEach(f -> f.toFile().delete());
        Fixture.small(folder, "joint", List.of("angry", "<sad>"));
        String text = page().getDocumentElement().getTextContent();
        for (String sentence :
                List.of(
                        "does not list systems with their labeled minutes",
                        "does not say what was checked for leakage",
                        "No cell has left embeddings.npy",
                        "worst-clips.json is missing",
                        "No phases are recorded",
                        "No pre-training recorded it")) {
            assertTrue(text.contains(sentence), sentence);
        }
    }

    @Test
    void should_keep_every_table_as_csv_and_latex_beside_the_report() throws Exception {
        Document page = page();
        int links = 0;
        for (Element link : ReportPage.elements(page, "a", "")) {
            String address = link.getAttribute("href");
            if (!address.startsWith("#")) {
                assertTrue(Files.size(folder.resolve(address)) > 0, address);
                links++;
            }
        }
        try (var files = Files.list(folder.resolve("tables"))) {
            assertEquals(links, files.count());
        }
        assertEquals(
                "arm,labels,true class,angry,<sad>",
                Files.readAllLines(folder.resolve("tables/confusions.csv")).get(0));
        String tex = Files.readString(folder.resolve("tables/f1-by-labels.tex"));
        assertTrue(tex.contains("\\begin{tabular}{lrrrrrrr}\n\\toprule\narm & labels & "), tex);
        assertTrue(tex.contains("joint & 5 \\% & 3.8 & 52.0 [48.0, 56.0] & "), tex);
    }

    @Test
    void should_write_the_same_bytes_when_nothing_changed() throws Exception {
        assertEquals(html(), html());
    }
}
