package dev.pathos.media;

import static dev.pathos.media.Specimen.voice;
import static dev.pathos.media.Wav.pcm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.bytedeco.ffmpeg.global.avcodec;

/** Kinds of bad, odd and merely unusual input; each makes as many different files as asked for. */
enum BadInput {
    ZERO_BYTES(refused(Fault.EMPTY), (i, f) -> Files.createFile(f.resolve("a." + extension(i)))),
    ONE_SAMPLE(
            sound(1, 1, Float.NaN).or(Fault.NO_SAMPLES),
            (i, f) -> pcm(16_000 + 8000 * i, 16).write(f.resolve("a.wav"), new float[] {.5f})),
    FEWER_SAMPLES_THAN_THE_FILTER_HAS_TAPS(
            sound(1, 40, Float.NaN),
            (i, f) -> pcm(44_100, 16).write(f.resolve("a.wav"), voice(44_100, .0001 * (i + 1)))),
    HEADER_ALONE(
            refused(
                    Fault.NO_SAMPLES,
                    Fault.NOT_MEDIA,
                    Fault.DAMAGED,
                    Fault.TRUNCATED,
                    Fault.NO_SOUND),
            (i, f) -> {
                MediaFormat[] formats = MediaFormat.values();
                return first(made(f, formats[i % formats.length], 16_000), i < 4 ? 44 : 200);
            }),
    HEADER_CUT(
            refused(Fault.NOT_MEDIA, Fault.NO_SAMPLES), (i, f) -> first(wav(f, 16_000), 4 * i + 3)),
    HEADER_WITHOUT_LENGTH(
            voiceAt(16_000),
            (i, f) ->
                    patched(
                            wav(f, 16_000),
                            out -> {
                                int unknown = i % 2 == 0 ? -1 : i % 4 == 1 ? 0 : 0x7fff_f000 + i;
                                out.putInt(4, unknown).putInt(40, unknown);
                            })),
    TRUNCATED(
            refused(Fault.TRUNCATED, Fault.NOT_MEDIA),
            (i, f) -> {
                List<MediaFormat> counted =
                        List.of(
                                MediaFormat.WAV,
                                MediaFormat.FLAC,
                                MediaFormat.M4A,
                                MediaFormat.WAV_FLOAT,
                                MediaFormat.MOV,
                                MediaFormat.MP3);
                Path file = made(f, counted.get(i % counted.size()), 48_000);
                return first(file, (int) (Files.size(file) * (.4 + .05 * i)));
            }),
    CUT_STREAM_THAT_COUNTS_NOTHING(
            sound(16_000, 63_000, Float.NaN),
            (i, f) -> {
                MediaFormat[] uncounted = {
                    MediaFormat.OGG, MediaFormat.MPG, MediaFormat.MKA, MediaFormat.WMA
                };
                MediaFormat format = uncounted[i % 4];
                Path file = f.resolve("a." + format.extension());
                Specimen.write(file, format, 48_000, voice(48_000, 4));
                return first(file, (int) (Files.size(file) * (.5 + .03 * i)));
            }),
    NAN_FLOATS(
            refused(Fault.NOT_FINITE),
            (i, f) -> floats(f, voice -> voice[i * 700] = i % 2 == 0 ? Float.NaN : -Float.NaN)),
    INFINITE_FLOATS(
            refused(Fault.NOT_FINITE),
            (i, f) -> floats(f, v -> v[i * 700] = (i % 2 * 2 - 1) * Float.POSITIVE_INFINITY)),
    ENORMOUS_FLOATS(
            refused(Fault.OUT_OF_RANGE),
            (i, f) -> floats(f, voice -> voice[i * 700] = (float) Math.pow(10, 11 + i))),
    INTEGERS_AS_FLOATS(
            sound(16_000, 16_000, Float.NaN),
            (i, f) ->
                    floats(
                            f,
                            voice -> {
                                for (int k = 0; k < voice.length; k++) {
                                    voice[k] *= (float) Math.pow(2, 15 + i);
                                }
                            })),
    ALL_ZERO(
            refused(Fault.SILENT),
            (i, f) ->
                    i < 5
                            ? pcm(8000 * (i + 1), 8 * (i % 4 + 1))
                                    .write(f.resolve("a.wav"), new float[9000], new float[9000])
                            : SilentFlac.write(f.resolve("a.flac"), i, 0)),
    CHANNELS_THAT_CANCEL(
            refused(Fault.SILENT),
            (i, f) -> {
                float[] voice = voice(16_000, .1 * (i + 1));
                float[] minus = new float[voice.length];
                Arrays.setAll(new double[voice.length], k -> minus[k] = -voice[k]);
                return Wav.floats(16_000).write(f.resolve("a.wav"), voice, minus);
            }),
    CLIPPED(
            heard(i -> shaped(v -> Math.max(-.99f, Math.min(.99f, v * (i + 2)))), 1e-4),
            (i, f) ->
                    pcm(16_000, 24)
                            .write(
                                    f.resolve("a.wav"),
                                    shaped(v -> Math.max(-.99f, Math.min(.99f, v * (i + 2)))))),
    DC_OFFSET(
            heard(i -> shaped(v -> v / 2 + .05f * i - .2f), 1e-4),
            (i, f) ->
                    pcm(16_000, 24).write(f.resolve("a.wav"), shaped(v -> v / 2 + .05f * i - .2f))),
    CONSTANT(
            heard(i -> constant(.01f * (i + 1)), 1e-4),
            (i, f) -> pcm(16_000, 24).write(f.resolve("a.wav"), constant(.01f * (i + 1)))),
    AT_8_KHZ(voiceAt(8000), (i, f) -> wav(f, 8000)),
    AT_11025_HZ(voiceAt(11_025), (i, f) -> wav(f, 11_025)),
    AT_44100_HZ(voiceAt(44_100), (i, f) -> wav(f, 44_100)),
    AT_48_KHZ(voiceAt(48_000), (i, f) -> wav(f, 48_000)),
    AT_96_KHZ(voiceAt(96_000), (i, f) -> wav(f, 96_000)),
    AT_AN_ODD_RATE(voiceAt(0), (i, f) -> wav(f, 7001 + 3001 * i)),
    WITH_8_BITS(heard(i -> seconds(i), .02), (i, f) -> bits(i, f, avcodec.AV_CODEC_ID_PCM_U8)),
    WITH_24_BITS(heard(i -> seconds(i), 1e-5), (i, f) -> bits(i, f, avcodec.AV_CODEC_ID_PCM_S24LE)),
    WITH_32_BITS(heard(i -> seconds(i), 1e-6), (i, f) -> bits(i, f, avcodec.AV_CODEC_ID_PCM_S32LE)),
    WITH_FLOATS(heard(i -> seconds(i), 0), (i, f) -> bits(i, f, avcodec.AV_CODEC_ID_PCM_F32LE)),
    WITH_DOUBLES(heard(i -> seconds(i), 1e-7), (i, f) -> bits(i, f, avcodec.AV_CODEC_ID_PCM_F64LE)),
    EIGHT_CHANNELS(
            heard(i -> shaped(v -> v / 8), 1e-5),
            (i, f) -> {
                float[][] channels = new float[8][16_000];
                channels[i % 8] = voice(16_000, 1);
                return pcm(16_000, 24).write(f.resolve("a.wav"), channels);
            }),
    WRONG_EXTENSION(
            heard(i -> voice(16_000, 1), 1e-3),
            (i, f) ->
                    Files.move(
                            made(f, i % 2 == 0 ? MediaFormat.FLAC : MediaFormat.WAV, 16_000),
                            f.resolve("b." + extension(i + 2)))),
    TEXT(
            // What is called .flac is taken for it, however it begins.
            refused(Fault.NOT_MEDIA, Fault.NO_SAMPLES),
            (i, f) ->
                    Files.writeString(
                            f.resolve("a." + extension(i)), "Dear colleague, ".repeat(1 << i))),
    OTHER_KIND_OF_FILE(refused(Fault.NOT_MEDIA, Fault.NO_SOUND, Fault.NO_SAMPLES), BadInput::other),
    RANDOM_BYTES(
            anything(),
            (i, f) -> {
                byte[] noise = new byte[3000 * (i + 1)];
                new Random(i).nextBytes(noise);
                return Files.write(f.resolve("a." + extension(i)), noise);
            }),
    NO_SOUND_TRACK(
            refused(Fault.NO_SOUND),
            (i, f) -> {
                String[] names = {"a.mov", "a.avi", "a.mkv"};
                return new Movie(32 + 16 * i, 32, 25, 5 + i, 0, false)
                        .write(f.resolve(names[i % 3]));
            }),
    FILE_SIZE_IN_HEADER_LIES(
            voiceAt(16_000), (i, f) -> patched(wav(f, 16_000), out -> out.putInt(4, 1 << 3 * i))),
    SOUND_SIZE_IN_HEADER_LIES(
            refused(Fault.TRUNCATED),
            (i, f) -> patched(wav(f, 16_000), out -> out.putInt(40, 40_000 << i))),
    BYTE_RATE_IN_HEADER_LIES(
            voiceAt(16_000), (i, f) -> patched(wav(f, 16_000), out -> out.putInt(28, 1 << 3 * i))),
    IMPOSSIBLE_RATE(
            refused(Fault.IMPOSSIBLE_RATE, Fault.NOT_MEDIA, Fault.DAMAGED),
            (i, f) ->
                    patched(
                            wav(f, 16_000),
                            out -> out.putInt(24, i < 5 ? i * 200 : 800_000 << 2 * (i - 5)))),
    IMPOSSIBLE_SAMPLE_FORMAT(
            anything(),
            (i, f) ->
                    patched(
                            wav(f, 16_000),
                            out -> {
                                short[] lies = {0, -1, 17, 7, 255};
                                out.putShort(i < 5 ? 22 : 34, lies[i % 5]);
                            })),
    UNKNOWN_CODEC(
            refused(Fault.UNKNOWN_CODEC, Fault.NOT_MEDIA, Fault.DAMAGED, Fault.NO_SOUND),
            (i, f) -> patched(wav(f, 16_000), out -> out.putShort(20, (short) (0x7a00 + i)))),
    GARBAGE_BEHIND(
            voiceAt(16_000),
            (i, f) -> {
                byte[] garbage = new byte[100 * (i + 1)];
                new Random(i).nextBytes(garbage);
                return Files.write(wav(f, 16_000), garbage, StandardOpenOption.APPEND);
            }),
    CHUNKS_BEFORE_THE_SOUND(
            voiceAt(16_000),
            (i, f) -> {
                Path file = wav(f, 16_000);
                byte[] wav = Files.readAllBytes(file);
                int size = 2 * i * i * i;
                ByteBuffer out =
                        ByteBuffer.allocate(wav.length + 8 + size).order(ByteOrder.LITTLE_ENDIAN);
                out.put(wav, 0, 36).put("junk".getBytes(StandardCharsets.US_ASCII)).putInt(size);
                out.position(44 + size).put(wav, 36, wav.length - 36);
                return Files.write(file, out.array());
            }),
    THREE_HOURS_OF_SILENCE(
            refused(Fault.SILENT), (i, f) -> SilentFlac.write(f.resolve("a.flac"), 2637 + i, 0)),
    FOLDER(
            refused(Fault.NOT_A_FILE),
            (i, f) -> Files.createDirectory(f.resolve("a." + extension(i)))),
    PIPE(
            refused(Fault.NOT_A_FILE, Fault.NO_SUCH_FILE),
            (i, f) -> {
                Path pipe = f.resolve("a." + extension(i));
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(5, TimeUnit.SECONDS);
                return pipe;
            }),
    ABSENT(refused(Fault.NO_SUCH_FILE), (i, f) -> f.resolve("x".repeat(i * 40 + 1) + ".wav")),
    UNREADABLE(
            // Who may read everything, as root may, reads it.
            voiceAt(16_000).or(Fault.NO_PERMISSION),
            (i, f) ->
                    Files.setPosixFilePermissions(
                            wav(f, 16_000), PosixFilePermissions.fromString("---------"))),
    NON_ASCII_NAME(
            voiceAt(16_000),
            (i, f) -> {
                String[] names = {
                    "Größe.wav",
                    "声音.wav",
                    "звук.wav",
                    "صوت.wav",
                    "🎤.wav",
                    "a b\tc.wav",
                    "%20+&.wav",
                    "-i.wav",
                    "'\"`$.wav",
                    "new\nline.wav"
                };
                return Files.move(wav(f, 16_000), f.resolve(names[i]));
            }),
    VERY_LONG_NAME(
            voiceAt(16_000),
            (i, f) -> {
                Path deep = f;
                for (int level = 0; level < i; level++) {
                    deep = deep.resolve("d".repeat(200));
                }
                Files.createDirectories(deep);
                return Files.move(wav(f, 16_000), deep.resolve("n".repeat(245) + i + ".wav"));
            }),
    LINK_TO_A_GOOD_FILE(
            voiceAt(16_000),
            (i, f) -> {
                Path target = wav(f, 16_000);
                for (int link = 0; link <= i; link++) {
                    target = Files.createSymbolicLink(f.resolve("link" + link + ".wav"), target);
                }
                return target;
            }),
    LINK_LOOP(
            refused(Fault.LINK_LOOP),
            (i, f) -> {
                for (int link = 0; link <= i; link++) {
                    Files.createSymbolicLink(
                            f.resolve(link + ".wav"), f.resolve((link + 1) % (i + 1) + ".wav"));
                }
                return f.resolve("0.wav");
            }),
    BROKEN_LINK(
            refused(Fault.NO_SUCH_FILE),
            (i, f) ->
                    Files.createSymbolicLink(f.resolve("a.wav"), f.resolve("absent" + i + ".wav")));

    /** Makes one of the files. */
    interface Maker {
        Path make(int number, Path folder) throws Exception;
    }

    /** What the sound of a file should be. */
    interface Sounds {
        float[] of(int number);
    }

    /**
     * How a file may end.
     *
     * @param faults reasons that are right
     * @param least samples at least, 0 if sound is wrong
     * @param most samples at most
     * @param expected the samples of each file, or null if any will do
     * @param tolerance of their root mean square
     */
    record Ending(Set<Fault> faults, int least, int most, Sounds expected, double tolerance) {
        Ending or(Fault... more) {
            Set<Fault> all = EnumSet.copyOf(List.of(more));
            all.addAll(faults);
            return new Ending(all, least, most, expected, tolerance);
        }
    }

    private final Ending ending;
    private final Maker maker;

    BadInput(Ending ending, Maker maker) {
        this.ending = ending;
        this.maker = maker;
    }

    Ending ending() {
        return ending;
    }

    Path make(int number, Path folder) throws Exception {
        return maker.make(number, folder);
    }

    private static Ending refused(Fault... faults) {
        return new Ending(EnumSet.copyOf(List.of(faults)), 0, 0, null, 0);
    }

    private static Ending sound(int least, int most, float ignored) {
        return new Ending(Set.of(), least, most, null, 0);
    }

    private static Ending anything() {
        return new Ending(EnumSet.allOf(Fault.class), 1, Integer.MAX_VALUE, null, 0);
    }

    private static Ending heard(Sounds expected, double tolerance) {
        return new Ending(Set.of(), 1, Integer.MAX_VALUE, expected, tolerance);
    }

    private static Ending voiceAt(int rate) {
        return heard(i -> voice(16_000, 1), rate == 16_000 ? 2e-5 : 1e-4);
    }

    private static float[] seconds(int number) {
        return voice(16_000, .2 + .1 * number);
    }

    private interface Shape {
        float of(float value);
    }

    private static float[] shaped(Shape shape) {
        float[] voice = voice(16_000, 1);
        for (int i = 0; i < voice.length; i++) {
            voice[i] = shape.of(voice[i]);
        }
        return voice;
    }

    private static float[] constant(float value) {
        return shaped(v -> value);
    }

    private static String extension(int number) {
        MediaFormat[] formats = MediaFormat.values();
        return formats[number % formats.length].extension();
    }

    private static Path wav(Path folder, int rate) throws IOException {
        return pcm(rate, 16).write(folder.resolve("a.wav"), voice(rate, 1));
    }

    private interface Change {
        void on(float[] voice);
    }

    private static Path floats(Path folder, Change change) throws IOException {
        float[] voice = voice(16_000, 1);
        change.on(voice);
        return Wav.floats(16_000).write(folder.resolve("a.wav"), voice);
    }

    private static Path made(Path folder, MediaFormat format, int rate) throws Exception {
        // 48 kHz is a rate of every codec.
        int possible = format.ordinal() > MediaFormat.M4A.ordinal() ? 48_000 : rate;
        Path file = folder.resolve("a." + format.extension());
        Specimen.write(file, format, possible, voice(possible, 1));
        return file;
    }

    private static Path bits(int number, Path folder, int codec) throws Exception {
        Path file = folder.resolve("a.wav");
        Specimen.write(file, MediaFormat.WAV, codec, 16_000, seconds(number));
        return file;
    }

    private static Path first(Path file, int bytes) throws IOException {
        return Files.write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
    }

    private interface Patch {
        void on(ByteBuffer file);
    }

    private static Path patched(Path file, Patch patch) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        patch.on(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return Files.write(file, bytes);
    }

    /** What lies about in folders of recordings. */
    private static Path other(int number, Path folder) throws IOException {
        Path file = folder.resolve("a." + extension(number));
        String png =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
        return switch (number) {
            case 0 -> Files.writeString(file, "%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n");
            case 1 -> {
                try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                    out.write(new byte[5000]);
                }
                yield file;
            }
            case 2 -> Files.writeString(file, "<!doctype html><title>404</title>Not found");
            case 3 -> Files.writeString(file, "{\"message\": \"quota exceeded\"}");
            case 4 -> Files.writeString(file, "#EXTM3U\n#EXTINF:5,\nhttp://localhost:9/a.ts\n");
            case 5 -> Files.writeString(file, "ffconcat version 1.0\nfile /etc/passwd\n");
            case 6 -> Files.write(file, Base64.getDecoder().decode(png));
            case 7 ->
                    Files.writeString(file, "version https://git-lfs.github.com/spec/v1\nsize 9\n");
            case 8 -> Files.writeString(file, "file,emotion\na.wav,happy\nb.wav,sad\n");
            default -> Files.writeString(file, "PK\003\004" + "\0".repeat(200));
        };
    }
}
