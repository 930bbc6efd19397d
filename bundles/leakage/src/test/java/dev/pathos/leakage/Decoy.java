package dev.pathos.leakage;

import static dev.pathos.api.corpus.Recording.take;
import static dev.pathos.leakage.Manifest.SECONDS;
import static dev.pathos.leakage.Manifest.stretch;
import static dev.pathos.leakage.Manifest.utterance;

import dev.pathos.api.corpus.Recording;
import java.io.IOException;
import java.nio.file.Path;

/** What looks like a leak and is none. */
final class Decoy {
    private Decoy() {}

    /** Puts one of six kinds into a manifest. */
    static void into(Manifest m) throws IOException {
        switch ((int) (m.seed % 6)) {
            case 0 -> {
                // the same names in two joined corpora
                m.test.add(utterance(m.fresh("own", SECONDS), "e/03", "e/1", take("e/a")));
                m.put(m.fresh("other", SECONDS), "r/03", "r/1", take("r/a"));
            }
            case 1 -> {
                // stretches of one file that touch
                Path both = m.fresh("own", 3);
                m.test.add(utterance(both, "t98", "", stretch(0, 1.5)));
                m.put(both, "m99", "", stretch(1.5, Double.POSITIVE_INFINITY));
            }
            case 2 -> pair(m, new float[20_000], new float[20_000 + (int) (m.seed % 12 / 6)]);
            case 3 -> pair(m, Voice.noise(m.seed, 1.5, 1e-3), Voice.noise(-m.seed, 1.5, 1e-3));
            case 4 -> {
                double hz = 125 * (2 + m.seed % 20);
                pair(m, Voice.tone(hz, 1.5, 0.1), Voice.tone(hz + m.seed % 4, 1.6, 0.3));
            }
            default -> {
                // nobody can listen to these
                m.test.add(utterance(Path.of("absent 1"), "t98", "", Recording.WHOLE));
                m.put(Path.of("absent 2"));
            }
        }
    }

    private static void pair(Manifest m, float[] one, float[] other) throws IOException {
        m.test.add(utterance(m.file("own", "", one), "t98", "", Recording.WHOLE));
        m.put(m.file("other", "b", other));
    }
}
