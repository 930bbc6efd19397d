package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.tck.MemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CremaLabelsTest {
    private static Path data() {
        Path data = Reading.data("cremad");
        assumeTrue(data != null, "no shared/data/cremad");
        return data;
    }

    private static Map<String, CremaLabels.Labeled> labels(
            CremaTarget target, Consensus.Rule rule, boolean all) throws IOException {
        return new CremaLabels(target, rule, all)
                .read(data().resolve("tabulatedVotes.csv"), new MemoryLedger());
    }

    private static long labeled(CremaTarget target, Consensus.Rule rule, boolean all)
            throws IOException {
        return labels(target, rule, all).values().stream()
                .filter(l -> !l.consensus().label().isEmpty())
                .count();
    }

    @Test
    void should_count_the_clips_of_the_real_corpus_by_target_and_rule() throws IOException {
        assertEquals(5820, labeled(CremaTarget.AUDIOVISUAL, Consensus.Rule.MAJORITY, true));
        assertEquals(5913, labeled(CremaTarget.AUDIOVISUAL, Consensus.Rule.MAJORITY, false));
        assertEquals(7022, labeled(CremaTarget.AUDIOVISUAL, Consensus.Rule.PLURALITY, true));
        assertEquals(5012, labeled(CremaTarget.VOICE, Consensus.Rule.MAJORITY, true));
        assertEquals(6798, labeled(CremaTarget.VOICE, Consensus.Rule.PLURALITY, true));
        assertEquals(5523, labeled(CremaTarget.FACE, Consensus.Rule.MAJORITY, true));
        assertEquals(6972, labeled(CremaTarget.FACE, Consensus.Rule.PLURALITY, true));
    }

    @Test
    void should_label_the_clips_of_the_published_partitions_as_their_authors_did()
            throws IOException {
        Path list =
                data().resolve(
                                "splits/actor-5fold-audiovisual-votes/CREMA-D__labels_consensus_"
                                        + "6class_M__label_consensus_1.csv");
        assumeTrue(Files.exists(list), "no published partition");
        Map<String, String> columns =
                Map.of(
                        "fear", "fearful", "angry", "angry", "sad", "sad", "disgust", "disgust",
                        "neutral", "neutral", "happy", "happy");
        Map<String, String> published = new TreeMap<>();
        TextTable.read(
                list,
                new MemoryLedger(),
                List.of(),
                row ->
                        published.put(
                                row.get("FileName").replace(".wav", ""),
                                columns.entrySet().stream()
                                        .max(
                                                Map.Entry.comparingByKey(
                                                        (a, b) ->
                                                                Double.compare(
                                                                        Double.parseDouble(
                                                                                row.get(a)),
                                                                        Double.parseDouble(
                                                                                row.get(b)))))
                                        .orElseThrow()
                                        .getValue()));
        Map<String, String> ours = new TreeMap<>();
        labels(CremaTarget.AUDIOVISUAL, Consensus.Rule.MAJORITY, true)
                .forEach((clip, l) -> ours.put(clip, l.consensus().label()));
        ours.values().removeIf(String::isEmpty);
        assertEquals(published, ours);
    }
}
