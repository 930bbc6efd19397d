package dev.pathos.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.SpeakerFolds;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Seeds;
import dev.pathos.tck.Configured;
import dev.pathos.tck.ProtocolContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SpeakerFoldsProtocolTest extends ProtocolContract {
    @Override
    protected Protocol protocol() {
        return new SpeakerFoldsProtocol(
                Configured.of(SpeakerFoldsProtocol.Settings.class, Map.of("folds", 3)));
    }

    @Override
    protected List<Utterance> corpus() {
        List<Utterance> corpus = new ArrayList<>(People.talking(9, 5));
        corpus.add(People.said("a", "p00", "s1", "sad", "", ""));
        corpus.add(People.said("b", "p01", "s1", "sad", "", ""));
        return corpus;
    }

    @Test
    void should_tell_who_is_dealt_together_when_speakers_share_a_session() {
        assertEquals(
                List.of(
                        "Speakers who share a session or a take stay together: (p00, p01); 8 groups"
                                + " are dealt, not speakers."),
                protocol().remarks(corpus()));
        assertEquals(List.of(), protocol().remarks(People.talking(9, 5)));
    }

    @Test
    void should_deal_as_ever_when_not_stratified() {
        List<Utterance> corpus = People.talking(11, 3);
        Map<String, Partition> here = new SpeakerFoldsProtocol(4, 7, false).partitions(corpus);
        assertEquals(List.of("fold 0", "fold 1", "fold 2", "fold 3"), List.copyOf(here.keySet()));
        assertEquals(SpeakerFolds.of(corpus, 4, 7), List.copyOf(here.values()));
    }

    /** Speakers who each act one class only: five of each of four classes. */
    private static List<Utterance> specialists() {
        List<Utterance> corpus = new ArrayList<>();
        for (int s = 0; s < 20; s++) {
            for (int i = 0; i < 10; i++) {
                corpus.add(People.said(s + "-" + i, "p" + s, "", "class " + s % 4, "", ""));
            }
        }
        return corpus;
    }

    @Test
    void should_give_each_fold_its_share_of_each_class_when_speakers_act_one_class_each() {
        for (long seed = 0; seed < 20; seed++) {
            for (Partition p :
                    new SpeakerFoldsProtocol(5, seed, true).partitions(specialists()).values()) {
                assertEquals(List.of("12", "4", "4"), People.sizes(p));
                assertEquals(
                        List.of("class 0", "class 1", "class 2", "class 3"),
                        p.test().stream()
                                .map(u -> u.annotations().label())
                                .sorted()
                                .distinct()
                                .toList());
            }
        }
    }

    @Test
    void should_be_no_further_from_even_than_by_lot_when_speakers_are_arbitrary() {
        for (int i = 0; i < 40; i++) {
            SplittableRandom random = Seeds.random(i, "arbitrary");
            List<Utterance> corpus = new ArrayList<>();
            for (int k = 0; k < 200; k++) {
                int speaker = k < 10 ? k : (int) Math.sqrt(random.nextInt(900));
                corpus.add(
                        People.said("u" + k, "p" + speaker, "", "c" + random.nextInt(3), "", ""));
            }
            double stratified = unevenness(new SpeakerFoldsProtocol(5, i, true), corpus);
            double byLot = unevenness(new SpeakerFoldsProtocol(5, i, false), corpus);
            assertTrue(stratified <= byLot, stratified + " > " + byLot);
        }
    }

    /** Chi-square of the table of folds by classes and speakers. */
    private static double unevenness(Protocol protocol, List<Utterance> corpus) {
        List<double[]> rows = new ArrayList<>();
        for (Partition p : protocol.partitions(corpus).values()) {
            double[] row = new double[4];
            p.test().forEach(u -> row[u.annotations().label().charAt(1) - '0']++);
            row[3] = People.speakers(p.test()).size();
            rows.add(row);
        }
        double sum = 0;
        for (int c = 0; c < 4; c++) {
            int column = c;
            double mean = rows.stream().mapToDouble(r -> r[column]).average().orElseThrow();
            sum += rows.stream().mapToDouble(r -> Math.pow(r[column] - mean, 2) / mean).sum();
        }
        return sum;
    }

    @Test
    void should_test_each_speaker_once_when_stratified() {
        List<String> tested = new ArrayList<>();
        new SpeakerFoldsProtocol(4, 3, true)
                .partitions(specialists())
                .values()
                .forEach(p -> tested.addAll(People.speakers(p.test())));
        assertEquals(20, tested.size());
        assertEquals(20, new TreeSet<>(tested).size());
    }

    @Test
    void should_name_the_choice_when_there_are_more_folds_than_speakers() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                new SpeakerFoldsProtocol(9, 0, true)
                                        .partitions(People.talking(5, 2)));
        assertTrue(problem.getMessage().contains("from 3 to 5"), problem.getMessage());
    }
}
