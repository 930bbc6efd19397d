package dev.pathos.leakage;

import static dev.pathos.leakage.Manifest.SECONDS;
import static dev.pathos.leakage.Manifest.stretch;
import static dev.pathos.leakage.Manifest.utterance;

import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A leak in a manifest.
 *
 * @param rule which rule must name it
 * @param test the tested file
 * @param made the other file
 */
record Leaking(String rule, Path test, Path made) {
    private static final String NEAR = "near-identical audio";

    /** Puts a leak into a manifest, one of eight kinds in turn. */
    static Leaking into(Manifest m) throws IOException {
        Utterance tested = m.tested();
        Path test = tested.media();
        int variant = (int) (m.seed / 8);
        return switch ((int) (m.seed % 8)) {
            case 0 -> {
                Path made = m.fresh("own", SECONDS);
                m.put(made, spelled(tested.speaker().substring(1), variant), "", Recording.WHOLE);
                yield new Leaking("speaker", test, made);
            }
            case 1 -> {
                Path own = m.fresh("own", SECONDS);
                Path made = m.fresh("other", SECONDS);
                m.test.add(utterance(own, "t98", "morning", Recording.WHOLE));
                m.put(made, "m99", "morning", Recording.WHOLE);
                yield new Leaking("session", own, made);
            }
            case 2 -> {
                Path made = m.fresh("own", SECONDS);
                m.put(made, "m99", "", Recording.take(tested.recording().take()));
                yield new Leaking("take", test, made);
            }
            case 3 -> {
                Path made = test.resolveSibling("copy" + m.seed + ".pcm");
                m.put(Files.copy(test, made));
                yield new Leaking("identical audio", test, made);
            }
            case 4 -> {
                Path made = m.file("own", "another header", Recordings.read(test));
                m.put(made);
                yield new Leaking("identical audio", test, made);
            }
            case 5 -> {
                Change change = Change.values()[variant % Change.values().length];
                Path made = m.file("own", "", change.of(Recordings.read(test), m.seed));
                m.put(made);
                yield new Leaking(NEAR, test, made);
            }
            case 6 -> {
                Path both = m.fresh("own", 2 * SECONDS);
                double end = variant % 2 == 0 ? 2.5 : Double.POSITIVE_INFINITY;
                m.test.add(utterance(both, "t98", "", stretch(0.2, 1.6)));
                m.put(both, "m99", "", stretch(1.5, end));
                yield new Leaking("overlapping segments", both, both);
            }
            default -> {
                // a long recording that a tested clip was cut out of
                float[] clip = Recordings.read(test);
                float[] around = Voice.speech(1_000_000 + m.seed, 4);
                System.arraycopy(clip, 0, around, 16_384 + (int) m.seed, clip.length);
                Path made = m.file("own", "", around);
                m.put(made);
                yield new Leaking(NEAR, test, made);
            }
        };
    }

    private static String spelled(String number, int variant) {
        return List.of("t" + number, "T0" + number, "Actor_t" + number, "speaker-T" + number)
                .get(variant % 4);
    }
}
