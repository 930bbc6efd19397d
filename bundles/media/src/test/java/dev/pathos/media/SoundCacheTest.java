package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundCacheTest {
    @TempDir static Path cache;
    private static SoundCache sounds;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        sounds = RealWorker.sounds(cache);
    }

    @AfterAll
    static void stop() {
        sounds.close();
    }

    private static Path wav(String format, int rate, Path file, float[]... channels)
            throws IOException {
        Wav wav =
                format.equals("float") ? Wav.floats(rate) : Wav.pcm(rate, Integer.parseInt(format));
        return wav.write(file, channels);
    }

    /** Amplitude of one frequency by projection on sine and cosine, away from the edges. */
    private static double amplitude(float[] samples, double hertz) {
        int from = samples.length / 10;
        int to = samples.length - from;
        double sine = 0;
        double cosine = 0;
        for (int i = from; i < to; i++) {
            sine += samples[i] * Math.sin(2 * Math.PI * hertz * i / 16_000);
            cosine += samples[i] * Math.cos(2 * Math.PI * hertz * i / 16_000);
        }
        return 2 * Math.hypot(sine, cosine) / (to - from);
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 16, 1",
        "8000, 8, 2",
        "11025, 16, 1",
        "11025, 24, 2",
        "16000, 8, 1",
        "16000, 16, 1",
        "16000, 24, 1",
        "16000, float, 1",
        "16000, 16, 2",
        "44100, 16, 2",
        "44100, float, 1",
        "48000, 16, 1",
        "48000, 24, 2",
        "48000, float, 2"
    })
    void should_keep_tone_and_level_when_resampled(int rate, String format, int channels)
            throws IOException {
        float[] tone = Wav.tone(rate, 1, 1000, .5);
        float[][] all = new float[channels][];
        Arrays.fill(all, tone);
        Audio audio = sounds.open(wav(format, rate, folder.resolve("tone.wav"), all));
        assertEquals(16_000, audio.sampleRate());
        assertEquals(16_000, audio.length(), 1);
        float[] samples = audio.toArray();
        assertEquals(.5, amplitude(samples, 1000), .005);
        double energy = 0;
        double residue = 0;
        for (int i = 1600; i < 14_400; i++) {
            double expected = .5 * Math.sin(2 * Math.PI * 1000 * i / 16_000);
            energy += expected * expected;
            residue += (samples[i] - expected) * (samples[i] - expected);
        }
        // Same phase too: nothing is delayed by the filter. 8 bits alone allow 1e-4.
        assertTrue(residue / energy < 1e-3, "residue " + residue / energy);
    }

    @Test
    void should_remove_what_16_khz_cannot_carry_when_resampled() throws IOException {
        Path file =
                Wav.pcm(48_000, 16)
                        .write(folder.resolve("high.wav"), Wav.tone(48_000, 1, 11_000, .5));
        // 11 kHz would fold to 5 kHz.
        assertTrue(amplitude(sounds.open(file).toArray(), 5000) < .001);
    }

    @Test
    void should_be_the_mean_of_the_channels_when_there_are_two() throws IOException {
        float[] left = {.5f, .25f, -.5f, 1f};
        float[] right = {.5f, -.75f, 0f, 0f};
        Path file = Wav.floats(16_000).write(folder.resolve("two.wav"), left, right);
        assertArrayEquals(new float[] {.5f, -.25f, -.25f, .5f}, sounds.open(file).toArray(), 0f);
    }

    @Test
    void should_give_the_samples_bit_for_bit_when_the_rate_fits() throws IOException {
        float[] tone = Wav.tone(16_000, .3, 440, .9);
        Path file = Wav.floats(16_000).write(folder.resolve("exact.wav"), tone);
        assertArrayEquals(tone, sounds.open(file).toArray(), 0f);
    }

    @Test
    void should_name_the_reason_when_a_file_is_bad() throws IOException {
        float[] tone = Wav.tone(16_000, 3, 440, .5);
        expect("no such file", folder.resolve("absent.wav"));
        expect("not a file", folder);
        expect("empty file (0 bytes)", Files.createFile(folder.resolve("empty.wav")));
        expect(
                "not a sound or video file",
                Files.writeString(folder.resolve("text.wav"), "Dear colleague, ".repeat(400)));
        Path whole = Wav.pcm(16_000, 16).write(folder.resolve("whole.wav"), tone);
        byte[] bytes = Files.readAllBytes(whole);
        expect(
                "truncated: 1.50 of 3.00 s",
                Files.write(
                        folder.resolve("cut.wav"), Arrays.copyOf(bytes, 44 + bytes.length / 2)));
        expect(
                "not a sound or video file",
                Files.write(folder.resolve("header.wav"), Arrays.copyOf(bytes, 20)));
        float[] broken = tone.clone();
        broken[20_000] = Float.NaN;
        expect(
                "NaN or infinite samples",
                Wav.floats(44_100).write(folder.resolve("nan.wav"), broken));
        broken[20_000] = Float.NEGATIVE_INFINITY;
        expect(
                "NaN or infinite samples",
                Wav.floats(16_000).write(folder.resolve("inf.wav"), broken));
        expect(
                "silent: all samples are zero",
                Wav.pcm(48_000, 16).write(folder.resolve("zero.wav"), new float[48_000]));
        expect("no samples", Wav.pcm(16_000, 16).write(folder.resolve("none.wav"), new float[0]));
    }

    private static void expect(String reason, Path file) {
        IOException e = assertThrows(IOException.class, () -> sounds.open(file));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }

    @Test
    void should_take_a_wav_as_it_is_when_its_header_promises_a_little_more() throws IOException {
        Path whole =
                Wav.pcm(16_000, 16).write(folder.resolve("w.wav"), Wav.tone(16_000, 2, 440, .5));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("c.wav"), Arrays.copyOf(bytes, bytes.length - 200));
        assertEquals(31_900, sounds.open(cut).length());
    }

    @Test
    void should_decode_by_content_and_not_by_name() throws IOException {
        Path file =
                Wav.pcm(16_000, 16).write(folder.resolve("a.mp3"), Wav.tone(16_000, .5, 440, .5));
        assertEquals(8000, sounds.open(file).length());
    }

    @Test
    void should_decode_once_when_two_files_hold_the_same() throws IOException {
        Path own = folder.resolve("cache");
        try (SoundCache once = RealWorker.sounds(own)) {
            Wav.pcm(16_000, 16).write(folder.resolve("a.wav"), Wav.tone(16_000, .5, 300, .5));
            Files.copy(folder.resolve("a.wav"), folder.resolve("b.wav"));
            once.open(folder.resolve("a.wav"));
            once.open(folder.resolve("b.wav"));
            assertEquals(1, entries(own));
        }
    }

    @Test
    void should_decode_anew_when_a_file_changes() throws IOException {
        Path file = folder.resolve("a.wav");
        Wav.pcm(16_000, 16).write(file, Wav.tone(16_000, .5, 440, .5));
        assertEquals(8000, sounds.open(file).length());
        Wav.pcm(16_000, 16).write(file, Wav.tone(16_000, .25, 440, .5));
        assertEquals(4000, sounds.open(file).length());
    }

    @Test
    void should_give_the_same_when_several_threads_ask() throws Exception {
        Path own = folder.resolve("cache");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SoundCache shared = RealWorker.sounds(own)) {
            Path one =
                    Wav.pcm(8000, 16).write(folder.resolve("1.wav"), Wav.tone(8000, .5, 300, .5));
            Path two =
                    Wav.pcm(8000, 16).write(folder.resolve("2.wav"), Wav.tone(8000, .7, 300, .5));
            List<Future<Long>> lengths =
                    Stream.of(one, two, one, two, one, two, one, two)
                            .map(file -> threads.submit(() -> shared.open(file).length()))
                            .toList();
            for (int i = 0; i < lengths.size(); i++) {
                assertEquals(i % 2 == 0 ? 8000 : 11_200, lengths.get(i).get());
            }
            assertEquals(2, entries(own));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void should_tell_a_problem_when_its_folder_cannot_be_made() throws IOException {
        Path file = Files.createFile(folder.resolve("in-the-way"));
        Path tone = Wav.pcm(8000, 16).write(folder.resolve("1.wav"), Wav.tone(8000, .5, 300, .5));
        try (SoundCache nowhere = RealWorker.sounds(file.resolve("cache"))) {
            Problem e = assertThrows(Problem.class, () -> nowhere.open(tone));
            assertTrue(e.getMessage().contains("key folder"), e.getMessage());
        }
    }

    @Test
    void should_decode_again_when_an_entry_is_damaged() throws IOException {
        Path own = folder.resolve("own");
        Path tone =
                Wav.pcm(16_000, 16).write(folder.resolve("t.wav"), Wav.tone(16_000, 1, 300, .5));
        float[] right;
        try (SoundCache sound = RealWorker.sounds(own)) {
            right = sound.open(tone).toArray();
        }
        Path entry;
        try (Stream<Path> files = Files.walk(own)) {
            entry = files.filter(f -> f.toString().endsWith(".f32")).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(entry);
        byte[] flipped = whole.clone();
        flipped[1000] ^= 1;
        for (byte[] damaged :
                List.of(flipped, Arrays.copyOf(whole, whole.length - 400), new byte[0])) {
            Files.write(entry, damaged);
            try (SoundCache sound = RealWorker.sounds(own)) {
                assertArrayEquals(right, sound.open(tone).toArray());
            }
            assertArrayEquals(whole, Files.readAllBytes(entry));
        }
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".f32")).count();
        }
    }

    @Test
    void should_read_real_flac_and_see_when_it_is_cut() throws IOException {
        Path data = RealWorker.data("ravdess");
        assumeTrue(data != null, "no shared/data/ravdess");
        Path clip = data.resolve("Actor_07/03-01-05-01-01-01-07.flac");
        Audio audio = sounds.open(clip);
        assertTrue(audio.seconds() > 2 && audio.seconds() < 6, audio.seconds() + " s");
        byte[] bytes = Files.readAllBytes(clip);
        Path cut = Files.write(folder.resolve("c.flac"), Arrays.copyOf(bytes, bytes.length / 2));
        expect("truncated: ", cut);
    }

    @Test
    void should_read_the_sound_of_real_videos() throws IOException {
        Path data = RealWorker.data("talking-faces");
        assumeTrue(data != null, "no shared/data/talking-faces");
        Audio audio = sounds.open(data.resolve("grid/bbaf2n.mpg"));
        assertEquals(3, audio.seconds(), .1);
        assertFalse(Float.isNaN(audio.toArray()[100]));
    }

    @Test
    void should_say_so_when_a_video_has_no_sound() throws IOException {
        Path data = RealWorker.data("openface");
        assumeTrue(data != null, "no shared/data/openface");
        expect("no sound track", data.resolve("timo1.mp4"));
    }
}
