package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Benchmark;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.tck.Tones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureBenchmarkTest {
    private static final Contestant KNOWN =
            new Contestant(
                    "loudness",
                    "loud",
                    List.of("window=3"),
                    List.of(new Contestant.Other("another program", 1e9)));
    private static final Contestant UNKNOWN =
            new Contestant("nothing", "none", List.of(), KNOWN.others());

    private final List<String> composed = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    @TempDir Path folder;

    private Extractors.Living compose(String pid, List<String> overrides) {
        composed.add(pid + overrides);
        if (pid.equals("none")) {
            throw new Problem("no bundle offers it", "none", "install one");
        }
        return new Extractors.Living() {
            @Override
            public FeatureExtractor extractor() {
                return new Loudness("level", "twice");
            }

            @Override
            public void close() {
                closed.add(pid);
            }
        };
    }

    private FeatureBenchmark benchmark(Contestant... contestants) {
        Recordings recordings =
                new Recordings(
                        utterance ->
                                new FakeMedia(
                                        utterance.media().endsWith("bad.wav")
                                                ? null
                                                : Tones.sine(200, .5, .5)));
        return new FeatureBenchmark(this::compose, recordings, List.of(contestants));
    }

    private static Benchmark.Request request(Path clips, double seconds) {
        return new Benchmark.Request(Optional.ofNullable(clips), seconds, 3);
    }

    private static void nowhere(String phase, int done, int total) {}

    @Test
    void should_tell_times_ratios_and_scaling_when_measured() {
        List<Table> tables =
                benchmark(KNOWN, UNKNOWN).run(request(null, 2), FeatureBenchmarkTest::nowhere);

        List<String> speed = tables.get(0).rows().get(0);
        assertEquals(List.of("loudness", "loud window=3", "2"), speed.subList(0, 3));
        double microseconds = Double.parseDouble(speed.get(3));
        assertTrue(microseconds >= 0 && microseconds < 1e4, "" + microseconds);
        List<String> ratio = tables.get(1).rows().get(0);
        assertEquals("another program", ratio.get(1));
        assertTrue(Double.parseDouble(ratio.get(3)) > 1e4, ratio.toString());
        Table scaling = tables.get(2);
        assertEquals(List.of("0.5 s", "2 s", "8 s"), scaling.header().subList(4, 7));
        assertEquals(1, scaling.rows().size());
        assertEquals(List.of("loud[loud.window=3]", "none[]"), composed);
        assertEquals(List.of("loud"), closed);
    }

    @Test
    void should_say_why_when_a_part_is_not_there() {
        Table table =
                benchmark(KNOWN, UNKNOWN)
                        .run(request(null, .5), FeatureBenchmarkTest::nowhere)
                        .get(0);

        assertEquals(List.of("nothing", "none", "-", "-", "-", "-", "-"), table.rows().get(1));
        assertTrue(
                String.join("\n", table.notes())
                        .contains("nothing is not measured: no bundle offers it"));
        assertThrows(
                Problem.class,
                () -> benchmark(UNKNOWN).run(request(null, .5), FeatureBenchmarkTest::nowhere));
    }

    @Test
    void should_decode_as_much_as_is_asked_for_and_tell_what_fails() throws IOException {
        for (String name : List.of("a.wav", "bad.wav", "c.flac", "d.wav", "notes.txt")) {
            Files.createFile(folder.resolve(name));
        }
        List<String> all =
                benchmark(KNOWN)
                        .run(request(folder, 5), FeatureBenchmarkTest::nowhere)
                        .get(0)
                        .notes();
        assertTrue(all.get(0).contains("3 clips, 2 s"), all.get(0));
        assertTrue(String.join("\n", all).contains("bad.wav is left out: not readable"));
        List<String> few =
                benchmark(KNOWN)
                        .run(request(folder, .4), FeatureBenchmarkTest::nowhere)
                        .get(0)
                        .notes();
        assertTrue(few.get(0).contains("1 clip, "), few.get(0));
    }

    @Test
    void should_stop_when_interrupted() {
        Thread.currentThread().interrupt();
        assertThrows(
                Problem.class,
                () -> benchmark(KNOWN).run(request(null, .5), FeatureBenchmarkTest::nowhere));
        assertTrue(Thread.interrupted());
        assertFalse(closed.isEmpty());
    }

    @Test
    void should_take_the_middle_when_rounds_differ() {
        Times times = new Times();
        times.add(3);
        times.add(100);
        times.add(.5);
        assertEquals(3, times.median());
        times.add(4);
        assertEquals(3.5, times.median());
        assertEquals("0.50 to 100", times.range());
    }
}
