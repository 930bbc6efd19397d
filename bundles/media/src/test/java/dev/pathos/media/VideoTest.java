package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.Video.Format;
import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoTest {
    private static final Format GRAY = new Format(0, 0, true);

    @TempDir static Path cache;
    private static DecodedMediaSource source;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        source = RealWorker.source(cache);
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    private static Media media(Path file) {
        return source.open(new Utterance("a", "s", "", file, Map.of(), Annotations.NONE));
    }

    private static List<Picture> pictures(Path file, Format format) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        try (Video video = media(file).video(format).orElseThrow()) {
            Optional<Picture> next = video.next();
            while (next.isPresent()) {
                pictures.add(next.get());
                next = video.next();
            }
            assertTrue(video.next().isEmpty());
        }
        return pictures;
    }

    private static int at(Picture picture, int x, int y, int channel) {
        int bytes = picture.gray() ? 1 : 3;
        return picture.pixels()[(y * picture.width() + x) * bytes + channel] & 0xff;
    }

    @ParameterizedTest
    @CsvSource({"movie.mov, true", "movie.avi, false", "movie.mkv, true"})
    void should_give_every_picture_and_its_time_when_read_as_it_is(String name, boolean sound)
            throws Exception {
        Path file = new Movie(64, 48, 25, 60, 0, sound).write(folder.resolve(name));
        List<Picture> pictures = pictures(file, Format.ORIGINAL);
        assertEquals(60, pictures.size());
        for (int i = 0; i < 60; i++) {
            Picture picture = pictures.get(i);
            assertEquals(i / 25.0, picture.seconds(), .0011);
            assertEquals(64, picture.width());
            assertEquals(48, picture.height());
            assertEquals(250, at(picture, 8, 8, 0), 12);
            assertEquals(2 * i, at(picture, 8, 8, 2), 12);
            assertEquals(2 * i, at(picture, 50, 40, 1), 12);
        }
    }

    @Test
    void should_open_the_video_beside_it_when_the_medium_is_a_sound_file() throws Exception {
        Path movie = new Movie(64, 48, 25, 10, 0, false).write(folder.resolve("take.mov"));
        Path sound = folder.resolve("take.wav");
        Media media =
                source.open(
                        new Utterance(
                                "a", "s", "", sound, Map.of("video", movie), Annotations.NONE));
        try (Video video = media.video(GRAY).orElseThrow()) {
            assertEquals(64, video.next().orElseThrow().width());
        }
    }

    @Test
    void should_be_small_and_gray_when_asked_for() throws Exception {
        Path file = new Movie(160, 120, 25, 10, 0, false).write(folder.resolve("m.mov"));
        List<Picture> pictures = pictures(file, new Format(80, 0, true));
        assertEquals(10, pictures.size());
        assertTrue(pictures.get(0).gray());
        assertEquals(80, pictures.get(0).width());
        assertEquals(60, pictures.get(0).height());
        assertTrue(at(pictures.get(0), 10, 10, 0) > at(pictures.get(0), 70, 50, 0) + 10);
        // Never larger than it is.
        assertEquals(160, pictures(file, new Format(500, 0, true)).get(0).width());
    }

    @ParameterizedTest
    @CsvSource({"30, 10, 20", "25, 10, 20", "25, 25, 50", "25, 100, 50"})
    void should_give_fewer_pictures_when_a_lower_rate_is_asked_for(
            double rate, double wanted, int count) throws Exception {
        Path file =
                new Movie(32, 32, rate, (int) (2 * rate), 0, false).write(folder.resolve("m.mov"));
        List<Picture> pictures = pictures(file, new Format(0, wanted, true));
        assertEquals(count, pictures.size(), 1);
        for (int i = 1; i < pictures.size(); i++) {
            double step = pictures.get(i).seconds() - pictures.get(i - 1).seconds();
            assertEquals(1 / Math.min(rate, wanted), step, 1 / rate + .001);
        }
    }

    @ParameterizedTest
    @CsvSource({"90, 8, 56, 48, 64", "-90, 40, 8, 48, 64", "180, 56, 40, 64, 48"})
    void should_stand_upright_when_the_metadata_turns_it(
            double rotation, int x, int y, int width, int height) throws Exception {
        Path file = new Movie(64, 48, 25, 3, rotation, false).write(folder.resolve("m.mov"));
        Picture picture = pictures(file, Format.ORIGINAL).get(0);
        assertEquals(width, picture.width());
        assertEquals(height, picture.height());
        assertEquals(250, at(picture, x, y, 0), 12);
        assertEquals(0, at(picture, width - x, height - y, 0), 12);
    }

    /** The first four numbers of QuickTime's matrix: x and y go to ax + cy and bx + dy. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 1, 8, 8, 64, 48", "-1, 0, 0, 1, 56, 8, 64, 48", "1, 0, 0, -1, 8, 40, 64, 48",
        "-1, 0, 0, -1, 56, 40, 64, 48", "0, 1, 1, 0, 8, 8, 48, 64", "0, 1, -1, 0, 40, 8, 48, 64",
        "0, -1, 1, 0, 8, 56, 48, 64", "0, -1, -1, 0, 40, 56, 48, 64"
    })
    void should_stand_upright_when_the_metadata_mirrors_it_or_turns_it(
            int a, int b, int c, int d, int x, int y, int width, int height) throws Exception {
        Path file = new Movie(64, 48, 25, 3, 0, false).write(folder.resolve("m.mov"));
        byte[] bytes = Files.readAllBytes(file);
        int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
        ByteBuffer matrix = ByteBuffer.wrap(bytes, header + 44, 20);
        for (int number : new int[] {a, b, 0, c, d}) {
            matrix.putInt(number << 16);
        }
        Picture picture = pictures(Files.write(file, bytes), Format.ORIGINAL).get(0);
        assertEquals(width, picture.width());
        assertEquals(height, picture.height());
        assertEquals(250, at(picture, x, y, 0), 12);
        assertEquals(0, at(picture, width - x, height - y, 0), 12);
        assertEquals(0, at(picture, width - x, y, 0), 12);
    }

    @Test
    void should_begin_when_the_sound_does_if_times_begin_elsewhere() throws IOException {
        Path data = RealWorker.data("talking-faces");
        assumeTrue(data != null, "no shared/data/talking-faces");
        List<Picture> pictures = pictures(data.resolve("grid/bbaf2n.mpg"), new Format(90, 0, true));
        assertEquals(75, pictures.size(), 1);
        assertEquals(0, pictures.get(0).seconds(), .1);
        assertEquals(3, pictures.get(pictures.size() - 1).seconds(), .15);
        assertEquals(90, pictures.get(0).width());
        assertEquals(72, pictures.get(0).height());
    }

    @Test
    void should_be_absent_when_there_is_only_sound() throws IOException {
        Path wav = Wav.pcm(16_000, 16).write(folder.resolve("t.wav"), Wav.tone(16_000, 1, 440, .5));
        assertTrue(media(wav).video(GRAY).isEmpty());
        assertTrue(media(wav).video().isEmpty());
    }

    @Test
    void should_be_one_picture_when_it_is_a_still() throws IOException {
        Path data = RealWorker.data("face-misc");
        assumeTrue(data != null, "no shared/data/face-misc");
        assertEquals(1, pictures(data.resolve("single_face.jpg"), GRAY).size());
    }

    @Test
    void should_name_the_reason_when_a_file_is_bad() throws Exception {
        expect("no such file", folder.resolve("absent.mp4"));
        expect("not a file", folder);
        expect("empty file (0 bytes)", Files.createFile(folder.resolve("empty.mp4")));
        expect(
                "not a sound or video file",
                Files.writeString(folder.resolve("text.mp4"), "Dear colleague, ".repeat(400)));
        Path movie = new Movie(64, 48, 25, 60, 0, true).write(folder.resolve("whole.mov"));
        byte[] bytes = Files.readAllBytes(movie);
        // The index of a QuickTime file is at its end.
        expect(
                "not a sound or video file",
                Files.write(folder.resolve("cut.mov"), Arrays.copyOf(bytes, bytes.length / 2)));
        try (Stream<Path> left = Files.list(cache)) {
            assertEquals(List.of(), left.filter(f -> f.toString().endsWith(".part")).toList());
        }
    }

    @Test
    void should_blame_the_cache_and_not_the_video_when_nothing_can_be_written_there()
            throws Exception {
        Path movie = new Movie(32, 32, 25, 3, 0, false).write(folder.resolve("m.mov"));
        Path file = Files.createFile(folder.resolve("a file"));
        for (Path bad : List.of(file, file.resolve("below"))) {
            DecodedMediaSource other = RealWorker.source(bad);
            Media media =
                    other.open(new Utterance("a", "s", "", movie, Map.of(), Annotations.NONE));
            Problem e = assertThrows(Problem.class, () -> media.video(GRAY));
            assertTrue(e.getMessage().contains("PATHOS_CACHE"), e.getMessage());
            other.close();
        }
    }

    private static void expect(String reason, Path file) {
        IOException e = assertThrows(IOException.class, () -> media(file).video(GRAY));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }

    @Test
    void should_give_what_there_is_when_a_stream_is_cut() throws Exception {
        Path whole = new Movie(64, 48, 25, 60, 0, false).write(folder.resolve("whole.avi"));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.avi"), Arrays.copyOf(bytes, bytes.length / 2));
        int count = pictures(cut, GRAY).size();
        assertTrue(count > 15 && count < 45, count + " pictures");
    }

    private Path textured(int count) throws IOException {
        return Film.of(64, 48, 25, count, (i, x, y) -> Film.gray(x * y + 9 * i & 0xff))
                .in(avcodec.AV_CODEC_ID_MPEG4)
                .write(folder.resolve("film.mp4"));
    }

    /** The same with a share of its bytes zero, from its middle on. */
    private Path damaged(Path whole, double share) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        int middle = bytes.length / 2;
        Arrays.fill(bytes, middle, middle + (int) (share * bytes.length), (byte) 0);
        return Files.write(folder.resolve("damaged.mp4"), bytes);
    }

    @Test
    void should_leave_a_picture_out_when_it_is_damaged() throws Exception {
        Path whole = textured(150);
        List<Picture> left = pictures(damaged(whole, .01), GRAY);
        assertTrue(left.size() >= 147 && left.size() < 150, left.size() + " pictures");
        assertEquals(149 / 25., left.get(left.size() - 1).seconds(), .0011);
    }

    @ParameterizedTest
    @CsvSource({"true, 'truncated: '", "false, 'damaged: '"})
    void should_name_the_reason_when_more_is_damaged_or_missing_than_of_sound(
            boolean cut, String reason) throws Exception {
        Path whole = textured(150);
        byte[] bytes = Files.readAllBytes(whole);
        Path bad =
                cut
                        ? Files.write(
                                folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2))
                        : damaged(whole, .2);
        List<Picture> before = new ArrayList<>();
        try (Video video = media(bad).video(GRAY).orElseThrow()) {
            IOException e =
                    assertThrows(
                            IOException.class,
                            () -> {
                                for (int i = 0; i < 150; i++) {
                                    before.add(video.next().orElseThrow());
                                }
                            });
            assertTrue(e.getMessage().startsWith(bad + ": " + reason), e.getMessage());
        }
        assertTrue(before.size() > 40, before.size() + " pictures came before");
        assertEquals(150, pictures(whole, GRAY).size());
    }

    @Test
    void should_keep_videos_apart_when_several_are_open() throws Exception {
        Path one = new Movie(640, 480, 25, 80, 0, false).write(folder.resolve("1.mov"));
        Path two = new Movie(320, 240, 25, 80, 0, false).write(folder.resolve("2.mov"));
        try (Video a = media(one).video().orElseThrow();
                Video b = media(two).video().orElseThrow()) {
            for (int i = 0; i < 80; i++) {
                assertEquals(640, a.next().orElseThrow().width());
                assertEquals(320, b.next().orElseThrow().width());
            }
        }
    }

    @Test
    void should_begin_anew_when_closed_midway_and_opened_again() throws Exception {
        Path file = new Movie(64, 48, 25, 60, 0, false).write(folder.resolve("m.mov"));
        Video video = media(file).video(GRAY).orElseThrow();
        Picture first = video.next().orElseThrow();
        video.close();
        video.close();
        assertThrows(IOException.class, video::next);
        Picture again = pictures(file, GRAY).get(0);
        assertEquals(first.seconds(), again.seconds());
        assertArrayEquals(first.pixels(), again.pixels());
    }

    @Test
    void should_name_the_file_when_its_worker_is_killed_midway() throws Exception {
        Path file = new Movie(640, 480, 25, 80, 0, false).write(folder.resolve("m.mov"));
        List<Decoder> used = new ArrayList<>();
        DecodedMediaSource own =
                new DecodedMediaSource(
                        folder.resolve("cache"),
                        Downmix.MEAN,
                        () -> {
                            used.add(new Decoder(RealWorker.command(), RealWorker.AMPLE));
                            return used.get(used.size() - 1);
                        });
        try (Video video =
                own.open(new Utterance("a", "s", "", file, Map.of(), Annotations.NONE))
                        .video()
                        .orElseThrow()) {
            video.next();
            ProcessHandle worker = ProcessHandle.of(used.get(0).pid()).orElseThrow();
            worker.destroyForcibly();
            worker.onExit().get();
            IOException e =
                    assertThrows(
                            IOException.class,
                            () -> {
                                for (int i = 0; i < 80; i++) {
                                    video.next();
                                }
                            });
            assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        }
        own.close();
        assertFalse(
                Files.list(folder.resolve("cache")).anyMatch(f -> f.toString().endsWith(".part")));
    }
}
