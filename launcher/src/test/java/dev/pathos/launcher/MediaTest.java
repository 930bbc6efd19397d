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

/** Decodes good and damaged media through the shipped launcher and features. */
class MediaTest {
    private static final int RATE = 16_000;

    private static final String CONFIG =
            """
            {
              "media-folder~corpus": { "root": "talks" },
              "media~sound": { "channel": "CHANNEL" },
              "lld~features": {},
              "energy-variation~energy": {},
              "cnn-encoder~encoder": { "widths": [8, 8], "embedding": 8 },
              "arm~one": { "pretext": ["energy"] },
              "experiment~heard": {
                "media": "sound",
                "folds": 3, "run.folds": [0], "budgets": [], "pretrain.epochs": 2
              }
            }
            """;

    @TempDir Path cwd;
    private Launch launch;

    @BeforeEach
    void prepare() {
        launch =
                new Launch(
                        cwd,
                        Map.of(),
                        Map.of(
                                "PATHOS_CACHE", cwd.resolve("cache").toString(),
                                "PATHOS_RUNS", cwd.resolve("runs").toString(),
                                "OMP_NUM_THREADS", "1"));
    }

    /** Two seconds of a swelling tone on the last channel; the others are silent. */
    private static void write(Path file, int channels, int pitch) throws IOException {
        int bytes = 2 * 2 * RATE * channels;
        ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) channels).putInt(RATE);
        out.putInt(2 * RATE * channels).putShort((short) (2 * channels)).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (int i = 0; i < 2 * RATE; i++) {
            out.position(out.position() + 2 * (channels - 1));
            double swell = 1 + pitch / 200. * Math.sin(2 * Math.PI * 3 * i / RATE);
            out.putShort((short) (9000 * swell * Math.sin(2 * Math.PI * pitch * i / RATE)));
        }
        Files.createDirectories(file.getParent());
        Files.write(file, out.array());
    }

    private Outcome plan(String channel) throws Exception {
        Files.writeString(cwd.resolve("heard.json"), CONFIG.replace("CHANNEL", channel));
        return launch.run("plan", "heard.json");
    }

    @Test
    void should_take_the_channel_that_a_configuration_names() throws Exception {
        for (int s = 0; s < 6; s++) {
            for (int take = 0; take < 4; take++) {
                Path file = cwd.resolve("talks/s" + s + "/take" + take + ".wav");
                write(file, s + take == 0 ? 1 : 2, 50 + 7 * s + 43 * take);
            }
        }
        Outcome second = plan("2");
        String told = String.join("\n", second.out());
        assertEquals(0, second.status(), () -> String.join("\n", second.err()));
        assertTrue(told.contains("no such channel: 2 of 1"), told);
        Outcome loudest = plan("loudest");
        assertEquals(0, loudest.status(), () -> String.join("\n", loudest.err()));
        assertTrue(!String.join("\n", loudest.out()).contains("no such channel"), told);
        Outcome wrong = plan("left");
        assertEquals(1, wrong.status());
        assertTrue(wrong.firstError().contains("no channel is called left"), wrong.firstError());
    }

    @Test
    void should_count_how_damaged_media_end() throws Exception {
        Outcome outcome = launch.run("torture", "--count", "60", "--seed", "3");
        String told = String.join("\n", outcome.out());
        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        assertTrue(told.contains("Sound of 60 damaged files, seed 3"), told);
        assertTrue(told.contains("Afterwards all 14 good files decoded to the same"), told);
        assertTrue(told.replaceAll(" +", " ").contains("\nall 60 "), told);
        Outcome nothing = launch.run("torture", "nowhere");
        assertEquals(1, nothing.status());
        assertTrue(nothing.firstError().contains("cannot read"), nothing.firstError());
        assertEquals(2, launch.run("torture", "--count", "none").status());
    }
}
