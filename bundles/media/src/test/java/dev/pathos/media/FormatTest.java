package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.signal.Audio;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every format, made by the test, come out as the voice that went in. */
class FormatTest {
    private static final double SECONDS = 1.5;

    private static final Set<MediaFormat> LOSSLESS =
            Set.of(MediaFormat.WAV, MediaFormat.WAV_FLOAT, MediaFormat.FLAC, MediaFormat.MOV);

    @TempDir static Path cache;
    private static SoundCache sounds;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        Decoding.prepare();
        sounds = RealWorker.sounds(cache);
    }

    @AfterAll
    static void stop() {
        sounds.close();
    }

    /** How late a sound is, in samples at 16 kHz, how much of it is the voice, and its level. */
    private record Match(int delay, double correlation, double level) {
        static Match of(float[] samples, int farthest) {
            float[] voice = Specimen.voice(16_000, SECONDS);
            Match best = new Match(0, -1, 0);
            for (int delay = -farthest; delay <= farthest; delay++) {
                double product = 0;
                double expected = 0;
                double given = 0;
                for (int i = 3000; i < samples.length - 3000; i++) {
                    int at = i - delay;
                    if (at >= 0 && at < voice.length) {
                        product += voice[at] * samples[i];
                        expected += voice[at] * voice[at];
                        given += samples[i] * samples[i];
                    }
                }
                double correlation = product / Math.sqrt(expected * given);
                if (correlation > best.correlation) {
                    best = new Match(delay, correlation, Math.sqrt(given / expected));
                }
            }
            return best;
        }
    }

    static Stream<Arguments> formats() {
        return MediaFormat.all().stream()
                .flatMap(
                        format ->
                                Stream.of(16_000, 44_100, 48_000)
                                        .filter(rate -> takes(format, rate))
                                        .map(rate -> Arguments.of(format, rate)));
    }

    /** Opus is made for the family of 48 kHz, MPEG-1 layer II and WMA of 44.1 and 48 kHz. */
    private static boolean takes(MediaFormat format, int rate) {
        return switch (format) {
            case OGG, MKA, MKV -> rate != 44_100;
            case MPG -> rate != 16_000;
            default -> true;
        };
    }

    @ParameterizedTest
    @MethodSource("formats")
    void should_give_back_the_voice_when_a_file_has_any_format(MediaFormat format, int rate)
            throws Exception {
        Path file = folder.resolve("voice." + format.extension());
        float[] voice = Specimen.voice(rate, SECONDS);
        Specimen.write(file, format, rate, voice, voice);
        Audio audio = sounds.open(file);
        boolean lossless = LOSSLESS.contains(format);
        Match match = Match.of(audio.toArray(), lossless ? 2 : 1400);
        assertEquals(SECONDS, audio.seconds(), lossless ? 1e-4 : .11, "seconds");
        assertEquals(delay(format, rate) * 16_000. / rate, match.delay, 1.01, "delay");
        assertTrue(match.correlation > (lossless ? .999999 : .99), match.toString());
        // LAME turns all down by a twentieth.
        assertEquals(1, match.level, lossless ? .0001 : .06, match.toString());
    }

    /**
     * Samples by which a sound is late for good: what codecs put before it, where the container
     * does not say so. FFmpeg takes WMA for Microsoft's, whose encoder puts one frame more there.
     */
    private static int delay(MediaFormat format, int rate) {
        return switch (format) {
            case AVI -> 1105;
            case MPG -> 481;
            case WMA, WMV -> rate == 16_000 ? -512 : -2048;
            default -> 0;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 11_127, 12_000, 22_050, 32_000, 44_056, 88_200, 96_000})
    void should_give_back_the_voice_when_a_file_has_any_rate(int rate) throws Exception {
        for (MediaFormat format : List.of(MediaFormat.WAV, MediaFormat.FLAC)) {
            Path file = folder.resolve("voice." + format.extension());
            Specimen.write(file, format, rate, Specimen.voice(rate, SECONDS));
            Audio audio = sounds.open(file);
            assertEquals(24_000, audio.length(), 1);
            Match match = Match.of(audio.toArray(), 2);
            assertEquals(0, match.delay);
            assertTrue(match.correlation > .99999, match.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AV_CODEC_ID_PCM_U8, 2e-3",
        "AV_CODEC_ID_PCM_S16LE, 6e-6",
        "AV_CODEC_ID_PCM_S24LE, 1e-7",
        "AV_CODEC_ID_PCM_S32LE, 1e-7",
        "AV_CODEC_ID_PCM_F32LE, 0",
        "AV_CODEC_ID_PCM_F64LE, 0",
        "AV_CODEC_ID_PCM_ALAW, .04",
        "AV_CODEC_ID_ADPCM_MS, .04"
    })
    void should_keep_every_sample_when_it_has_any_format(String codec, double tolerance)
            throws Exception {
        int id = avcodec.class.getField(codec).getInt(null);
        float[] voice = Specimen.voice(16_000, SECONDS);
        for (int channels : new int[] {1, 2}) {
            Path file = folder.resolve("voice.wav");
            float[][] all = new float[channels][];
            Arrays.fill(all, voice);
            Specimen.write(file, MediaFormat.WAV, id, 16_000, all);
            float[] samples = sounds.open(file).toArray();
            assertEquals(voice.length, samples.length, codec.contains("ADPCM") ? 1024 : 0);
            double squares = 0;
            for (int i = 0; i < voice.length - 1024; i++) {
                squares += (samples[i] - voice[i]) * (samples[i] - voice[i]);
            }
            assertEquals(0, Math.sqrt(squares / voice.length), tolerance * 1.5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WAV, 6",
        "WAV, 8",
        "FLAC, 6",
        "FLAC, 8",
        "WAV_FLOAT, 3",
        "MOV, 6",
        "M4A, 6",
        "M4A, 8"
    })
    void should_be_the_mean_when_there_are_many_channels(MediaFormat format, int channels)
            throws Exception {
        float[][] all = new float[channels][];
        Arrays.fill(all, new float[48_000 * 3 / 2]);
        // Not in the fourth, whose low-pass filter is all that some codecs keep.
        all[2] = Specimen.voice(48_000, SECONDS);
        Path file = folder.resolve("voice." + format.extension());
        Specimen.write(file, format, 48_000, all);
        float[] samples = sounds.open(file).toArray();
        Match match = Match.of(samples, 2);
        assertTrue(match.correlation > .999, match.toString());
        assertEquals(1. / channels, match.level, .02 / channels);
    }

    @Test
    void should_take_each_part_for_what_it_is_when_rate_and_channels_change_midway()
            throws Exception {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int rate : new int[] {44_100, 48_000, 32_000}) {
            Path part = folder.resolve(rate + ".mp3");
            float[] voice = Specimen.voice(rate, SECONDS);
            float[][] channels =
                    rate == 48_000 ? new float[][] {voice} : new float[][] {voice, voice};
            Specimen.write(part, MediaFormat.MP3, rate, channels);
            joined.writeBytes(Files.readAllBytes(part));
        }
        Path file = Files.write(folder.resolve("joined.mp3"), joined.toByteArray());
        float[] samples = sounds.open(file).toArray();
        assertEquals(3 * SECONDS, samples.length / 16_000., .2);
        for (int part = 0; part < 3; part++) {
            int from = (int) (part * SECONDS * 16_000);
            Match match = Match.of(Arrays.copyOfRange(samples, from, from + 24_000), 2000);
            assertTrue(match.correlation > .98, part + ": " + match);
        }
    }
}
