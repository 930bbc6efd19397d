package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.corpus.VideoWriter.Sound;
import dev.pathos.api.corpus.VideoWriter.Writing;
import dev.pathos.api.corpus.VideoWriter.Written;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoWriterTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @TempDir static Path cache;
    private static DecodedMediaSource source;
    private static WorkerVideoWriter writer;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        source = RealWorker.source(cache);
        writer = RealWorker.writer(cache);
    }

    @AfterAll
    static void stop() {
        source.close();
        writer.close();
    }

    private static Media media(Path file) {
        return source.open(new Utterance("a", "s", "", file, Map.of(), Annotations.NONE));
    }

    /** Of one color, with a white square in its upper left quarter. */
    private static Picture picture(double seconds, int width, int height, int blue, int red) {
        byte[] pixels = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                boolean corner = x < width / 2 && y < height / 2;
                pixels[at] = (byte) (corner ? 255 : blue);
                pixels[at + 1] = (byte) (corner ? 255 : 0);
                pixels[at + 2] = (byte) (corner ? 255 : red);
            }
        }
        return new Picture(seconds, width, height, pixels);
    }

    private Written write(Path file, Optional<Sound> sound, double end, List<Picture> pictures)
            throws IOException {
        try (Writing writing = writer.create(file, sound)) {
            for (Picture picture : pictures) {
                writing.add(picture);
            }
            return writing.finish(end);
        }
    }

    private static List<Picture> read(Path file) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        try (Video video = media(file).video().orElseThrow()) {
            for (Optional<Picture> p = video.next(); p.isPresent(); p = video.next()) {
                pictures.add(p.get());
            }
        }
        return pictures;
    }

    private void alone(String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    Arrays.stream(names).sorted().toList(),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
        try (Stream<Path> files = Files.list(cache)) {
            assertEquals(List.of(), files.filter(f -> f.toString().endsWith(".part")).toList());
        }
    }

    private static int at(Picture picture, int x, int y, int channel) {
        return picture.pixels()[(y * picture.width() + x) * 3 + channel] & 0xff;
    }

    @Test
    void should_show_each_picture_at_its_time_when_times_are_uneven() throws IOException {
        double[] times = {0, .04, .05, .3, .34, 2, 2.004, 2.008, 5.5};
        List<Picture> pictures = new ArrayList<>();
        for (double time : times) {
            pictures.add(picture(time, 160, 120, 30 + 20 * pictures.size(), 200));
        }
        Path file = folder.resolve("uneven.mp4");
        Written written = write(file, Optional.empty(), 7, pictures);
        assertEquals(new Written(9, "H.264", ""), written);
        List<Picture> read = read(file);
        assertArrayEquals(times, read.stream().mapToDouble(Picture::seconds).toArray(), 2e-5);
        for (int i = 0; i < times.length; i++) {
            assertEquals(160, read.get(i).width());
            assertEquals(120, read.get(i).height());
            assertEquals(255, at(read.get(i), 30, 30, 1), 12);
            assertEquals(0, at(read.get(i), 120, 90, 1), 12);
            assertEquals(30 + 20 * i, at(read.get(i), 120, 90, 0), 12);
            assertEquals(200, at(read.get(i), 120, 90, 2), 12);
        }
        alone("uneven.mp4");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 16, 16",
        "15, 301, 16, 302",
        "641, 480, 642, 480",
        "17, 640, 18, 640",
        "3840, 2160, 3840, 2160",
        "2304, 4096, 2304, 4096",
        "6000, 300, 6000, 300"
    })
    void should_fill_sides_up_when_they_are_odd_or_tiny(int width, int height, int w, int h)
            throws IOException {
        Path file = folder.resolve("size.mp4");
        write(
                file,
                Optional.empty(),
                1,
                List.of(picture(0, width, height, 10, 90), picture(.5, width, height, 80, 250)));
        Picture picture = read(file).get(1);
        assertEquals(w, picture.width());
        assertEquals(h, picture.height());
        assertEquals(80, at(picture, w - 1, h - 1, 0), 14);
        assertEquals(250, at(picture, w - 1, h - 1, 2), 14);
    }

    private static double peak(Audio audio, double from, double to) {
        float[] samples = audio.toArray();
        double peak = 0;
        int end = Math.min(samples.length, (int) (to * audio.sampleRate()));
        for (int i = (int) (from * audio.sampleRate()); i < end; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak;
    }

    /** A second of silence, half a second of a tone, silence again. */
    private Path beep(int rate, double seconds, int channels) throws IOException {
        float[] samples = new float[(int) (rate * seconds)];
        float[] tone = Wav.tone(rate, .5, 440, .5);
        System.arraycopy(tone, 0, samples, rate, tone.length);
        float[][] all = new float[channels][];
        Arrays.fill(all, samples);
        return Wav.pcm(rate, 16).write(folder.resolve("beep.wav"), all);
    }

    @ParameterizedTest
    @CsvSource({"48000, 1", "44100, 2", "16000, 1", "96000, 6", "11025, 2"})
    void should_let_the_sound_be_heard_when_it_was(int rate, int channels) throws IOException {
        Path beep = beep(rate, 3, channels);
        Path file = folder.resolve("heard.mp4");
        Written written =
                write(
                        file,
                        Optional.of(new Sound(beep, 0, INFINITY)),
                        3,
                        List.of(picture(0, 64, 48, 9, 9), picture(1, 64, 48, 250, 9)));
        assertEquals(new Written(2, "H.264, AAC", ""), written);
        Audio audio = media(file).audio();
        assertEquals(3, audio.seconds(), .03);
        // Six channels that are the same add up.
        assertEquals(channels > 2 ? .95 : .5, peak(audio, 1.05, 1.45), .05);
        assertEquals(0, peak(audio, 0, .97), .02);
        assertEquals(0, peak(audio, 1.53, 3), .02);
        assertEquals(1, read(file).get(1).seconds(), 1e-3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.2, 9})
    void should_keep_all_of_the_sound_when_pictures_end_before_or_after(double end)
            throws IOException {
        Path beep = beep(16_000, 3, 1);
        Path file = folder.resolve("lengths.mp4");
        write(
                file,
                Optional.of(new Sound(beep, 0, INFINITY)),
                end,
                List.of(picture(0, 64, 48, 9, 9), picture(end - .1, 64, 48, 250, 9)));
        assertEquals(3, media(file).audio().seconds(), .03);
        assertEquals(end - .1, read(file).get(1).seconds(), 1e-3);
    }

    @Test
    void should_begin_with_the_stretch_when_one_is_asked_for() throws IOException {
        Path beep = beep(22_050, 4, 1);
        Path file = folder.resolve("stretch.mp4");
        write(
                file,
                Optional.of(new Sound(beep, .8, 2)),
                2,
                List.of(picture(.82, 64, 48, 9, 9), picture(1.2, 64, 48, 250, 9)));
        Audio audio = media(file).audio();
        assertEquals(1.2, audio.seconds(), .03);
        assertEquals(.5, peak(audio, .25, .65), .05);
        assertEquals(0, peak(audio, 0, .17), .02);
        List<Picture> read = read(file);
        assertEquals(.02, read.get(0).seconds(), 2e-3);
        assertEquals(.4, read.get(1).seconds(), 2e-3);
    }

    @Test
    void should_keep_pictures_and_sound_together_when_a_picture_comes_first() throws IOException {
        Path beep = beep(48_000, 3, 1);
        Path file = folder.resolve("first.mp4");
        write(
                file,
                Optional.of(new Sound(beep, 0, INFINITY)),
                2,
                List.of(picture(-.25, 64, 48, 9, 9), picture(1, 64, 48, 250, 9)));
        List<Picture> read = read(file);
        assertEquals(0, read.get(0).seconds(), 2e-3);
        assertEquals(1.25, read.get(1).seconds(), 2e-3);
        assertEquals(.5, peak(media(file).audio(), 1.3, 1.7), .05);
        assertEquals(0, peak(media(file).audio(), 0, 1.22), .02);
        assertEquals(0, peak(media(file).audio(), 1.78, 3.2), .02);
    }

    @Test
    void should_say_why_when_nothing_is_heard() throws Exception {
        Path mute = new Movie(64, 48, 25, 5, 0, false).write(folder.resolve("mute.mov"));
        Written written =
                write(
                        folder.resolve("mute.mp4"),
                        Optional.of(new Sound(mute, 0, INFINITY)),
                        1,
                        List.of(picture(0, 64, 48, 9, 9)));
        assertEquals(new Written(1, "H.264", "no sound track"), written);
        assertEquals(1, read(folder.resolve("mute.mp4")).size());
    }

    @Test
    void should_take_another_encoder_when_the_best_is_not_there() throws Exception {
        Decoding.prepare();
        for (String name : List.of("libvpx-vp9", "mpeg4")) {
            Path file = folder.resolve(name + ".mp4");
            try (MovieFile movie =
                    MovieFile.create(
                            file,
                            picture(0, 64, 48, 9, 9),
                            Optional.empty(),
                            List.of("none-such", name))) {
                for (int i = 0; i < 20; i++) {
                    movie.add(picture(i * i / 100., 64, 48, 240 - 10 * i, 9));
                }
                assertTrue(movie.finish(5));
                assertEquals(name.equals("mpeg4") ? "MPEG-4" : "VP9", movie.codecs());
            }
            List<Picture> read = read(file);
            assertEquals(20, read.size());
            assertEquals(1.96, read.get(14).seconds(), 1e-3);
            assertEquals(100, at(read.get(14), 60, 40, 0), 16);
        }
        assertThrows(
                IOException.class, () -> PictureEncoder.open(List.of("none-such"), 64, 48, false));
    }

    @Test
    void should_leave_what_was_there_when_it_is_closed_before_the_end() throws IOException {
        Path file = Files.writeString(folder.resolve("old.mp4"), "old");
        try (Writing writing = writer.create(file, Optional.empty())) {
            for (int i = 0; i < 20; i++) {
                writing.add(picture(i, 640, 480, i, i));
            }
        }
        assertEquals("old", Files.readString(file));
        alone("old.mp4");
        try (Writing writing = writer.create(file, Optional.empty())) {
            assertThrows(IOException.class, () -> writing.finish(1));
            writing.close();
            assertThrows(IOException.class, () -> writing.add(picture(0, 64, 48, 1, 1)));
        }
        assertEquals("old", Files.readString(file));
        alone("old.mp4");
    }

    @Test
    void should_refuse_a_picture_that_does_not_fit_those_before() throws IOException {
        try (Writing writing = writer.create(folder.resolve("a.mp4"), Optional.empty())) {
            writing.add(picture(1, 64, 48, 1, 1));
            assertThrows(
                    IllegalArgumentException.class, () -> writing.add(picture(1, 64, 48, 1, 1)));
            assertThrows(
                    IllegalArgumentException.class, () -> writing.add(picture(2, 48, 64, 1, 1)));
            writing.add(picture(2, 64, 48, 1, 1));
            assertEquals(2, writing.finish(3).pictures());
        }
    }

    @Test
    void should_say_so_when_nothing_can_be_written() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "").resolve("a.mp4");
        assertThrows(IOException.class, () -> writer.create(blocked, Optional.empty()));
        Path taken = Files.createDirectory(folder.resolve("taken.mp4"));
        assertThrows(IOException.class, () -> writer.create(taken, Optional.empty()));
        Path huge = folder.resolve("huge.mp4");
        try (Writing writing = writer.create(huge, Optional.empty())) {
            IOException e =
                    assertThrows(
                            IOException.class, () -> writing.add(picture(0, 9000, 5000, 1, 1)));
            assertTrue(e.getMessage().contains("9000 x 5000"), e.getMessage());
        }
        alone("file", "taken.mp4");
    }

    @Test
    void should_blame_the_folder_when_nothing_can_be_written_there_any_more() throws IOException {
        Path gone = folder.resolve("gone");
        try (Writing writing = writer.create(gone.resolve("a.mp4"), Optional.empty())) {
            writing.add(picture(0, 64, 48, 1, 1));
            Files.delete(gone);
            Problem e = assertThrows(Problem.class, () -> writing.finish(1));
            assertTrue(e.getMessage().contains(gone.toString()), e.getMessage());
            assertTrue(e.getMessage().contains("name another folder"), e.getMessage());
        }
        alone();
    }

    @Test
    void should_name_the_file_when_its_worker_is_killed_midway() throws Exception {
        List<Decoder> used = new ArrayList<>();
        WorkerVideoWriter own =
                new WorkerVideoWriter(
                        cache,
                        new Decoders(
                                () -> {
                                    used.add(new Decoder(RealWorker.command(), RealWorker.AMPLE));
                                    return used.get(used.size() - 1);
                                },
                                1));
        Path file = folder.resolve("killed.mp4");
        try (Writing writing = own.create(file, Optional.empty())) {
            writing.add(picture(0, 640, 480, 1, 1));
            ProcessHandle process = ProcessHandle.of(used.get(0).pid()).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            IOException e = assertThrows(IOException.class, () -> writing.finish(1));
            assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        }
        own.close();
        alone();
    }

    @Test
    void should_keep_the_sound_of_real_videos_when_they_are_written_anew() throws IOException {
        Path data = RealWorker.data("talking-faces");
        assumeTrue(data != null, "no shared/data/talking-faces");
        Path original = data.resolve("grid/bbaf2n.mpg");
        List<Picture> pictures = read(original);
        Path file = folder.resolve("again.mp4");
        write(file, Optional.of(new Sound(original, 0, INFINITY)), 3, pictures);
        assertEquals(media(original).audio().seconds(), media(file).audio().seconds(), .05);
        assertEquals(pictures.size(), read(file).size());
        float[] a = media(original).audio().toArray();
        float[] b = media(file).audio().toArray();
        double both = 0;
        double one = 0;
        double other = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            both += a[i] * b[i];
            one += a[i] * a[i];
            other += b[i] * b[i];
        }
        assertTrue(both / Math.sqrt(one * other) > .98, both / Math.sqrt(one * other) + "");
    }
}
