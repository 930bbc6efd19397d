package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.CorpusContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MspPodcastTest extends CorpusContract {
    @TempDir Path folder;

    private static MspPodcast at(Path root, String label, String unknown) {
        return new MspPodcast(
                new Shelf(
                        new Place(root, "msp-podcast", "root"),
                        new Place(null, "msp-podcast", "openface"),
                        false),
                label,
                unknown);
    }

    private static MspPodcast at(Path root) {
        return at(root, "published", "leave-out");
    }

    private void sounds(String... names) throws IOException {
        for (String name : names) {
            Reading.file(folder, "Audios/MSP-PODCAST_" + name + ".wav");
        }
    }

    private void labels(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve("Labels"));
        Files.writeString(
                folder.resolve("Labels").resolve(file), text, StandardCharsets.ISO_8859_1);
    }

    @Override
    protected Corpus corpus() throws IOException {
        sounds("0001_0008", "0001_0019", "0002_0059", "2100_0007_0001");
        labels(
                "labels_consensus.csv",
                """
                FileName,EmoClass,EmoAct,EmoVal,EmoDom,SpkrID,Gender,Split_Set
                MSP-PODCAST_0001_0008.wav,N,2.2,4.0,2.6,127,Male,Test1
                MSP-PODCAST_0001_0019.wav,X,5,4.2,5,0127,Male,Test1
                MSP-PODCAST_0002_0059.wav,U,4.4,5,4.0,Unknown,Unknown,Train
                MSP-PODCAST_2100_0007_0001.wav,A,6,1.5,6.25,8,Female,Development
                """);
        return at(folder);
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(folder.resolve("absent")));
    }

    @Override
    protected Optional<Corpus> empty() throws IOException {
        return Optional.of(at(Files.createDirectories(folder.resolve("empty"))));
    }

    @Test
    void should_read_classes_attributes_speakers_and_partitions() throws IOException {
        Reading reading = Reading.of(corpus());
        assertEquals(
                List.of(
                        "MSP-PODCAST_0001_0008",
                        "MSP-PODCAST_0001_0019",
                        "MSP-PODCAST_2100_0007_0001"),
                reading.ids());
        Utterance first = reading.utterances().get(0);
        assertEquals("127", first.speaker());
        assertEquals("MSP-PODCAST_0001", first.session());
        assertEquals("neutral", first.annotations().label());
        assertEquals(
                Map.of("arousal", 2.2, "valence", 4.0, "dominance", 2.6),
                first.annotations().attributes());
        assertEquals("Test1", first.recording().partition());
        assertEquals("MSP-PODCAST_0001_0008", first.recording().take());
        assertEquals(Map.of("sex", "male", "language", "en"), first.recording().traits());
        Utterance disagreed = reading.utterances().get(1);
        assertEquals("", disagreed.annotations().label());
        assertEquals(5.0, disagreed.annotations().attributes().get("arousal"));
        assertEquals("127", disagreed.speaker());
        assertEquals("Development", reading.utterances().get(2).recording().partition());
        assertEquals(
                List.of(
                        "skipped speaker 0127: taken for the speaker that is also spelled 127",
                        "skipped MSP-PODCAST_0002_0059: its speaker is not known"),
                reading.lines());
    }

    @Test
    void should_take_each_podcast_for_a_speaker_when_told_so() throws IOException {
        corpus();
        Reading reading = Reading.of(at(folder, "published", "by-podcast"));
        assertEquals("unknown of MSP-PODCAST_0002", reading.utterances().get(2).speaker());
        assertEquals(
                "skipped speaker Unknown: 1 segments: each podcast is taken for a speaker of its"
                        + " own, though podcasts can share one",
                reading.lines().get(1));
    }

    @Test
    void should_read_the_spellings_of_other_releases() throws IOException {
        sounds("0001_0008", "0001_0019");
        labels(
                "labels_concensus.json",
                """
                {"MSP-PODCAST_0001_0008.wav": {"EmoClass": "N", "EmoAct": 2.2, "EmoVal": "4",
                   "EmoDom": "2.6", "SpkrID": 127, "Gender": "Male", "Split_Set": "test-1"},
                 "MSP-PODCAST_0001_0019.wav": [{"EmoClass_Major": "H", "EmoAct": "NaN",
                   "SpkrID": "12", "Gender": "Female", "Split_Set": "Validation"}]}
                """);
        labels(
                "labels_detailed.json",
                """
                {"MSP-PODCAST_0001_0008.wav": {
                   "WORKER1": {"EmoClass_Major": "Neutral", "EmoAct": "4"},
                   "WORKER2": {"EmoClass_Major": "Other-Bored", "EmoAct": "4"},
                   "WORKER3": {"EmoClass_Major": "Neutral", "EmoAct": "4"}}}
                """);
        Reading reading = Reading.of(at(folder));
        assertEquals(List.of(), reading.lines());
        assertEquals(
                List.of("127", "12"),
                reading.utterances().stream().map(Utterance::speaker).toList());
        assertEquals(
                List.of("Test1", "Development"),
                reading.utterances().stream().map(u -> u.recording().partition()).toList());
        assertEquals(
                Map.of("neutral", 2, "other", 1),
                reading.utterances().get(0).annotations().votes());
        assertEquals("happy", reading.utterances().get(1).annotations().label());
        assertEquals(Map.of(), reading.utterances().get(1).annotations().attributes());
        Files.delete(folder.resolve("Labels/labels_concensus.json"));
        labels(
                "labels_concensus.csv",
                """
                filename,EmoClass,SpkrID,gender,Set
                MSP-PODCAST_0001_0008.wav,N,127,male,training
                """);
        assertEquals("Train", Reading.of(at(folder)).utterances().get(0).recording().partition());
    }

    @Test
    void should_make_the_label_of_detailed_votes_when_told_so() throws IOException {
        corpus();
        labels(
                "labels_detailed.csv",
                """
                FileName,EmoDetail
                MSP-PODCAST_0001_0008.wav,"WORKER1; Sad; Sad,Neutral; A:2.0; V:4.0; D:3.0;"
                MSP-PODCAST_0001_0008.wav,"WORKER2; Sad; ; A:2.0; V:4.0; D:3.0;"
                MSP-PODCAST_0001_0008.wav,"WORKER3; Neutral; ; A:2.0; V:4.0; D:3.0;"
                MSP-PODCAST_0001_0008.wav,"WORKER4; Happy; ; A:2.0; V:4.0; D:3.0;"
                MSP-PODCAST_0001_0008.wav,"WORKER5; Hopp\u00fd; ; A:2.0; V:4.0; D:3.0;"
                MSP-PODCAST_9999_0008.wav,"WORKER5; Happy; ; A:2.0; V:4.0; D:3.0;"
                """);
        Reading reading = Reading.of(at(folder, "plurality", "leave-out"));
        assertEquals("sad", reading.utterances().get(0).annotations().label());
        assertEquals(
                Map.of("sad", 2, "neutral", 1, "happy", 1),
                reading.utterances().get(0).annotations().votes());
        assertEquals(
                List.of(
                        "skipped labels_detailed.csv (encoding): not in UTF-8, read as ISO-8859-1:"
                                + " letters beyond ASCII may be wrong",
                        "failed labels_detailed.csv line 6: an unknown vote 'Hopp\u00fd' for"
                                + " MSP-PODCAST_0001_0008, not counted",
                        "skipped detailed votes (against the labels): of 1 segments another class"
                                + " than the label has more votes, the first MSP-PODCAST_0001_0008",
                        "failed detailed votes (without labels): 1 segments have none, the first"
                                + " MSP-PODCAST_9999_0008"),
                reading.lines().subList(0, 4));
        MspPodcast majority = at(folder, "majority", "leave-out");
        assertEquals("", Reading.of(majority).utterances().get(0).annotations().label());
        assertEquals("majority of the annotators' votes, primary emotion", majority.labelTarget());
        assertEquals(
                "published consensus of the annotators' primary emotion", at(folder).labelTarget());
    }

    @Test
    void should_tell_of_every_input_that_cannot_be_used() throws IOException {
        sounds("0001_0001", "0001_0002", "0001_0003");
        Reading.file(folder, "Audios/readme.wav");
        labels(
                "labels_consensus.csv",
                """
                FileName,EmoClass,EmoAct,SpkrID
                MSP-PODCAST_0001_0001.wav,N,2,1
                MSP-PODCAST_0001_0001.wav,H,2,1
                MSP-PODCAST_0001_0002.wav,Q,2,1
                MSP-PODCAST_0001_0004.wav,N,2,1
                MSP-PODCAST_0001_0003.wav,N,loud,1
                other.wav,N,2,1
                ,N,2,1
                """);
        labels("labels_consensus.json", "{}");
        Reading.file(folder, "Audios/MSP-PODCAST_0001_0005.wav");
        Reading reading = Reading.of(at(folder));
        assertEquals(List.of("MSP-PODCAST_0001_0001"), reading.ids());
        assertEquals(
                List.of(
                        "failed MSP-PODCAST_0001_0002: an unknown class 'Q'",
                        "failed MSP-PODCAST_0001_0003: 'loud' as EmoAct",
                        "failed MSP-PODCAST_0001_0004: in the labels, but no sound of it",
                        "failed labels_consensus.csv line 3: MSP-PODCAST_0001_0001 again",
                        "failed labels_consensus.csv line 8: no file name",
                        "failed other: no name of MSP-Podcast",
                        "skipped Audios/readme.wav: its name is not one of MSP-Podcast's",
                        "skipped Labels/labels_consensus.json: the same as"
                                + " Labels/labels_consensus.csv",
                        "skipped MSP-PODCAST_0001_0005: not in labels_consensus.csv"),
                reading.lines().stream().sorted().toList());
    }

    @Test
    void should_say_what_is_wrong_when_there_are_no_labels_or_no_json() throws IOException {
        sounds("0001_0001");
        Problem none = assertThrows(Problem.class, () -> Reading.of(at(folder)));
        assertTrue(none.getMessage().startsWith("no labels_consensus.csv"), none.getMessage());
        labels("labels_consensus.json", "{\"MSP-PODCAST_0001_0001.wav\": {\"EmoClass\": ");
        Problem broken = assertThrows(Problem.class, () -> Reading.of(at(folder)));
        assertTrue(broken.getMessage().startsWith("no JSON"), broken.getMessage());
        assertTrue(broken.getMessage().contains("labels_consensus.json"), broken.getMessage());
        labels("labels_consensus.json", "[1]");
        assertThrows(Problem.class, () -> Reading.of(at(folder)));
        labels("labels_consensus.json", "");
        assertThrows(Problem.class, () -> Reading.of(at(folder)));
    }
}
