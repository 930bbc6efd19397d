package dev.pathos.leakage;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What a system is made from and what is tested, arbitrary and without a leak to begin with. */
final class Manifest {
    static final List<String> ROLES =
            List.of("training", "development", "pre-training", "normalisation", "thresholds");
    static final double SECONDS = 1.4;
    private static final int POOL = 60;
    private static final int MADE = 15;
    private static final int TESTED = 5;

    final Map<String, List<Utterance>> made = new LinkedHashMap<>();
    final List<Utterance> test = new ArrayList<>();
    final long seed;
    final String role;
    private final Path folder;
    private final SplittableRandom random;

    private Manifest(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
        this.role = ROLES.get((int) (seed % ROLES.size()));
        this.random = Seeds.random(seed, "manifest");
    }

    /** Records what manifests choose from. */
    static List<Path> pool(Path folder) throws IOException {
        List<Path> pool = new ArrayList<>();
        for (int i = 0; i < POOL; i++) {
            Path file = folder.resolve("clip" + i + ".pcm");
            pool.add(Recordings.write(file, "", Voice.speech(i, SECONDS)));
        }
        return pool;
    }

    static Manifest of(Path folder, List<Path> pool, long seed) {
        Manifest m = new Manifest(folder, seed);
        int[] clips = Seeds.permutation(pool.size(), m.random);
        for (int i = 0; i < MADE + TESTED; i++) {
            String who = (i < MADE ? "m" : "t") + i;
            Utterance u =
                    utterance(
                            pool.get(clips[i]),
                            who,
                            i % 2 == 0 ? "" : "session " + who,
                            Recording.take("take " + who));
            String in = ROLES.get(i % ROLES.size());
            (i < MADE ? m.made.computeIfAbsent(in, r -> new ArrayList<>()) : m.test).add(u);
        }
        return m;
    }

    static Utterance utterance(Path media, String speaker, String session, Recording recording) {
        return new Utterance(
                media.getFileName() + " of " + speaker + " at " + recording.start(),
                speaker,
                session,
                media,
                Map.of(),
                Annotations.NONE,
                recording);
    }

    static Recording stretch(double from, double to) {
        return new Recording("", from, to, "", Map.of());
    }

    /** Somebody who is tested. */
    Utterance tested() {
        return test.get(random.nextInt(test.size()));
    }

    /** Adds an utterance to what the system is made from. */
    void put(Path media, String speaker, String session, Recording recording) {
        List<Utterance> in = made.get(role);
        in.add(random.nextInt(in.size()), utterance(media, speaker, session, recording));
    }

    /** Adds an utterance of nobody known to what the system is made from. */
    void put(Path media) {
        put(media, "m99", "", Recording.WHOLE);
    }

    /** A file of this manifest's own. */
    Path file(String name, String comment, float[] sound) throws IOException {
        return Recordings.write(folder.resolve(name + seed + ".pcm"), comment, sound);
    }

    /** A file of speech that is nowhere else. */
    Path fresh(String name, double seconds) throws IOException {
        return file(name, "", Voice.speech(1000 * (1 + seed) + name.length(), seconds));
    }
}
