package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.feature.FeatureAgreement.Request;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementServiceTest {
    @TempDir Path folder;
    private Path clips;
    private Path tables;
    private final Map<String, Audio> sounds = new HashMap<>();
    private final List<String> composed = new ArrayList<>();

    @BeforeEach
    void make() throws IOException {
        clips = Files.createDirectory(folder.resolve("clips"));
        tables = Files.createDirectory(folder.resolve("tables"));
    }

    /** A clip in which each 10 ms has one level. */
    private void clip(String name, float... levels) throws IOException {
        Files.createFile(clips.resolve(name));
        float[] samples = new float[160 * levels.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = levels[i / 160];
        }
        sounds.put(name, Audio.of(16_000, samples));
    }

    private void table(String name, String... lines) throws IOException {
        Files.write(tables.resolve(name), List.of(lines));
    }

    private List<Table> compare(FeatureExtractor extractor) {
        Recordings recordings =
                new Recordings(
                        utterance ->
                                new FakeMedia(
                                        sounds.get(utterance.media().getFileName().toString())));
        Extractors extractors =
                (pid, overrides) -> {
                    composed.add(pid + overrides);
                    return new Extractors.Living() {
                        @Override
                        public FeatureExtractor extractor() {
                            return extractor;
                        }

                        @Override
                        public void close() {
                            composed.add("closed");
                        }
                    };
                };
        return new AgreementService(extractors, recordings)
                .compare(
                        new Request(clips, tables, "loud", List.of("loud.x=1")),
                        (done, total) -> {});
    }

    /** One row: the first sample. */
    private static final class First implements FeatureExtractor {
        @Override
        public Frames extract(Audio audio) {
            float[] sample = new float[1];
            audio.read(0, sample);
            return Frames.of(List.of("level"), 100, sample);
        }

        @Override
        public String revision() {
            return "1";
        }
    }

    private static String notes(List<Table> told) {
        StringBuilder all = new StringBuilder();
        told.forEach(table -> all.append(String.join("\n", table.notes())).append('\n'));
        return all.toString();
    }

    @Test
    void should_pool_frames_and_average_clips_when_tables_have_a_line_a_frame() throws IOException {
        // Within each clip theirs is ours turned around; together they rise.
        clip("one.wav", .1f, .2f, .3f);
        clip("two.wav", .7f, .8f, .9f);
        table(
                "one.loud.csv",
                "name;frameTime;level;twice",
                "'unknown';0.001;.3;.22",
                "'unknown';0.011;.2;.44",
                "'unknown';0.021;.1;.66");
        table(
                "two.loud.csv",
                "name;frameTime;level;twice",
                "'unknown';0.001;.9;1.54",
                "'unknown';0.011;.8;1.76",
                "'unknown';0.021;.7;1.98");

        Table table = compare(new Loudness("level", "other", "pathos_twice")).get(0);

        // Deviations from means of .5: x -.4 -.3 -.2 .2 .3 .4, y -.2 -.3 -.4 .4 .3 .2, so the
        // products sum to 2 (.08 + .09 + .08) = .5 and the squares to .58. The errors are 0, 0,
        // 2/9,
        // 2/7, 2/3 and 2, so their median is (2/9 + 2/7) / 2.
        assertEquals(
                List.of("level", "0.8621", "-1.0000", "2", "25.397 %", "6", "0"),
                table.rows().get(0));
        assertEquals(
                List.of("pathos_twice", "1.0000", "1.0000", "2", "9.091 %", "6", "0"),
                table.rows().get(1));
        assertEquals("loud beside loud, 2 clips", table.title());
        assertTrue(notes(List.of(table)).contains("Only ours (1): other."));
        assertTrue(notes(List.of(table)).contains("at least .99 for 1 and at least .95 for 1"));
        assertEquals(List.of("loud[loud.x=1]", "closed"), composed);
    }

    @Test
    void should_leave_out_what_is_undefined_zero_or_too_far_in_time() throws IOException {
        clip("one.wav", .5f, Float.NaN, .25f, .75f, .6f);
        table(
                "one.csv",
                "name,frameTime,level,theirs",
                "one,0.000,0,1",
                "one,0.010,.3,1",
                "one,0.0149,.1,1",
                "one,0.030,1,1");

        Table table = compare(new Loudness("level")).get(0);

        // The third frame at .020 is just beyond half a hop from .0149, the fifth from .030.
        assertEquals(
                List.of("level", "1.0000", "1.0000", "1", "25.000 %", "2", "1"),
                table.rows().get(0));
        assertTrue(notes(List.of(table)).contains("2 of our frames are half a hop or more"));
        assertTrue(notes(List.of(table)).contains("Only in the tables (1): theirs."));
    }

    @Test
    void should_compare_clips_when_tables_have_a_line_a_clip() throws IOException {
        clip("a.wav", .1f);
        clip("b.flac", .2f);
        clip("c.wav", .4f);
        table(
                "functionals.csv",
                "name;frameTime;level",
                "'a';0;.1",
                "'b';0;.2",
                "'c';0;.5",
                "'elsewhere';0;7");

        List<Table> told = compare(new First());

        // Deviations in tenths and thirds: x -4 -1 5, y -5 -2 7, r = 57 / sqrt(42 * 78).
        assertEquals(List.of("level", "0.9959", "0.000 %", "3", "0"), told.get(0).rows().get(0));
        assertEquals(List.of("feature", "r", "error", "clips", "undefined"), told.get(0).header());
    }

    @Test
    void should_tell_all_that_is_not_compared() throws IOException {
        clip("a.wav", .1f, .2f);
        clip("b.wav", .1f, .3f);
        clip("c.wav", .1f, .3f);
        clip("bad.wav", .1f);
        sounds.remove("bad.wav");
        table("a.s.csv", "name;frameTime;level", "x;0;1", "x;.01;2");
        table("c.s.csv", "name;frameTime;level", "x;0;1", "x;.01;none");
        table("bad.s.csv", "name;frameTime;level", "x;0;1");
        table("d.s.csv", "name;frameTime;level", "x;0;1");
        table("words.csv", "word;count", "a;1");
        table("clips.csv", "name;frameTime;level", "a;0;1");

        String notes = notes(compare(new Loudness("level")));

        assertTrue(notes.contains("Clips without a table (1): b."), notes);
        assertTrue(notes.contains("d.s.csv (no such clip)"), notes);
        assertTrue(notes.contains("words.csv (its first column is not 'name'"), notes);
        assertTrue(notes.contains("bad.wav failed: not readable"), notes);
        assertTrue(notes.contains("c.s.csv is left out: line 3: 'none' is no number."), notes);
        assertTrue(
                notes.contains("clips has a line a clip, and the extractor gives a row a frame."),
                notes);
    }

    @Test
    void should_say_why_when_nothing_can_be_compared() throws IOException {
        clip("a.wav", .1f, .2f);
        table("b.s.csv", "name;frameTime;level", "x;0;1");
        Problem none = assertThrows(Problem.class, () -> compare(new Loudness("level")));
        assertTrue(none.getMessage().contains("no table is named after a clip"));
        table("a.s.csv", "name;frameTime;other", "x;0;1");
        Problem other = assertThrows(Problem.class, () -> compare(new Loudness("level")));
        assertTrue(other.getMessage().contains("s has no feature of a name that is ours"));
    }

    @Test
    void should_find_the_nearest_line_within_the_tolerance() {
        ReferenceTable table =
                new ReferenceTable(List.of(), List.of(), new double[] {0, .01, .02}, List.of());
        assertEquals(0, table.nearest(-.003, .005));
        assertEquals(1, table.nearest(.012, .005));
        assertEquals(2, table.nearest(.02, .005));
        assertEquals(-1, table.nearest(.03, .005));
    }
}
