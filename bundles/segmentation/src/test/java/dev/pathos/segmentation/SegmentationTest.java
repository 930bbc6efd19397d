package dev.pathos.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Segmenter.Faces;
import dev.pathos.api.corpus.Segmenter.Request;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationTest {
    @TempDir Path folder;
    private final GeneratedMedia media = new GeneratedMedia();
    private Path in;
    private Path out;

    @BeforeEach
    void folders() throws IOException {
        in = Files.createDirectories(folder.resolve("in"));
        out = folder.resolve("out");
    }

    private void file(String name, String content) throws IOException {
        Path file = in.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<Table> segment(Request request, Path... inputs) {
        return new Segmentation(media, (picture, smallest) -> List.of())
                .segment(List.of(inputs), out, request, (phase, done, total) -> {});
    }

    private List<Table> segment() {
        return segment(Request.USUAL, in);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(out.resolve(name));
    }

    @Test
    void should_write_stretches_of_the_files_when_there_is_speech() throws IOException {
        file("talk.wav", "speech 1 60");
        List<Table> tables = segment();
        List<String> lines = lines("segments.csv");
        assertEquals(
                "id,speaker,session,media,label,take,start,end,face_share,av_offset,av_correlation",
                lines.get(0));
        int phrases = new Speechlike(1, 60).phrases().size();
        assertEquals(phrases, lines.size() - 1, 2);
        String[] first = lines.get(1).split(",", -1);
        assertEquals("talk.wav#0001", first[0]);
        assertEquals("talk", first[1]);
        assertEquals("talk", first[2]);
        assertEquals("../in/talk.wav", first[3]);
        assertTrue(Files.isSameFile(out.resolve(first[3]), in.resolve("talk.wav")));
        assertEquals("talk#0001", first[5]);
        assertEquals(
                new Speechlike(1, 60).phrases().get(0).start(), Double.parseDouble(first[6]), .2);
        assertEquals(List.of("", "", ""), List.of(first).subList(8, 11));
        assertEquals(String.valueOf(lines.size() - 1), tables.get(0).rows().get(0).get(3));
    }

    @Test
    void should_name_files_from_the_folder_they_share_when_there_are_several() throws IOException {
        file("anna/a_1.wav", "speech 1 20");
        file("ben/b-1.wav", "speech 2 20");
        segment(new Request(1, 12, .4, Request.FROM_FOLDER, Faces.OFF), in);
        List<String> lines = lines("segments.csv");
        assertTrue(lines.stream().anyMatch(l -> l.startsWith("anna/a_1.wav#0001,anna,anna/a_1,")));
        assertTrue(lines.stream().anyMatch(l -> l.startsWith("ben/b-1.wav#0001,ben,ben/b-1,")));
        segment(new Request(1, 12, .4, Request.FROM_NAME, Faces.OFF), in);
        lines = lines("segments.csv");
        assertTrue(lines.stream().anyMatch(l -> l.startsWith("anna/a_1.wav#0001,a,")));
        assertTrue(lines.stream().anyMatch(l -> l.startsWith("ben/b-1.wav#0001,b,")));
        segment(new Request(1, 12, .4, "carla", Faces.OFF), in);
        assertTrue(lines("segments.csv").stream().skip(1).allMatch(l -> l.contains(",carla,")));
    }

    @Test
    void should_tell_what_became_of_each_input_when_some_are_bad() throws IOException {
        file("good.wav", "speech 1 30");
        file("copy.wav", "speech 1 30");
        file("empty.wav", "");
        file("mute.mp4", "no sound track");
        file("zero.wav", "silent: all samples are zero");
        file("noise.wav", "noise 3 20");
        file("short.wav", "speech 4 1.5");
        file("blip.wav", "noise 5 .0001");
        file("film.mp4", "speech 6 20");
        file("film.wav", "speech 7 20");
        file("notes.txt", "Dear colleague");
        file(".hidden.wav", "speech 8 20");
        Files.createSymbolicLink(in.resolve("loop"), in);
        Files.createSymbolicLink(in.resolve("lost.wav"), in.resolve("nowhere.wav"));
        List<Table> tables = segment();
        assertEquals(
                List.of(
                        "input,outcome,reason",
                        "blip.wav,skipped,no speech found",
                        "copy.wav,used,",
                        "empty.wav,failed,empty file (0 bytes)",
                        "film.mp4,used,",
                        "film.wav,skipped,the sound of the video of the same name",
                        "good.wav,skipped,the same content as copy.wav",
                        "loop,skipped,a link back to a folder above it",
                        "lost.wav,failed,a link that leads nowhere",
                        "mute.mp4,failed,no sound track",
                        "noise.wav,skipped,no speech found",
                        "notes.txt,skipped,neither sound nor video by its name",
                        "short.wav,skipped,no speech found",
                        "zero.wav,failed,silent: all samples are zero"),
                lines("ledger.csv"));
        String remark = tables.get(0).notes().get(0);
        assertTrue(remark.startsWith("13 inputs: 2 used, 7 skipped, 4 failed"), remark);
    }

    @Test
    void should_do_nothing_again_when_all_was_done_before() throws IOException {
        file("a.wav", "speech 1 20");
        file("b.wav", "speech 2 20");
        segment();
        byte[] before = Files.readAllBytes(out.resolve("segments.csv"));
        assertEquals(2, media.opened());
        Files.delete(out.resolve("segments.csv"));
        segment();
        assertEquals(2, media.opened());
        assertEquals(new String(before), Files.readString(out.resolve("segments.csv")));
        file("c.wav", "speech 3 20");
        segment();
        assertEquals(3, media.opened());
        segment(new Request(.5, 12, .4, Request.FROM_RECORDING, Faces.MARK), in);
        assertEquals(6, media.opened());
    }

    @Test
    void should_do_a_recording_again_when_what_was_kept_is_damaged() throws IOException {
        file("a.wav", "speech 1 20");
        segment();
        try (Stream<Path> kept = Files.list(out.resolve(".recordings"))) {
            Files.writeString(kept.findFirst().orElseThrow(), "20.0,1");
        }
        segment();
        assertEquals(2, media.opened());
        assertTrue(lines("segments.csv").size() > 1);
    }

    @Test
    void should_write_no_manifest_when_there_is_no_utterance() throws IOException {
        file("noise.wav", "noise 1 10");
        file("empty.wav", "");
        Problem e = assertThrows(Problem.class, this::segment);
        assertTrue(e.getMessage().startsWith("no utterance in 2 inputs"), e.getMessage());
        assertTrue(e.getMessage().contains("empty.wav: empty file"), e.getMessage());
        assertFalse(Files.exists(out.resolve("segments.csv")));
        assertEquals(3, lines("ledger.csv").size());
    }

    @Test
    void should_say_so_when_an_input_is_not_there_or_out_is_a_file() throws IOException {
        Problem e =
                assertThrows(Problem.class, () -> segment(Request.USUAL, in.resolve("nowhere")));
        assertTrue(e.getMessage().startsWith("no such file or folder"), e.getMessage());
        file("a.wav", "speech 1 20");
        Files.writeString(out, "in the way");
        assertTrue(
                assertThrows(Problem.class, this::segment).getMessage().startsWith("cannot write"));
    }

    @Test
    void should_go_on_where_it_was_when_halted_midway() throws Exception {
        file("a.wav", "speech 1 20");
        file("b.wav", "hang");
        Thread running = new Thread(() -> assertThrows(Problem.class, this::segment));
        running.start();
        while (media.hanging() == 0 || kept() == 0) {
            Thread.sleep(5);
        }
        running.interrupt();
        running.join();
        assertFalse(Files.exists(out.resolve("segments.csv")));
        file("b.wav", "speech 2 20");
        segment();
        assertEquals(2, media.opened());
        assertEquals(3, lines("ledger.csv").size());
    }

    private long kept() throws IOException {
        if (!Files.isDirectory(out.resolve(".recordings"))) {
            return 0;
        }
        try (Stream<Path> kept = Files.list(out.resolve(".recordings"))) {
            return kept.filter(f -> f.toString().endsWith(".csv")).count();
        }
    }

    @Test
    void should_keep_every_utterance_within_limits_when_speech_has_no_pause() throws IOException {
        file("all.wav", "pauseless 1 60");
        segment(new Request(2, 6, .4, Request.FROM_RECORDING, Faces.OFF), in);
        double sum = 0;
        for (String line : lines("segments.csv").subList(1, lines("segments.csv").size())) {
            String[] cells = line.split(",", -1);
            double length = Double.parseDouble(cells[7]) - Double.parseDouble(cells[6]);
            assertTrue(length >= 1.99 && length <= 6.01, line);
            sum += length;
        }
        assertTrue(sum > 55, sum + " s");
    }
}
