package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Confusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoresTest {
    @TempDir Path folder;

    /** A file of predictions: speaker, truth, predicted. */
    private Path file(String name, String... rows) throws IOException {
        StringBuilder text = new StringBuilder("utterance,speaker,truth,predicted,p_a,p_b\n");
        int n = 0;
        for (String row : rows) {
            text.append("u").append(n++).append(',').append(row).append(",.5,.5\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private Scores scores(long seed, Path... files) throws IOException {
        Scores scores = new Scores(List.of("a", "b"));
        for (Path file : files) {
            scores.add(seed, file);
        }
        return scores;
    }

    @Test
    void should_pool_folds_before_computing() throws IOException {
        Path one = file("1", "s1,a,a", "s1,a,b");
        Path two = file("2", "s2,b,b", "s2,b,b", "s2,b,a");
        Scores scores = scores(1, one, two);
        // recall of a 1/2, of b 2/3
        assertEquals((1 / 2. + 2 / 3.) / 2, scores.of(Confusion::uar).value(), 1e-12);
        assertEquals(2, scores.speakers());
        assertEquals(5, scores.utterances());
    }

    @Test
    void should_average_over_seeds_and_not_count_them_as_data() throws IOException {
        Path good = file("good", "s1,a,a", "s2,b,b");
        Path bad = file("bad", "s1,a,b", "s2,b,a");
        Scores scores = scores(1, good);
        scores.add(2, bad);
        assertEquals(.5, scores.of(Confusion::wa).value(), 1e-12);
        assertEquals(Math.sqrt(.5), scores.seedSpread(Confusion::wa), 1e-12);
    }

    @Test
    void should_be_certain_when_all_speakers_agree_and_not_otherwise() throws IOException {
        Scores same = scores(1, file("same", "s1,a,a", "s1,b,b", "s2,a,a", "s2,b,b"));
        Scores.Interval certain = same.of(Confusion::wa);
        assertEquals(1, certain.low());
        assertEquals(1, certain.high());
        Scores mixed = scores(1, file("mixed", "s1,a,a", "s1,b,b", "s2,a,b", "s2,b,a"));
        Scores.Interval unsure = mixed.of(Confusion::wa);
        assertEquals(0, unsure.low());
        assertEquals(1, unsure.high());
    }

    @Test
    void should_find_no_difference_of_a_system_from_itself() throws IOException {
        Scores scores = scores(1, file("x", "s1,a,a", "s1,b,a", "s2,a,b", "s2,b,b"));
        Scores.Interval none = scores.over(scores, Confusion::macroF1);
        assertEquals(0, none.value());
        assertEquals(0, none.low());
        assertEquals(0, none.high());
    }

    @Test
    void should_pair_speakers_when_two_systems_are_compared() throws IOException {
        // every speaker gains exactly one of two, however different the speakers are
        Scores better =
                scores(1, file("b", "s1,a,a", "s1,a,a", "s2,a,a", "s2,a,b", "s3,b,b", "s3,b,b"));
        Scores worse =
                scores(1, file("w", "s1,a,a", "s1,a,b", "s2,a,b", "s2,a,b", "s3,b,b", "s3,b,a"));
        Scores.Interval gain = better.over(worse, Confusion::wa);
        assertEquals(.5, gain.value(), 1e-12);
        assertTrue(gain.low() == .5 && gain.high() == .5, gain.toString());
    }

    @Test
    void should_refuse_predictions_that_are_not_whole() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path cut = Files.writeString(folder.resolve("cut"), "utterance,speaker,truth\nu0,s");
        Path foreign = file("foreign", "s1,a,c");
        for (Path file : List.of(empty, cut, foreign)) {
            assertThrows(IOException.class, () -> scores(1, file), file.toString());
        }
    }
}
