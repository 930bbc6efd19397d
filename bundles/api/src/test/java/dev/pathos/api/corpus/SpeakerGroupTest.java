package dev.pathos.api.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpeakerGroupTest {
    private static Utterance said(String id, String speaker, String session, String take) {
        return new Utterance(
                id,
                speaker,
                session,
                Path.of(id),
                Map.of(),
                Annotations.NONE,
                Recording.take(take));
    }

    private static List<String> names(List<Utterance> utterances) {
        return SpeakerGroup.of(utterances).stream().map(SpeakerGroup::name).toList();
    }

    @Test
    void should_keep_speakers_apart_when_they_share_nothing() {
        assertEquals(
                List.of("ann", "ben", "cat"),
                names(
                        List.of(
                                said("1", "cat", "", ""),
                                said("2", "ann", "s1", "t1"),
                                said("3", "ben", "s2", "t2"),
                                said("4", "ann", "s3", "t3"))));
    }

    @Test
    void should_join_speakers_when_they_share_a_session_or_a_take_or_know_one_who_does() {
        List<Utterance> utterances =
                List.of(
                        said("1", "dan", "s1", ""),
                        said("2", "ann", "s1", ""),
                        said("3", "ann", "", "t1"),
                        said("4", "cat", "", "t1"),
                        said("5", "ben", "t1", ""));
        assertEquals(List.of("ann cat dan", "ben"), names(utterances));
        assertEquals(
                List.of("1", "2", "3", "4"),
                SpeakerGroup.of(utterances).get(0).utterances().stream()
                        .map(Utterance::id)
                        .toList());
    }

    @Test
    void should_give_the_same_groups_when_the_order_is_another() {
        for (int i = 0; i < 100; i++) {
            SplittableRandom random = Seeds.random(i, "sessions");
            List<Utterance> utterances = new ArrayList<>();
            for (int k = 0; k < 40; k++) {
                String session = random.nextInt(3) == 0 ? "s" + random.nextInt(12) : "";
                utterances.add(said("u" + k, "p" + random.nextInt(12), session, ""));
            }
            List<String> here = names(utterances);
            Collections.shuffle(utterances, new Random(i));
            assertEquals(here, names(utterances));
        }
    }

    @Test
    void should_name_the_groups_when_shared_sessions_leave_too_few() {
        List<Utterance> utterances =
                List.of(
                        said("1", "a", "s1", ""),
                        said("2", "b", "s1", ""),
                        said("3", "c", "s2", ""),
                        said("4", "d", "s2", ""));
        Problem problem = assertThrows(Problem.class, () -> SpeakerFolds.of(utterances, 3, 1));
        assertTrue(
                problem.getMessage()
                        .contains("4 speakers, who share sessions or takes and so make only 2"),
                problem.getMessage());
    }

    @Test
    void should_deal_groups_whole_when_folds_are_made() {
        List<Utterance> utterances = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            utterances.add(said("u" + k, "p" + k % 12, "s" + k % 12 / 2, ""));
        }
        for (Partition p : SpeakerFolds.of(utterances, 3, 5)) {
            for (List<Utterance> other : List.of(p.train(), p.development())) {
                List<String> sessions = other.stream().map(Utterance::session).toList();
                assertTrue(p.test().stream().noneMatch(u -> sessions.contains(u.session())));
            }
        }
    }
}
