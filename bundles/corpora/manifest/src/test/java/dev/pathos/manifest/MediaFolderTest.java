package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.CorpusContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFolderTest extends CorpusContract {
    @TempDir Path folder;

    private static MediaFolder at(Path root, String include, String speaker, Path tracks) {
        return at(root, include, speaker, tracks, null);
    }

    private static MediaFolder at(
            Path root, String include, String speaker, Path tracks, Path videos) {
        return new MediaFolder(
                new Place(root, "media-folder", "root"),
                include,
                speaker,
                new Place(tracks, "media-folder", "openface"),
                new Place(videos, "media-folder", "video"));
    }

    @Override
    protected Corpus corpus() throws IOException {
        Reading.file(folder, "anna/1.wav");
        Reading.file(folder, "anna/1.csv");
        Reading.file(folder, "ben/1.MP4");
        Reading.file(folder, "ben/1.openface");
        Reading.file(folder, "ben/stray.csv");
        Reading.file(folder, "notes.txt");
        return at(folder, "**", "folder", null);
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(folder.resolve("absent"), "**", "folder", null));
    }

    @Override
    protected Optional<Corpus> empty() throws IOException {
        return Optional.of(
                at(Files.createDirectories(folder.resolve("empty")), "**", "folder", null));
    }

    @Test
    void should_take_media_with_tracks_beside_them() throws IOException {
        Reading reading = Reading.of(corpus());
        assertEquals(
                List.of(
                        new Utterance(
                                "anna/1.wav",
                                "anna",
                                "",
                                folder.resolve("anna/1.wav"),
                                Map.of("openface", folder.resolve("anna/1.csv")),
                                Annotations.NONE,
                                Recording.take("anna/1")),
                        new Utterance(
                                "ben/1.MP4",
                                "ben",
                                "",
                                folder.resolve("ben/1.MP4"),
                                Map.of("openface", folder.resolve("ben/1.openface")),
                                Annotations.NONE,
                                Recording.take("ben/1"))),
                reading.utterances());
        assertEquals(
                List.of(
                        "skipped ben/stray.csv: neither sound nor video by its name",
                        "skipped notes.txt: neither sound nor video by its name"),
                reading.lines());
    }

    @Test
    void should_take_speakers_from_files_and_tracks_from_a_folder_when_told() throws IOException {
        Reading.file(folder, "videos/grid/id2.mpg");
        Reading.file(folder, "videos/grid/id3.mpg");
        Path track = Reading.file(folder, "tracks/id3.csv");
        Reading reading = Reading.of(at(folder.resolve("videos"), "**", "file", track.getParent()));
        assertEquals(
                List.of("id2", "id3"),
                reading.utterances().stream().map(Utterance::speaker).toList());
        assertEquals(Map.of(), reading.utterances().get(0).sidecars());
        assertEquals(Map.of("openface", track), reading.utterances().get(1).sidecars());
    }

    @Test
    void should_join_sound_video_and_track_of_one_take_when_they_lie_together() throws IOException {
        for (String name : List.of("a.MP4", "a.csv", "a.mp3", "a.wav", "b.avi", "b.mp4", "c.ogg")) {
            Reading.file(folder, "anna/" + name);
        }
        Reading reading = Reading.of(at(folder, "**", "folder", null));
        assertEquals(List.of("anna/a.wav", "anna/b.mp4", "anna/c.ogg"), reading.ids());
        assertEquals(
                Map.of(
                        "video", folder.resolve("anna/a.MP4"),
                        "openface", folder.resolve("anna/a.csv")),
                reading.utterances().get(0).sidecars());
        assertEquals(Map.of(), reading.utterances().get(1).sidecars());
        assertEquals("anna/b", reading.utterances().get(1).recording().take());
        assertEquals(
                List.of(
                        "skipped anna/a.mp3: the same take as anna/a.wav",
                        "skipped anna/b.avi: the same take as anna/b.mp4"),
                reading.lines());
    }

    @Test
    void should_join_videos_from_a_folder_of_their_own_when_told() throws IOException {
        Reading.file(folder, "sound/anna/1.wav");
        Reading.file(folder, "sound/ben/1.wav");
        Reading.file(folder, "sound/ben/2.wav");
        Path first = Reading.file(folder, "sound/video/ben/1.mkv");
        Path second = Reading.file(folder, "sound/video/2.MPG");
        Reading.file(folder, "sound/video/3.mpg");
        Reading reading =
                Reading.of(
                        at(
                                folder.resolve("sound"),
                                "**",
                                "folder",
                                null,
                                folder.resolve("sound/video")));
        assertEquals(List.of("anna/1.wav", "ben/1.wav", "ben/2.wav"), reading.ids());
        assertEquals(Map.of(), reading.utterances().get(0).sidecars(), "ben's is not anna's");
        assertEquals(Map.of("video", first), reading.utterances().get(1).sidecars());
        assertEquals(Map.of("video", second), reading.utterances().get(2).sidecars());
        assertEquals(List.of("skipped 3.mpg: a video without a sound file"), reading.lines());
    }

    @Test
    void should_take_only_what_the_glob_includes() throws IOException {
        Reading.file(folder, "grid/a.mpg");
        Reading.file(folder, "other/b.mpg");
        Reading.file(folder, "other/c.txt");
        Reading.file(folder, "expressive/d.mp4");
        Reading reading = Reading.of(at(folder, "{grid,expressive}/**", "folder", null));
        assertEquals(List.of("expressive/d.mp4", "grid/a.mpg"), reading.ids());
        assertEquals(List.of(), reading.lines());
        Problem e = assertThrows(Problem.class, () -> at(folder, "{grid", "folder", null));
        assertTrue(e.getMessage().contains("key include"), e.getMessage());
    }

    @Test
    void should_name_the_key_when_there_is_nothing_to_read() throws IOException {
        Reading.file(folder, "a.txt");
        problem(at(folder, "**", "file", null), "no sound or video", "key root");
        Reading.file(folder, "a.wav");
        problem(at(folder, "**", "file", folder.resolve("absent")), "absent", "key openface");
        problem(at(folder, "**", "file", null, folder.resolve("none")), "none", "key video");
    }

    private static void problem(Corpus corpus, String... words) {
        Problem e = assertThrows(Problem.class, () -> Reading.of(corpus));
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), e.getMessage());
        }
    }

    @Test
    void should_read_real_faces() throws IOException {
        Path data = Reading.data("openface");
        assumeTrue(data != null, "no shared/data/openface");
        Reading reading =
                Reading.of(at(data.getParent(), "{openface,talking-faces/**}/*", "file", null));
        assertEquals(12, reading.utterances().size());
        Utterance tracked =
                reading.utterances().stream()
                        .filter(u -> u.id().equals("openface/timo1.mp4"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(Files.exists(tracked.sidecars().get("openface")));
        assertEquals(
                List.of(
                        "skipped talking-faces/grid/id2_vcd_swwp2s.align: neither sound nor video"
                                + " by its name"),
                reading.lines());
    }
}
