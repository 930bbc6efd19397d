package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.tck.CorpusContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MspFaceTest extends CorpusContract {
    @TempDir Path folder;

    private static MspFace at(Path root, boolean unlabeled) {
        return new MspFace(
                new Shelf(
                        new Place(root, "msp-face", "root"),
                        new Place(null, "msp-face", "openface"),
                        true),
                unlabeled);
    }

    private void text(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Override
    protected Corpus corpus() throws IOException {
        Reading.file(folder, "segments/MSP-FACE_0001_0001.mp4");
        Reading.file(folder, "segments/MSP-FACE_0001_0001.wav");
        Reading.file(folder, "tracks/MSP-FACE_0001_0001.csv");
        Reading.file(folder, "videos/MSP-FACE_0253.mp4");
        Reading.file(folder, "videos/MSP-FACE_0300.mp4");
        text(
                "Doc/segments_data.txt",
                "10.977\t20.487\tMSP-FACE_0001_0001.mp4\n"
                        + "2.5\t8.25\tMSP-FACE_0253_0006.mp4\n"
                        + "9\t8\tMSP-FACE_0253_0007.mp4\n"
                        + "nonsense\n"
                        + "1.0\t2.0\tMSP-FACE_0254_0001.mp4\n");
        text(
                "Doc/speaker_id_segments.txt",
                "MSP-FACE_0001_0001.mp4,Speaker_264\n"
                        + "MSP-FACE_0253_0006.mp4,Speaker_27\n"
                        + "MSP-FACE_0254_0001.mp4,Speaker_28\n");
        text("Doc/speaker_id_gender.txt", "Speaker_264,Male\nSpeaker_27,Female\n");
        text("Doc/Partitions.txt", "Train; MSP-FACE_0253_0006.mp4\n");
        text(
                "Labels/label_consensus.json",
                """
                {"MSP-FACE_0253_0006.mp4": [{"EmoClass_Major": "H", "EmoAct": "5.428571428571429",
                  "EmoDom": "5.0", "EmoVal": "4.857142857142857", "SpkrID": "27",
                  "Gender": "Female", "Split_Set": "Train"}]}
                """);
        text(
                "Labels/label_details.json",
                """
                {"MSP-FACE_0253_0006.mp4": {"Workers": [
                  {"Name": "WORKER0000013", "EmoClass_Major": "Happy"},
                  {"Name": "WORKER0000001", "EmoClass_Major": "Surprise"},
                  {"Name": "WORKER0000002", "EmoClass_Major": "Happy"}]}}
                """);
        return at(folder, true);
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(folder.resolve("absent"), true));
    }

    @Override
    protected Optional<Corpus> empty() throws IOException {
        return Optional.of(at(Files.createDirectories(folder.resolve("empty")), true));
    }

    @Test
    void should_use_a_segments_own_file_or_the_stretch_of_its_video() throws IOException {
        Reading reading = Reading.of(corpus());
        assertEquals(List.of("MSP-FACE_0001_0001", "MSP-FACE_0253_0006"), reading.ids());
        Utterance cut = reading.utterances().get(0);
        assertEquals(folder.resolve("segments/MSP-FACE_0001_0001.mp4"), cut.media());
        assertEquals(
                Map.of(
                        "audio", folder.resolve("segments/MSP-FACE_0001_0001.wav"),
                        "openface", folder.resolve("tracks/MSP-FACE_0001_0001.csv")),
                cut.sidecars());
        assertEquals("264", cut.speaker());
        assertEquals(Annotations.NONE, cut.annotations());
        assertEquals(true, cut.recording().whole());
        assertEquals("", cut.recording().partition());
        Utterance stretch = reading.utterances().get(1);
        assertEquals(folder.resolve("videos/MSP-FACE_0253.mp4"), stretch.media());
        assertEquals(2.5, stretch.recording().start());
        assertEquals(8.25, stretch.recording().end());
        assertEquals("MSP-FACE_0253_0006", stretch.recording().take());
        assertEquals("MSP-FACE_0253", stretch.session());
        assertEquals("27", stretch.speaker());
        assertEquals("Train", stretch.recording().partition());
        assertEquals(Map.of("sex", "female", "language", "en"), stretch.recording().traits());
        assertEquals("happy", stretch.annotations().label());
        assertEquals(Map.of("happy", 2, "surprised", 1), stretch.annotations().votes());
        assertEquals(5.0, stretch.annotations().attributes().get("dominance"));
        assertEquals(
                List.of(
                        "failed segments_data.txt MSP-FACE_0253_0007: from 9.0 to 8.0",
                        "failed segments_data.txt line 4: not of the form of its file: nonsense",
                        "failed MSP-FACE_0254_0001: in the tables, but no file of it or of its"
                                + " video",
                        "skipped MSP-FACE_0300: no stretch of this video is used"),
                reading.lines());
    }

    @Test
    void should_leave_out_what_has_no_label_speaker_or_two_of_them() throws IOException {
        corpus();
        Reading.file(folder, "segments/MSP-FACE_0400_0001.mp4");
        text(
                "Doc/speaker_id_segments.txt",
                "MSP-FACE_0001_0001.mp4,Speaker_264\nMSP-FACE_0253_0006.mp4,Speaker_28\n");
        Reading all = Reading.of(at(folder, true));
        assertEquals(List.of("MSP-FACE_0001_0001"), all.ids());
        assertEquals(
                List.of(
                        "failed MSP-FACE_0253_0006: speaker 28 in speaker_id_segments.txt, 27 in"
                                + " the labels",
                        "skipped MSP-FACE_0400_0001: its speaker is not known"),
                all.lines().stream().filter(l -> l.matches(".*(0253_0006|0400).*")).toList());
        text("Doc/speaker_id_segments.txt", "MSP-FACE_0001_0001.mp4,Speaker_264\n");
        Reading labeled = Reading.of(at(folder, false));
        assertEquals(List.of("MSP-FACE_0253_0006"), labeled.ids());
        assertEquals(
                List.of("skipped MSP-FACE_0001_0001: no label"),
                labeled.lines().stream().filter(l -> l.contains("0001_0001")).toList());
    }
}
