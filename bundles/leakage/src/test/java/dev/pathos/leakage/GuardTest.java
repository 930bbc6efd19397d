package dev.pathos.leakage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Leak;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {
    @TempDir static Path folder;

    private static List<Path> pool;

    @BeforeAll
    static void record() throws IOException {
        pool = Manifest.pool(folder);
    }

    private static Guard guard() {
        return new Guard(folder.resolve("cache"), new Recordings());
    }

    @Test
    void should_name_rule_role_and_files_when_200_manifests_leak() throws IOException {
        Guard guard = guard();
        Set<String> rules = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            Manifest m = Manifest.of(folder, pool, seed);
            Leaking leaking = Leaking.into(m);
            List<Leak> leaks = guard.leaks(m.made, m.test);
            String what = "manifest " + seed + ", " + leaking + ", " + m.role + ": " + leaks;
            assertEquals(1, leaks.size(), what);
            Leak leak = leaks.get(0);
            assertEquals(leaking.rule(), leak.rule(), what);
            assertEquals(m.role, leak.role(), what);
            assertEquals(1, leak.count(), what);
            assertTrue(leak.evidence().get(0).contains(leaking.test().toString()), what);
            assertTrue(leak.evidence().get(0).contains(leaking.made().toString()), what);
            rules.add(leak.rule());
        }
        assertEquals(Set.copyOf(guard.rules()), rules, "each rule had its turn");
    }

    @Test
    void should_find_nothing_when_200_manifests_are_clean() throws IOException {
        Guard guard = guard();
        for (long seed = 1000; seed < 1200; seed++) {
            Manifest m = Manifest.of(folder, pool, seed);
            Decoy.into(m);
            assertEquals(List.of(), guard.leaks(m.made, m.test), "manifest " + seed);
        }
    }

    @Test
    void should_give_one_leak_for_each_rule_and_role_and_count_the_rest_when_all_leak() {
        List<Utterance> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            all.add(Manifest.utterance(pool.get(i), "s" + i, "", Recording.take("take " + i)));
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
    void should_listen_to_each_sound_once_when_asked_again_by_another_guard() {
        Path cache = folder.resolve("cache of its own");
        Manifest m = Manifest.of(folder, pool, 5);
        Recordings first = new Recordings();
        new Guard(cache, first).leaks(m.made, m.test);
        assertEquals(20, first.opened());
        Recordings second = new Recordings();
        assertEquals(List.of(), new Guard(cache, second).leaks(m.made, m.test));
        assertEquals(0, second.opened());
    }
}
