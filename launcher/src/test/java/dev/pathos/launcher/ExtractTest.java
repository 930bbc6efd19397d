package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extracts features through the shipped launcher and features. */
class ExtractTest {
    private static final int RATE = 16_000;

    private static final String CONFIG =
            """
            {
              "csv-manifest~corpus": { "file": "clips.csv", "label": "" },
              "mel-spectrogram~mel": { "mels": 8 },
              "utterance-normalization~features": { "extractor": "mel" },
              "energy-variation~energy": {},
              "cnn-encoder~encoder": { "widths": [8, 8], "embedding": 8 },
              "arm~one": { "pretext": ["energy"] },
              "experiment~clips": {
                "features": "features", "folds": 3, "run.folds": [0], "budgets": [],
                "pretrain.epochs": 2
              }
            }
            """;

    @TempDir Path cwd;
    private Launch launch;

    @BeforeEach
    void prepare() throws IOException {
        launch =
                new Launch(
                        cwd,
                        Map.of(),
                        Map.of(
                                "PATHOS_CACHE",
                                cwd.resolve("cache").toString(),
                                "PATHOS_RUNS",
                                cwd.resolve("runs").toString(),
                                "OMP_NUM_THREADS",
                                "1",
                                // as shipped: the quick compiler alone has no vectors
                                "PATHOS_JAVA_OPTS",
                                "-XX:+UseParallelGC"));
        for (int i = 0; i < 6; i++) {
            tone(cwd.resolve("clips/s" + i + "/ton ä.wav"), 1 + i % 2, 200 + 40 * i);
        }
        Files.writeString(cwd.resolve("clips/s0/notes.txt"), "no sound");
        Files.writeString(cwd.resolve("clips/s0/broken.wav"), "no sound either");
        tone(cwd.resolve("clips/s0/ton ä.aif"), 1, 100);
        Files.writeString(cwd.resolve("clips.json"), CONFIG);
        StringBuilder manifest = new StringBuilder("id,speaker,media,start,end\n");
        for (int i = 0; i < 6; i++) {
            manifest.append("u").append(i).append(",s").append(i);
            manifest.append(",clips/s").append(i).append("/ton ä.wav,.25,.75\n");
        }
        Files.writeString(cwd.resolve("clips.csv"), manifest);
    }

    private static void tone(Path file, int seconds, int hertz) throws IOException {
        int samples = RATE * seconds;
        ByteBuffer out = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        out.putShort((short) 2).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) {
            double swell = .6 + .4 * Math.sin(2 * Math.PI * 3 * i / RATE);
            out.putShort((short) (8000 * swell * Math.sin(2 * Math.PI * hertz * i / RATE)));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, out.array());
    }

    private Outcome good(String... words) throws Exception {
        Outcome outcome = launch.run(words);
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        return outcome;
    }

    private long entries() throws IOException {
        try (Stream<Path> files = Files.walk(cwd.resolve("cache/features"))) {
            return files.filter(f -> f.toString().endsWith(".frames")).count();
        }
    }

    @Test
    void should_write_each_format_from_one_extraction_and_account_for_every_input()
            throws Exception {
        String call =
                "extract clips --extractor mel-spectrogram --set mel-spectrogram.mels=4 --out ";
        Files.writeString(
                cwd.resolve("all"),
                String.join(
                        "\n",
                        call + "csv",
                        call + "arff --format arff",
                        call + "npy --format npy",
                        call + "parquet --format parquet --jobs 1",
                        call + "one --together",
                        "cache",
                        "cache clear --extractor mel-spectrogram",
                        call + "csv"));
        Outcome outcome = good("script", "all");
        String told = String.join("\n", outcome.out()).replaceAll(" +", " ");
        // inputs, used, skipped, failed
        assertTrue(told.contains("9 7 1 1"), told);
        assertTrue(told.contains("features extracted features, face tracks 7 "), told);
        assertTrue(told.contains("mel-spectrogram 2 1 7 "), told);
        // outputs are there, and nothing is extracted again for them
        assertEquals(0, entries());
        List<String> ledger = Files.readAllLines(cwd.resolve("csv/ledger.csv"));
        assertEquals(10, ledger.size());
        assertTrue(ledger.get(1).startsWith("s0/broken.wav,failed,"), ledger.get(1));
        assertTrue(ledger.get(2).startsWith("s0/notes.txt,skipped,"), ledger.get(2));
        List<String> rows = Files.readAllLines(cwd.resolve("csv/s0/ton ä.wav.csv"));
        assertEquals("name;frameTime;mel0;mel1;mel2;mel3", rows.get(0));
        assertTrue(rows.get(2).matches("'s0/ton ä.wav';0\\.016000(;\\d\\.\\d{6}e[-+]\\d\\d){4}"));
        assertEquals(1 + (RATE - 512) / 256 + 1, rows.size());
        for (String format : List.of("csv", "arff", "npy", "parquet")) {
            assertTrue(Files.exists(cwd.resolve(format + "/s1/ton ä." + format)), format);
        }
        assertTrue(Files.exists(cwd.resolve("one/features.csv")));
        byte[] parquet = Files.readAllBytes(cwd.resolve("parquet/s1/ton ä.parquet"));
        assertEquals("PAR1", new String(parquet, 0, 4, StandardCharsets.US_ASCII));
        assertEquals("mel0\nmel1\nmel2\nmel3\n", Files.readString(cwd.resolve("npy/columns.txt")));
    }

    @Test
    void should_share_features_when_a_run_and_an_extraction_need_the_same() throws Exception {
        Files.writeString(
                cwd.resolve("list.tsv"), "media\tend\nclips/s1/ton ä.wav\t.5\n\t.5\nnone.wav\t\n");
        Files.writeString(
                cwd.resolve("all"),
                String.join(
                        "\n",
                        "extract clips.csv --extractor features --config clips.json --out stretches",
                        "plan clips.json",
                        "extract list.tsv --extractor mel-spectrogram --out listed"));
        good("script", "all");
        assertEquals(
                1 + (RATE / 2 - 512) / 256 + 1,
                Files.readAllLines(cwd.resolve("stretches/u3.csv")).size());
        // six stretches for both, and one of the list
        assertEquals(7, entries());
        // a table need not name more than media
        List<String> ledger = Files.readAllLines(cwd.resolve("listed/ledger.csv"));
        assertEquals(4, ledger.size());
        assertTrue(
                ledger.stream().anyMatch(l -> l.startsWith("clips/s1/ton ä.wav#-.5,used,,")),
                ledger::toString);
        assertEquals(2, ledger.stream().filter(l -> l.contains(",failed,")).count());
    }

    @Test
    void should_end_with_status_2_when_called_wrongly_and_1_when_nothing_can_be_used()
            throws Exception {
        Outcome wrong =
                launch.run(
                        "extract", "clips", "--extractor", "lld", "--out", "x", "--format", "xls");
        assertEquals(2, wrong.status());
        assertTrue(wrong.firstError().contains("arff, csv, npy, parquet"), wrong.firstError());
        Outcome bad =
                launch.run(
                        "extract",
                        "clips/s0/broken.wav",
                        "--extractor",
                        "mel-spectrogram",
                        "--out",
                        "x");
        assertEquals(1, bad.status());
        assertTrue(
                bad.firstError().startsWith("no input of 1 could be used, the first failure:"),
                bad.firstError());
    }
}
