package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes and compares tables of faces through the shipped launcher and features. */
class FacesTest {
    @TempDir Path cwd;
    private Launch launch;

    @BeforeEach
    void prepare() throws IOException {
        launch =
                new Launch(
                        cwd,
                        Map.of(),
                        Map.of(
                                "PATHOS_CACHE", cwd.resolve("cache").toString(),
                                "PATHOS_MODELS", cwd.resolve("models").toString()));
    }

    /** A table of four seconds in which an action unit rises. */
    private void table(String name, String header, String confidence) throws IOException {
        StringBuilder table = new StringBuilder(header).append('\n');
        for (int f = 0; f < 100; f++) {
            table.append(f / 25.).append(confidence).append(f / 100.).append('\n');
        }
        Path file = cwd.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
    }

    private String told(Outcome outcome) {
        return String.join(" ", outcome.out()).replaceAll(" +", " ");
    }

    @Test
    void should_write_tables_once_and_compare_them() throws Exception {
        table("in/a.openface", "timestamp, confidence, success, AU12_r", ", 0.9, 1, ");
        table("in/b/c.csv", "timestamp,confidence,AU12_r", ",.5,");
        Files.writeString(cwd.resolve("in/damaged.csv"), "timestamp,confidence,AU12_r\n0,1\n");
        Files.writeString(cwd.resolve("in/a.wav"), "no sound");
        Files.writeString(cwd.resolve("in/notes.txt"), "text");
        Files.createDirectories(cwd.resolve("pf"));
        Files.writeString(cwd.resolve("pf/d.py-feat"), "frame,FaceScore,AU12\n0,.9,.2\n");
        String call = "faces in --out tables --analyzer openface --jobs 2";
        Files.writeString(
                cwd.resolve("all"),
                String.join(
                        "\n",
                        call,
                        call,
                        "faces pf --out pf-out --analyzer py-feat",
                        "agreement tables --reference in --analyzer openface"));
        Outcome outcome = launch.run("script", "all");
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        String told = told(outcome);
        assertTrue(told.contains(" a.csv 100 100.0 % 0.90 1 - "), told);
        assertTrue(told.contains(" b/c.csv 100 0.0 % 0.50 1 - "), told);
        assertTrue(told.contains("5 inputs, 2 used, 2 skipped, 1 failed; 0 done before"), told);
        assertTrue(told.contains("5 inputs, 2 used, 2 skipped, 1 failed; 2 done before"), told);
        assertTrue(told.contains("AU12 1.000 1.000 1 100"), told);
        List<String> ledger = Files.readAllLines(cwd.resolve("tables/ledger.csv"));
        assertEquals(6, ledger.size());
        assertTrue(
                ledger.contains(
                        "damaged.csv,failed,\"line 2 has 2 cells, the header 3\","
                                + cwd.resolve("in/damaged.csv")
                                + ","),
                ledger.toString());
        List<String> rows = Files.readAllLines(cwd.resolve("tables/a.csv"));
        assertEquals("frame,face_id,timestamp,confidence,success,AU12_r", rows.get(0));
        assertEquals("26,0,1,0.9,1,0.25", rows.get(26));
        assertEquals("1,0,0,0.9,1,1,0", Files.readAllLines(cwd.resolve("pf-out/d.csv")).get(1));
    }

    @Test
    void should_end_with_status_2_when_called_wrongly_and_1_when_nothing_can_be_used()
            throws Exception {
        table("in/a.openface", "timestamp, confidence, success, AU12_r", ", 0.9, 1, ");
        Outcome wrong = launch.run("faces", "in", "--out", "x", "--format", "xls");
        assertEquals(2, wrong.status());
        assertTrue(wrong.firstError().contains("--format is one of openface"), wrong.firstError());
        // without a model, motion is taken, which reads no tables
        Outcome none = launch.run("faces", "in", "--out", "x");
        assertEquals(1, none.status());
        assertTrue(none.firstError().startsWith("no input of 1 could be used"), none.firstError());
        assertTrue(
                Files.readString(cwd.resolve("x/ledger.csv"))
                        .contains("neither a video nor a table that motion reads"));
    }

    @Test
    void should_cut_annotated_faces_out_of_real_pictures() throws Exception {
        Path data = Launch.HOME.resolveSibling("shared").resolve("data");
        Path pictures = data.resolve("landmarks-68-ground-truth");
        Path model = data.resolve("models/pfld68_112.onnx");
        assumeTrue(
                Files.exists(pictures) && Files.exists(model),
                "no shared/data/landmarks-68-ground-truth or models");
        Path annotations = pictures.resolve("testing_with_face_landmarks.xml");
        Outcome outcome =
                launch.run(
                        "agreement",
                        pictures.toString(),
                        "--reference",
                        annotations.toString(),
                        "--analyzer",
                        "landmarks",
                        "--set",
                        "landmarks.model=" + model,
                        "--set",
                        "landmarks.sha256="
                                + "7d7bbd5c6a1d9272e58d9773898284a1905d872eba9a662df9b5f20f1ba6f83e");
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        String told = told(outcome);
        // the model is known for errors about 5 %
        Matcher all = Pattern.compile(" all 25 (\\d+) \\d+ \\d+ ([0-9.]+) %").matcher(told);
        assertTrue(all.find(), told);
        assertTrue(Integer.parseInt(all.group(1)) >= 20, told);
        assertTrue(Double.parseDouble(all.group(2)) < 8, told);
    }
}
