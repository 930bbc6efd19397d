package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceInspection.Request;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Frames;
import dev.pathos.media.TestMedia;
import dev.pathos.media.TestMovie;
import dev.pathos.openface.TestTables;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at generated and real videos through the real decoding and encoding process. */
class InspectionTest {
    private static final double END = Double.POSITIVE_INFINITY;
    private static final Set<String> ALL =
            Set.of("contact-sheet.png", "annotated.mp4", "timeline.png");

    @TempDir static Path cache;
    private static TestMedia media;

    @TempDir Path folder;

    private final Set<String> phases = new TreeSet<>();
    private Lettering lettering = FontLettering.find();
    private FeatureCache tracks = (key, source) -> source.extract();

    @BeforeAll
    static void start() {
        System.setProperty("java.awt.headless", "true");
        media = new TestMedia(cache);
    }

    @AfterAll
    static void stop() {
        media.close();
    }

    private List<Table> look(Path video, FaceAnalyzer analyzer, double from, double to) {
        return look(video, analyzer, Optional.empty(), from, to);
    }

    private List<Table> look(
            Path video, FaceAnalyzer analyzer, Optional<Path> track, double from, double to) {
        Analyzers analyzers =
                (kind, overrides) ->
                        new Analyzers.Living() {
                            @Override
                            public FaceAnalyzer analyzer() {
                                return analyzer;
                            }

                            @Override
                            public Map<String, Object> properties() {
                                return Map.of();
                            }

                            @Override
                            public void close() {
                                // Nothing was composed.
                            }
                        };
        return new Inspection(analyzers, media.source(), media.writer(), tracks, lettering)
                .inspect(
                        new Request(
                                video,
                                Optional.of("test"),
                                List.of(),
                                track,
                                folder.resolve("out"),
                                from,
                                to),
                        (phase, done, total) -> phases.add(phase));
    }

    /** A track of a frame for each picture, lost in its midst, with all that there can be. */
    private static Optional<FaceTrack> everything(Media video) throws IOException {
        List<Video.Picture> pictures = new ArrayList<>();
        try (Video open = video.video().orElseThrow()) {
            for (Optional<Video.Picture> p = open.next(); p.isPresent(); p = open.next()) {
                pictures.add(p.get());
            }
        }
        int n = pictures.size();
        double[] time = pictures.stream().mapToDouble(Video.Picture::seconds).toArray();
        double[] confidence = new double[n];
        float[] wave = new float[n];
        for (int f = 0; f < n; f++) {
            confidence[f] = n > 3 && f == n / 2 ? -1 : n > 3 && f == n / 2 + 1 ? .5 : .9;
            wave[f] = (float) Math.abs(2 * Math.sin(f));
        }
        FaceTrack track = Tracks.at(time, confidence);
        Video.Picture first = pictures.get(0);
        track = Tracks.landmarks(track, first.width(), first.height());
        track = Tracks.unit(Tracks.unit(track, "AU12", wave), "AU25", wave);
        for (String name : List.of("motion_all", "pose_Rx", "pose_Ry", "pose_Rz")) {
            track = Tracks.with(track, name, wave);
        }
        float[] box = new float[n];
        Arrays.fill(box, .25f * first.height());
        for (String name : List.of("face_x", "face_y", "face_width", "face_height")) {
            track = Tracks.with(track, name, box);
        }
        return Optional.of(track);
    }

    private Set<String> written() throws IOException {
        if (!Files.exists(folder.resolve("out"))) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private BufferedImage image(String name) throws IOException {
        return ImageIO.read(folder.resolve("out").resolve(name).toFile());
    }

    private static Media open(Path file) {
        return media.source().open(new Utterance("a", "s", "", file, Map.of(), Annotations.NONE));
    }

    private List<Video.Picture> movie() throws IOException {
        List<Video.Picture> pictures = new ArrayList<>();
        try (Video video = open(folder.resolve("out/annotated.mp4")).video().orElseThrow()) {
            for (Optional<Video.Picture> p = video.next(); p.isPresent(); p = video.next()) {
                pictures.add(p.get());
            }
        }
        return pictures;
    }

    private static Map<String, String> values(List<Table> tables) {
        return tables.get(0).rows().stream()
                .collect(Collectors.toMap(r -> r.get(0), r -> r.get(1)));
    }

    @Test
    void should_draw_all_three_and_tell_what_was_seen() throws Exception {
        Path video = TestMovie.even(160, 120, 40, 1.6).write(folder.resolve("talk.mov"));
        List<Table> tables = look(video, InspectionTest::everything, 0, END);
        assertEquals(ALL, written());
        Map<String, String> values = values(tables);
        assertEquals("40 of 160 x 120", values.get("pictures"));
        assertEquals("1.60", values.get("seconds"));
        assertEquals("40", values.get("frames of the track"));
        assertEquals("95.0 %", values.get("with a valid face"));
        assertEquals("2.5 %", values.get("without a face"));
        assertEquals("0.08 s from 0.80 s on", values.get("longest without a valid face"));
        assertEquals("2", values.get("action units"));
        assertEquals(List.of(), tables.get(0).notes());
        assertTrue(tables.get(1).rows().get(1).get(1).contains("H.264, AAC"));
        List<Video.Picture> movie = movie();
        assertEquals(40, movie.size());
        assertEquals(1.56, movie.get(39).seconds(), .01);
        assertTrue(movie.get(0).width() > 640 + 300);
        assertEquals(1.6, open(folder.resolve("out/annotated.mp4")).audio().seconds(), .03);
        assertTrue(image("timeline.png").getHeight() > 500);
        assertTrue(image("contact-sheet.png").getWidth() > 1000);
        assertTrue(phases.contains("following the face, test"), phases.toString());
        assertTrue(phases.contains("drawing the video"), phases.toString());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 3", "16, 480, 3", "480, 16, 3", "90, 160, 30", "2000, 1125, 2", "99, 55, 1"})
    void should_draw_whatever_the_size_and_length(int width, int height, int count)
            throws Exception {
        Path video = TestMovie.even(width, height, count, 0).write(folder.resolve("v.mov"));
        List<Table> tables = look(video, InspectionTest::everything, 0, END);
        assertEquals(ALL, written());
        assertEquals(List.of("No sound: no sound track."), tables.get(0).notes());
        List<Video.Picture> movie = movie();
        assertEquals(count, movie.size());
        assertTrue(movie.get(0).width() <= 1280 + 400 && movie.get(0).height() <= 1280 + 200);
        assertTrue(image("contact-sheet.png").getWidth() <= 1900);
    }

    @Test
    void should_keep_the_time_of_each_picture_when_the_rate_varies() throws Exception {
        double[] times = {0, .04, .5, .51, .52, 1.3, 2, 2.01};
        Path video = new TestMovie(64, 48, times, 0, 0, 0).write(folder.resolve("vfr.mov"));
        look(video, InspectionTest::everything, 0, END);
        List<Video.Picture> movie = movie();
        assertEquals(times.length, movie.size());
        for (int i = 0; i < times.length; i++) {
            assertEquals(times[i], movie.get(i).seconds(), .002);
        }
    }

    @Test
    void should_stand_upright_when_the_metadata_turns_it() throws Exception {
        TestMovie movie = TestMovie.even(160, 90, 5, 0);
        Path video =
                new TestMovie(160, 90, movie.times(), 0, 0, 90).write(folder.resolve("turned.mov"));
        Map<String, String> values = values(look(video, InspectionTest::everything, 0, END));
        assertEquals("5 of 90 x 160", values.get("pictures"));
    }

    @ParameterizedTest
    @CsvSource({"10, .2", "10, 2"})
    void should_reach_to_the_later_end_when_sound_and_pictures_differ(int count, double sound)
            throws Exception {
        Path video = TestMovie.even(64, 48, count, sound).write(folder.resolve("v.mov"));
        Map<String, String> values = values(look(video, InspectionTest::everything, 0, END));
        assertEquals(Words.value(Math.max(.4, sound)), values.get("seconds"));
        assertEquals(sound, open(folder.resolve("out/annotated.mp4")).audio().seconds(), .03);
        assertEquals(count, movie().size());
    }

    @Test
    void should_let_sound_be_heard_that_cannot_be_measured() throws Exception {
        double[] times = TestMovie.even(64, 48, 25, 1).times();
        Path silent = new TestMovie(64, 48, times, 1, 0, 0).write(folder.resolve("silent.mov"));
        List<Table> tables = look(silent, m -> Optional.of(Tracks.sure(25, 25)), 0, END);
        assertEquals(
                List.of("The sound cannot be measured: silent: all samples are zero."),
                tables.get(0).notes());
        assertTrue(tables.get(1).rows().get(1).get(1).contains("H.264, AAC"));
    }

    @Test
    void should_say_that_pictures_are_damaged_and_draw_what_there_is() throws Exception {
        Path video = TestMovie.even(64, 48, 50, 2).write(folder.resolve("v.mov"));
        byte[] bytes = Files.readAllBytes(video);
        Arrays.fill(bytes, bytes.length / 4, bytes.length / 2, (byte) 0);
        Path damaged = Files.write(folder.resolve("damaged.mov"), bytes);
        List<Table> tables = look(damaged, m -> Optional.of(Tracks.sure(25, 50)), 0, END);
        assertEquals(ALL, written());
        String notes = tables.get(0).notes().toString();
        assertTrue(notes.contains("Broken: the pictures break off behind"), notes);
        assertTrue(notes.contains("s: damaged: "), notes);
    }

    @Test
    void should_draw_a_stretch_when_one_is_asked_for() throws Exception {
        Path video = TestMovie.even(64, 48, 50, 2).write(folder.resolve("v.mov"));
        Map<String, String> values = values(look(video, InspectionTest::everything, .5, 1));
        assertEquals("0.50", values.get("seconds"));
        assertEquals("13 of 64 x 48", values.get("pictures"));
        assertEquals(.5, open(folder.resolve("out/annotated.mp4")).audio().seconds(), .03);
        Problem e =
                assertThrows(Problem.class, () -> look(video, InspectionTest::everything, 9, END));
        assertTrue(e.getMessage().contains("it ends at 2.00 s"), e.getMessage());
    }

    @Test
    void should_draw_videos_without_any_face_or_frame() throws Exception {
        Path video = TestMovie.even(64, 48, 20, 0).write(folder.resolve("v.mov"));
        FaceAnalyzer none = m -> Optional.of(Tracks.of(25, new double[20]));
        double[] lost = new double[20];
        Arrays.fill(lost, -1);
        Map<String, String> values =
                values(look(video, m -> Optional.of(Tracks.of(25, lost)), 0, END));
        assertEquals("100.0 %", values.get("without a face"));
        assertEquals("0.0 %", values(look(video, none, 0, END)).get("with a valid face"));
        List<Table> empty = look(video, m -> Optional.of(Tracks.of(25)), 0, END);
        assertTrue(empty.get(0).notes().contains("The track is empty."), empty.toString());
        assertEquals("20 of 64 x 48", values(empty).get("pictures"));
        assertEquals(ALL, written());
    }

    @Test
    void should_draw_without_text_when_there_are_no_fonts() throws Exception {
        lettering = Lettering.NONE;
        Path video = TestMovie.even(160, 120, 8, .5).write(folder.resolve("v.mov"));
        List<Table> tables = look(video, InspectionTest::everything, 0, END);
        assertEquals(ALL, written());
        assertTrue(tables.get(0).notes().get(0).contains("no fonts"), tables.toString());
        assertEquals(8, movie().size());
    }

    @Test
    void should_not_follow_the_face_again_when_its_track_was_kept() throws Exception {
        Map<FeatureCache.Key, Frames> kept = new HashMap<>();
        tracks =
                (key, source) -> {
                    if (!kept.containsKey(key)) {
                        kept.put(key, source.extract());
                    }
                    return kept.get(key);
                };
        int[] analyzed = {0};
        FaceAnalyzer analyzer =
                new FaceAnalyzer() {
                    @Override
                    public Optional<FaceTrack> analyze(Media video) throws IOException {
                        analyzed[0]++;
                        return everything(video);
                    }

                    @Override
                    public String revision() {
                        return "1";
                    }
                };
        Path video = TestMovie.even(64, 48, 5, 0).write(folder.resolve("v.mov"));
        Map<String, String> first = values(look(video, analyzer, 0, END));
        assertEquals(first, values(look(video, analyzer, 0, END)));
        assertEquals(1, analyzed[0]);
    }

    private void refused(String reason, Path video, FaceAnalyzer analyzer) throws IOException {
        Problem e = assertThrows(Problem.class, () -> look(video, analyzer, 0, END));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
        assertEquals(Set.of(), written());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void should_say_what_is_wrong_and_leave_nothing_when_nothing_can_be_drawn() throws Exception {
        FaceAnalyzer any = m -> Optional.of(Tracks.sure(25, 5));
        refused("no such file", folder.resolve("absent.mp4"), any);
        refused("a folder", folder, any);
        refused("empty file", Files.createFile(folder.resolve("empty.mp4")), any);
        Path text = Files.writeString(folder.resolve("a.mp4"), "Dear colleague, ".repeat(300));
        refused("not a sound or video file", text, any);
        Path movie = TestMovie.even(64, 48, 20, 1).write(folder.resolve("v.mov"));
        byte[] bytes = Files.readAllBytes(movie);
        Path cut = Files.write(folder.resolve("cut.mov"), Arrays.copyOf(bytes, bytes.length / 2));
        refused("not a sound or video file", cut, any);
        refused("test finds no track of it", movie, m -> Optional.empty());
        refused(
                "the track is odd",
                movie,
                m -> {
                    throw new IOException("the track is odd");
                });
        refused(
                "no such model",
                movie,
                m -> {
                    throw new Problem("no such model", "part test", "name another");
                });
        Problem e =
                assertThrows(
                        Problem.class,
                        () -> look(movie, any, Optional.of(folder.resolve("absent.csv")), 0, END));
        assertTrue(e.getMessage().contains("absent.csv"), e.getMessage());
    }

    @Test
    void should_say_so_when_there_is_only_sound() throws Exception {
        Path both = TestMovie.even(64, 48, 5, 1).write(folder.resolve("v.mov"));
        look(both, InspectionTest::everything, 0, END);
        Path wav = TestMovie.voice(folder.resolve("a.wav"));
        Problem e = assertThrows(Problem.class, () -> look(wav, m -> Optional.empty(), 0, END));
        assertTrue(e.getMessage().contains("it has no pictures"), e.getMessage());
        // What an earlier call wrote is as it was.
        assertEquals(ALL, written());
    }

    @Test
    void should_draw_as_far_as_pictures_go_when_a_video_breaks_off() throws Exception {
        Path whole = TestMovie.even(320, 240, 100, 0).write(folder.resolve("whole.mkv"));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut =
                Files.write(folder.resolve("cut.mkv"), Arrays.copyOf(bytes, bytes.length * 2 / 3));
        List<Table> tables = look(cut, m -> Optional.of(Tracks.sure(25, 100)), 0, END);
        assertEquals(ALL, written());
        int count = movie().size();
        assertTrue(count > 40 && count < 80, count + " pictures");
        String notes = tables.get(0).notes().toString();
        assertTrue(notes.contains("The track ends at 3.96 s, the pictures at"), notes);
    }

    @Test
    void should_stop_and_leave_nothing_when_it_is_interrupted() throws Exception {
        Path video = TestMovie.even(64, 48, 50, 0).write(folder.resolve("v.mov"));
        FaceAnalyzer interrupts =
                m -> {
                    Thread.currentThread().interrupt();
                    return Optional.of(Tracks.sure(25, 50));
                };
        Problem e = assertThrows(Problem.class, () -> look(video, interrupts, 0, END));
        assertTrue(Thread.interrupted());
        assertTrue(e.getMessage().contains("interrupted"), e.getMessage());
        assertEquals(Set.of(), written());
    }

    @Test
    void should_agree_with_the_track_that_openface_left() throws IOException {
        Path data = data("openface");
        assumeTrue(data != null, "no shared/data/openface");
        List<Table> tables =
                look(
                        data.resolve("timo1.mp4"),
                        TestTables.openface(),
                        Optional.of(data.resolve("timo1.openface")),
                        24,
                        30);
        Map<String, String> values = values(tables);
        // awk -F, '$2 >= 24 && $2 <= 30 {n++; if ($4 > 0 && $3 >= .8) v++} END {print n, v / n}'
        assertEquals("90", values.get("frames of the track"));
        assertEquals("82.2 %", values.get("with a valid face"));
        assertEquals(ALL, written());
        assertEquals(90, movie().size(), 1);
        assertTrue(image("timeline.png").getHeight() > 700);
    }

    /** Real data beside the project, or null where there is none. */
    private static Path data(String name) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path found = up.resolveSibling("shared").resolve("data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return null;
    }
}
