package dev.pathos.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.Configured;
import dev.pathos.tck.ProtocolContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionFilesTest extends ProtocolContract {
    private static final String TABLE =
            "FileName,SpkrID,Split_Set\n\"p00-0.wav\",0,Train\np00-1.wav,0,Train\n"
                    + "p01-0.wav,1,Development\np02-0.wav,2,Test\n";

    @TempDir Path folder;

    private Protocol configured(Path path, Map<String, Object> given) {
        Map<String, Object> keys = new HashMap<>(given);
        keys.put("path", path.toString());
        return new PartitionFiles(folder, Configured.of(PartitionFiles.Settings.class, keys));
    }

    private Path file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Protocol protocol() {
        return configured(file("contract/t.csv", TABLE), Map.of("unknown", "ignore"));
    }

    @Override
    protected List<Utterance> corpus() {
        return People.talking(6, 2);
    }

    private static List<String> ids(List<Utterance> part) {
        return part.stream().map(Utterance::id).toList();
    }

    @Test
    void should_part_as_the_table_says_and_tell_who_is_left_out_when_read() {
        Partition p = protocol().partitions(corpus()).get("test on Test");
        assertEquals(List.of("p00-0", "p00-1"), ids(p.train()));
        assertEquals(List.of("p01-0"), ids(p.development()));
        assertEquals(List.of("p02-0"), ids(p.test()));
        assertEquals(
                List.of(
                        "8 utterances are in no part and left out: p01-1, p02-1, p03-0, p03-1,"
                                + " p04-0 ... of 8."),
                protocol().remarks(corpus()));
    }

    @Test
    void should_read_lists_when_files_are_named_after_parts() {
        file("lists/train_2.txt", "p00-0\np01-0\n");
        file("lists/dev_2.txt", "p02-0\n");
        file("lists/test_2.txt", "p03-0\n\n");
        file("lists/train_10.txt", "p03-0\n");
        file("lists/validation_10.txt", "p02-0\n");
        file("lists/test_10.txt", "sound/p00-0.flac\n");
        Map<String, Partition> partitions =
                configured(folder.resolve("lists"), Map.of()).partitions(corpus());
        assertEquals(List.of("partition 2", "partition 10"), List.copyOf(partitions.keySet()));
        assertEquals(List.of("p00-0", "p01-0"), ids(partitions.get("partition 2").train()));
        assertEquals(List.of("p00-0"), ids(partitions.get("partition 10").test()));
    }

    @Test
    void should_read_pairs_when_there_is_no_header() {
        Path file =
                file(
                        "Partitions.txt",
                        "Train; p00-0.wav\nTest1; p02-0.wav\nTest2; p03-0.wav\n"
                                + "None; p04-0.wav\nValidation; p01-0.wav\n");
        Protocol protocol = configured(file, Map.of());
        Map<String, Partition> partitions = protocol.partitions(corpus());
        assertEquals(List.of("test on Test1", "test on Test2"), List.copyOf(partitions.keySet()));
        assertEquals(List.of("p01-0"), ids(partitions.get("test on Test2").development()));
        assertEquals("The part None (1) is not used.", protocol.remarks(corpus()).get(0));
    }

    @Test
    void should_test_each_fold_once_when_a_table_has_folds_only() {
        StringBuilder table = new StringBuilder("clip\tfold\n");
        corpus().forEach(u -> table.append(u.id() + "\t" + u.speaker().charAt(2) + "\n"));
        Map<String, Partition> partitions =
                configured(file("folds.tsv", table.toString()), Map.of()).partitions(corpus());
        assertEquals(6, partitions.size());
        Partition p = partitions.get("fold 5");
        assertEquals(Set.of("p05"), People.speakers(p.test()));
        assertEquals(Set.of("p00"), People.speakers(p.development()));
        assertEquals(Set.of("p01", "p02", "p03", "p04"), People.speakers(p.train()));
    }

    @Test
    void should_make_a_partition_of_each_fold_when_a_table_has_folds_and_parts() {
        Path file =
                file(
                        "both.csv",
                        "my clip,fold,split\np00-0,a,train\np01-0,a,train\np02-0,a,test\n"
                                + "p00-0,b,test\np01-0,b,train\np02-0,b,train\n");
        Map<String, Partition> partitions =
                configured(file, Map.of("clip.column", "my clip")).partitions(corpus());
        assertEquals(List.of("fold a", "fold b"), List.copyOf(partitions.keySet()));
        assertEquals(List.of("1", "1", "1"), People.sizes(partitions.get("fold b")));
    }

    @Test
    void should_name_the_first_and_their_number_when_clips_are_unknown() {
        Path file = file("u.csv", TABLE + "x1,9,Train\nx2,9,Train\n");
        Problem problem =
                assertThrows(Problem.class, () -> configured(file, Map.of()).partitions(corpus()));
        assertTrue(
                problem.getMessage()
                        .startsWith(
                                "2 clips are in published partitions and not in the corpus: x1, x2"),
                problem.getMessage());
        assertTrue(problem.getMessage().contains("key unknown"), problem.getMessage());
        Protocol ignoring = configured(file, Map.of("unknown", "ignore"));
        assertEquals(1, ignoring.partitions(corpus()).size());
        assertTrue(ignoring.remarks(corpus()).get(0).startsWith("2 clips are"));
        Path none = file("n.csv", "file,split\na,train\nb,test\n");
        Problem foreign =
                assertThrows(
                        Problem.class,
                        () -> configured(none, Map.of("unknown", "ignore")).partitions(corpus()));
        assertTrue(
                foreign.getMessage()
                        .contains("none of the 2 clips, such as a; it has such as p00-0"),
                foreign.getMessage());
    }

    @Test
    void should_say_what_is_wrong_when_files_cannot_be_understood() throws IOException {
        Map<Path, String> wrong = new TreeMap<>();
        wrong.put(file("w1.csv", "a,b,c\n1,2,3\n"), "cannot be told which clips");
        wrong.put(file("w2.csv", TABLE + "p00-0.wav,0,Test\n"), "is in two parts, Train and Test");
        wrong.put(file("w3.csv", "file,split\np00-0\n"), "too few cells");
        wrong.put(file("w4.csv", "file,split\n\"p00-0,train\n"), "too few cells");
        wrong.put(
                Files.write(
                        folder.resolve("w5.csv"),
                        "file,split\np\u00e9,train\n".getBytes(StandardCharsets.ISO_8859_1)),
                "not in UTF-8");
        wrong.put(folder.resolve("absent"), "no such file or folder");
        wrong.put(file("empty/readme.md", "hello"), "not in the corpus");
        wrong.remove(folder.resolve("empty/readme.md"));
        wrong.put(folder.resolve("empty"), "no file of the wanted names");
        wrong.put(file("w6.csv", "file,split\np00-0,train\n"), "test part");
        wrong.forEach(
                (file, expected) -> {
                    Problem problem =
                            assertThrows(
                                    Problem.class,
                                    () -> configured(file, Map.of()).partitions(corpus()),
                                    file.toString());
                    assertTrue(problem.getMessage().contains(expected), problem.getMessage());
                });
    }

    @Test
    void should_ask_for_paths_when_a_name_means_two_recordings() {
        List<Utterance> corpus = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            corpus.add(
                    new Utterance(
                            "id" + s,
                            "p" + s,
                            "",
                            Path.of("speaker" + s, "001.wav"),
                            Map.of(),
                            Annotations.NONE));
        }
        Path vague = file("v.csv", "file,split\n001.wav,train\n");
        Problem problem =
                assertThrows(Problem.class, () -> configured(vague, Map.of()).partitions(corpus));
        assertTrue(problem.getMessage().contains("means 3 recordings"), problem.getMessage());
        Path exact =
                file(
                        "e.csv",
                        "file,split\nspeaker0/001.wav,train\n./speaker1\\001.wav,dev\n"
                                + "speaker2/001,test\n");
        Partition p = configured(exact, Map.of()).partitions(corpus).get("test on test");
        assertEquals(List.of("id1"), ids(p.development()));
        assertEquals(List.of("id2"), ids(p.test()));
    }

    @Test
    void should_put_all_of_a_file_into_its_part_when_utterances_were_cut_from_it() {
        List<Utterance> corpus = new ArrayList<>();
        for (String speaker : List.of("a", "b", "c")) {
            for (int i = 0; i < 2; i++) {
                corpus.add(
                        new Utterance(
                                speaker + i,
                                speaker,
                                "",
                                Path.of(speaker + ".wav"),
                                Map.of(),
                                Annotations.NONE,
                                new Recording("", i, i + 1, "", Map.of())));
            }
        }
        Path file = file("c.csv", "file,split\na.wav,train\nb.wav,val\nc.wav,test\n");
        Partition p = configured(file, Map.of()).partitions(corpus).get("test on test");
        assertEquals(List.of("c0", "c1"), ids(p.test()));
    }

    /** CREMA-D as a published table names it. */
    private static List<Utterance> crema(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> People.said(cells[0].replace(".wav", ""), cells[7], "", "", "", ""))
                .toList();
    }

    private static Path splits() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("../shared/data/cremad/splits"))) {
            at = at.getParent();
        }
        assumeTrue(at != null, "the published partitions of CREMA-D are not here");
        return at.resolve("../shared/data/cremad/splits").normalize();
    }

    @Test
    void should_test_each_actor_once_when_the_partitions_are_the_five_folds_of_crema_d()
            throws IOException {
        Path set = splits().resolve("actor-5fold-voice-votes");
        List<Utterance> corpus = crema(set.resolve("labels_consensus_1.csv"));
        assertEquals(7442, corpus.size());
        Protocol protocol = configured(set, Map.of());
        Map<String, Partition> partitions = protocol.partitions(corpus);
        assertEquals(
                List.of("partition 1", "partition 2", "partition 3", "partition 4", "partition 5"),
                List.copyOf(partitions.keySet()));
        Partition first = partitions.get("partition 1");
        assertEquals(List.of("55", "18", "18"), People.sizes(first));
        assertEquals(4509, first.train().size());
        assertEquals(1470, first.development().size());
        assertEquals(1463, first.test().size());
        List<String> tested = new ArrayList<>();
        partitions.values().forEach(p -> tested.addAll(People.speakers(p.test())));
        assertEquals(91, tested.size());
        assertEquals(91, new TreeSet<>(tested).size());
        assertEquals(List.of(), protocol.remarks(corpus));
    }

    @Test
    void should_warn_against_pooling_when_test_actors_overlap_as_in_the_other_set_of_crema_d()
            throws IOException {
        Path set = splits().resolve("actor-5fold-audiovisual-votes");
        List<Utterance> corpus =
                crema(set.resolve("CREMA-D__labels_consensus_6class_M__label_consensus_1.csv"));
        assertEquals(5820, corpus.size());
        Protocol protocol = configured(set, Map.of("files", "CREMA-D*.csv"));
        Map<String, Partition> partitions = protocol.partitions(corpus);
        assertEquals(5, partitions.size());
        partitions.values().forEach(p -> assertEquals(List.of("63", "14", "14"), People.sizes(p)));
        assertEquals(1, protocol.remarks(corpus).size());
        String remark = protocol.remarks(corpus).get(0);
        assertTrue(remark.contains(" of 55 test speakers are tested in more than one"), remark);
        Problem both =
                assertThrows(Problem.class, () -> configured(set, Map.of()).partitions(corpus));
        assertTrue(both.getMessage().contains("by the key files"), both.getMessage());
    }
}
