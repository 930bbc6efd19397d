package dev.pathos.leakage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Leak;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    private static final List<String> ROLES =
            List.of("training", "development", "pre-training", "normalisation", "thresholds");
    private static final int POOL = 60;
    private static final double SECONDS = 1.4;

    @TempDir static Path folder;

    private static final List<Path> POOLED = new ArrayList<>();

    @BeforeAll
    static void record() throws IOException {
        for (int i = 0; i < POOL; i++) {
            POOLED.add(
                    Recordings.write(
                            folder.resolve("clip" + i + ".pcm"), "", Voice.speech(i, SECONDS)));
        }
    }

    private static Guard guard() {
        return new Guard(folder.resolve("cache"), new Recordings());
    }

    private static Utterance utterance(
            Path media, String speaker, String session, Recording recording) {
        return new Utterance(
                media.getFileName() + " of " + speaker + " at " + recording.start(),
                speaker,
                session,
                media,
                Map.of(),
                Annotations.NONE,
                recording);
    }

    private static Recording stretch(double from, double to) {
        return new Recording("", from, to, "", Map.of());
    }

    private static Recording of(String take, String corpus) {
        return new Recording(
                take,
                0,
                Double.POSITIVE_INFINITY,
                "",
                corpus.isEmpty() ? Map.of() : Map.of("corpus", corpus));
    }

    /** What is made and what is tested, without a leak so far. */
    private static final class Manifest {
        final Map<String, List<Utterance>> made = new LinkedHashMap<>();
        final List<Utterance> test = new ArrayList<>();
        final SplittableRandom random;

        Manifest(long seed) {
            random = Seeds.random(seed, "manifest");
            int[] clips = Seeds.permutation(POOL, random);
            for (int i = 0; i < 15; i++) {
                String who = "m" + i;
                made.computeIfAbsent(ROLES.get(i % 5), r -> new ArrayList<>())
                        .add(
                                utterance(
                                        POOLED.get(clips[i]),
                                        who,
                                        i % 2 == 0 ? "" : "session " + who,
                                        of(i % 3 == 0 ? "" : "take " + who, "")));
            }
            for (int i = 15; i < 20; i++) {
                test.add(
                        utterance(
                                POOLED.get(clips[i]),
                                "t" + i,
                                i % 2 == 0 ? "" : "session t" + i,
                                of("take t" + i, "")));
            }
        }

        void put(String role, Utterance u) {
            List<Utterance> in = made.get(role);
            in.add(random.nextInt(in.size()), u);
        }
    }

    private static Path file(long seed, String comment, float[] sound) throws IOException {
        return Recordings.write(folder.resolve("own" + seed + ".pcm"), comment, sound);
    }

    private static float[] samples(Path file) throws IOException {
        Utterance u = utterance(file, "", "", Recording.WHOLE);
        return new Recordings().open(u).audio().toArray();
    }

    /** Puts a leak into a manifest and says which rule must name it, and with which file. */
    private static String leak(Manifest m, long seed, String role, Path[] named)
            throws IOException {
        Path fresh = folder.resolve("own" + seed + ".pcm");
        Utterance tested = m.test.get(m.random.nextInt(m.test.size()));
        named[0] = tested.media();
        named[1] = fresh;
        switch ((int) (seed % 8)) {
            case 0 -> {
                file(seed, "", Voice.speech(1000 + seed, SECONDS));
                String number = tested.speaker().substring(1);
                String spelled =
                        List.of(
                                        "t" + number,
                                        "T0" + number,
                                        "Actor_t" + number,
                                        "speaker-T" + number)
                                .get((int) (seed / 8 % 4));
                m.put(role, utterance(fresh, spelled, "", Recording.WHOLE));
                return "speaker";
            }
            case 1 -> {
                file(seed, "", Voice.speech(1000 + seed, SECONDS));
                m.test.add(utterance(fresh, "new", "morning", Recording.WHOLE));
                named[0] = fresh;
                named[1] = folder.resolve("other" + seed + ".pcm");
                Recordings.write(named[1], "", Voice.speech(2000 + seed, SECONDS));
                m.put(role, utterance(named[1], "m99", "morning", Recording.WHOLE));
                return "session";
            }
            case 2 -> {
                file(seed, "", Voice.speech(1000 + seed, SECONDS));
                String take = tested.recording().take();
                m.put(role, utterance(fresh, "m99", "", of(take, "")));
                return "take";
            }
            case 3 -> {
                Files.copy(tested.media(), fresh);
                m.put(role, utterance(fresh, "m99", "", Recording.WHOLE));
                return "identical audio";
            }
            case 4 -> {
                file(seed, "another header", samples(tested.media()));
                m.put(role, utterance(fresh, "m99", "", Recording.WHOLE));
                return "identical audio";
            }
            case 5 -> {
                Change change = Change.values()[(int) (seed / 8 % Change.values().length)];
                file(seed, "", change.of(samples(tested.media()), seed));
                m.put(role, utterance(fresh, "m99", "", Recording.WHOLE));
                return "near-identical audio";
            }
            case 6 -> {
                file(seed, "", Voice.speech(1000 + seed, 3));
                m.test.add(utterance(fresh, "t98", "", stretch(0.2, 1.6)));
                double to = seed % 16 < 8 ? 2.5 : Double.POSITIVE_INFINITY;
                m.put(role, utterance(fresh, "m99", "", stretch(1.5, to)));
                named[0] = fresh;
                return "overlapping segments";
            }
            default -> {
                // a long recording that a tested clip was cut out of
                float[] inside = samples(tested.media());
                float[] around = Voice.speech(1000 + seed, 4);
                System.arraycopy(inside, 0, around, 16_384 + (int) seed, inside.length);
                file(seed, "", around);
                m.put(role, utterance(fresh, "m99", "", Recording.WHOLE));
                return "near-identical audio";
            }
        }
    }

    @Test
    void should_name_rule_role_and_files_when_200_manifests_leak() throws IOException {
        Guard guard = guard();
        for (long seed = 0; seed < 200; seed++) {
            Manifest m = new Manifest(seed);
            String role = ROLES.get((int) (seed % ROLES.size()));
            Path[] named = new Path[2];
            String rule = leak(m, seed, role, named);
            List<Leak> leaks = guard.leaks(m.made, m.test);
            String what = "manifest " + seed + " (" + rule + ", " + role + "): " + leaks;
            assertEquals(1, leaks.size(), what);
            assertEquals(rule, leaks.get(0).rule(), what);
            assertEquals(role, leaks.get(0).role(), what);
            assertEquals(1, leaks.get(0).count(), what);
            for (Path file : named) {
                assertTrue(leaks.get(0).evidence().get(0).contains(file.toString()), what);
            }
        }
    }

    /** Adds what looks like a leak and is none. */
    private static void decoy(Manifest m, long seed, String role) throws IOException {
        switch ((int) (seed % 6)) {
            case 0 -> {
                // the same names in two corpora
                m.test.add(
                        utterance(
                                file(seed, "", Voice.speech(1000 + seed, SECONDS)),
                                "03",
                                "1",
                                of("a", "emodb")));
                m.put(
                        role,
                        utterance(
                                Recordings.write(
                                        folder.resolve("other" + seed + ".pcm"),
                                        "",
                                        Voice.speech(2000 + seed, SECONDS)),
                                "3",
                                "1",
                                of("a", "ravdess")));
            }
            case 1 -> {
                // stretches of one file that touch
                Path both = file(seed, "", Voice.speech(1000 + seed, 3));
                m.test.add(utterance(both, "t98", "", stretch(0, 1.5)));
                m.put(role, utterance(both, "m99", "", stretch(1.5, Double.POSITIVE_INFINITY)));
            }
            case 2 -> silence(m, seed, role, new float[20_000], new float[24_000]);
            case 3 ->
                    silence(
                            m,
                            seed,
                            role,
                            Voice.noise(seed, 1.5, 1e-3),
                            Voice.noise(1000 + seed, 1.5, 1e-3));
            case 4 -> {
                double hz = 125 * (2 + seed % 20);
                silence(
                        m,
                        seed,
                        role,
                        Voice.tone(hz, 1.5, 0.1),
                        Voice.tone(hz + seed % 4, 1.6, 0.3));
            }
            default -> {
                // nobody can listen to these
                m.test.add(utterance(folder.resolve("absent-1"), "t98", "", Recording.WHOLE));
                m.put(role, utterance(folder.resolve("absent-2"), "m99", "", Recording.WHOLE));
            }
        }
    }

    private static void silence(Manifest m, long seed, String role, float[] one, float[] other)
            throws IOException {
        m.test.add(utterance(file(seed, "", one), "t98", "", Recording.WHOLE));
        Path second = Recordings.write(folder.resolve("other" + seed + ".pcm"), "", other);
        m.put(role, utterance(second, "m99", "", Recording.WHOLE));
    }

    @Test
    void should_find_nothing_when_200_manifests_are_clean() throws IOException {
        Guard guard = guard();
        for (long seed = 1000; seed < 1200; seed++) {
            Manifest m = new Manifest(seed);
            decoy(m, seed, ROLES.get((int) (seed % ROLES.size())));
            assertEquals(List.of(), guard.leaks(m.made, m.test), "manifest " + seed);
        }
    }

    @Test
    void should_give_one_leak_for_each_rule_and_role_and_count_the_rest_when_all_leak() {
        List<Utterance> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            all.add(utterance(POOLED.get(i), "s" + i, "", of("take " + i, "")));
        }
        List<Leak> leaks = guard().leaks(Map.of("training", all), all);
        assertEquals(
                List.of("speaker", "take", "identical audio"),
                leaks.stream().map(Leak::rule).toList());
        for (Leak leak : leaks) {
            assertEquals(9, leak.count());
            assertEquals(5, leak.evidence().size());
        }
    }

    @Test
    void should_read_each_sound_once_when_asked_again_by_another_guard() throws IOException {
        Path cache = folder.resolve("cache of its own");
        Manifest m = new Manifest(5);
        Recordings first = new Recordings();
        new Guard(cache, first).leaks(m.made, m.test);
        assertEquals(20, first.opened());
        Recordings second = new Recordings();
        assertEquals(List.of(), new Guard(cache, second).leaks(m.made, m.test));
        assertEquals(0, second.opened());
    }
}
