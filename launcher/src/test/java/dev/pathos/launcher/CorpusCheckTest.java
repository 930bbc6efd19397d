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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks small corpora through the shipped launcher and features. */
class CorpusCheckTest {
    @TempDir Path cwd;

    @BeforeEach
    void writeCorpus() throws IOException {
        wav("a.wav", 16_000);
        wav("b.wav", 32_000);
        Files.writeString(
                cwd.resolve("m.csv"),
                """
                id,speaker,media,label,sex
                1,s1,a.wav,calm,female
                2,s01,b.wav,angry,male
                3,s2,c.wav,angry,male
                4,s2,b.wav,bored,male
                """);
        Files.writeString(
                cwd.resolve("c.json"),
                """
                {
                  "csv-manifest~lab": { "file": "m.csv" },
                  "label-map~four": { "corpus": "lab", "to": "four" },
                  "talking-heads~heads": { "speakers": 4, "utterances": 6 },
                  "joined-corpora~both": { "corpora": ["four", "heads"] }
                }
                """);
    }

    private void wav(String name, int samples) throws IOException {
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
        wav.putShort((short) 1).putInt(16_000).putInt(32_000).putShort((short) 2);
        wav.putShort((short) 16).put("data".getBytes(StandardCharsets.US_ASCII));
        wav.putInt(2 * samples);
        Files.write(cwd.resolve(name), wav.array());
    }

    private String check(int status, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 2];
        command[0] = "corpus";
        command[1] = "check";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        Launch launch =
                new Launch(cwd, Map.of(), Map.of("PATHOS_CACHE", cwd.resolve("cache").toString()));
        Outcome outcome = launch.run(command);
        assertEquals(status, outcome.status(), () -> String.join("\n", outcome.err()));
        return String.join("\n", status == 0 ? outcome.out() : outcome.err()).replaceAll(" +", " ");
    }

    private static void contains(String printed, String... lines) {
        for (String line : lines) {
            assertTrue(printed.contains("\n" + line), () -> line + " is not in\n" + printed);
        }
    }

    @Test
    void should_check_a_kind_of_corpus_without_a_configuration() throws Exception {
        contains(
                "\n" + check(0, "csv-manifest", "--set", "csv-manifest.file=m.csv"),
                "Corpus csv-manifest",
                "clips 3",
                "duration 5.00 s",
                "speakers 3 (2 male, 1 female)",
                "angry 1 33.3%",
                " 1 failed no such file: ",
                " 1 a speaker spelled in several ways would be several people s1 = s01");
        assertTrue(check(1, "csv-manifest").contains("key file of the csv-manifest part"));
        assertTrue(check(1, "csv-manifst").contains("did you mean 'csv-manifest'?"));
        assertTrue(check(2, "a", "b").contains("corpus check <part>"));
    }

    @Test
    void should_check_corpora_that_read_other_corpora() throws Exception {
        contains(
                "\n" + check(0, "both", "--config", "c.json", "--fast"),
                "Corpus both (synthetic)",
                "clips 26",
                "speakers 6 (",
                "sidecars 24 openface",
                "neutral 5 ",
                " 1 left out its label 'bored' is not in the map four/4");
        assertTrue(check(1, "bothe", "--config", "c.json").contains("did you mean 'both'?"));
    }
}
