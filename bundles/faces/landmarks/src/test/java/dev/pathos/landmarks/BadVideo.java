package dev.pathos.landmarks;

import dev.pathos.media.Film;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avcodec;

/** Kinds of bad, odd and merely unusual videos, and what is right of each. */
enum BadVideo {
    NO_FACE((actor, f) -> talk(40, (i, x, y) -> ripple(i, x, y)).write(f), seen(40).nowhere()),
    MANY_FACES(
            (actor, f) ->
                    Film.of(
                                    720,
                                    384,
                                    25,
                                    40,
                                    (i, x, y) ->
                                            actor.color(
                                                    i, Actor.MARGIN + x % 144 * 1.5, y % 192 * 1.5))
                            .write(f),
            seen(40)),
    LOST_MIDWAY_AND_BACK(
            (actor, f) ->
                    talk(70, (i, x, y) -> gone(i) ? ripple(i, x, y) : actor.color(i, x, y))
                            .write(f),
            seen(70).but(BadVideo::gone)),
    TURNED_AWAY(
            (actor, f) ->
                    talk(
                                    70,
                                    (i, x, y) ->
                                            gone(i)
                                                    ? backOfHead(actor, i, x, y)
                                                    : actor.color(i, x, y))
                            .write(f),
            seen(70).but(BadVideo::gone)),
    LYING(
            (actor, f) ->
                    talk(
                                    70,
                                    (i, x, y) ->
                                            gone(i)
                                                    ? actor.color(i, 36 + y, 324 - x)
                                                    : actor.color(i, x, y))
                            .write(f),
            seen(70).but(BadVideo::gone)),
    TINY_FACE(
            (actor, f) ->
                    Film.of(640, 480, 25, 40, (i, x, y) -> actor.color(i, x * 6 - 900, y * 6 - 900))
                            .write(f),
            seen(40).nowhere()),
    ONE_PIXEL(
            (actor, f) ->
                    Files.writeString(
                            f.resolveSibling("one.y4m"),
                            "YUV4MPEG2 W1 H1 F25:1 Ip A1:1 Cmono\n" + "FRAME\n0".repeat(3)),
            seen(3).nowhere()),
    ODD_TIMES(
            (actor, f) -> talk(40, actor::color).at(oddTimes()).write(f), seen(40).at(oddTimes())),
    TURNED_LEFT(
            (actor, f) ->
                    Film.of(288, 360, 25, 40, (i, x, y) -> actor.color(i, y, 287 - x))
                            .turned(90)
                            .write(f),
            seen(40)),
    UPSIDE_DOWN(
            (actor, f) ->
                    talk(40, (i, x, y) -> actor.color(i, 359 - x, 287 - y)).turned(180).write(f),
            seen(40)),
    SOUND_SHORTER((actor, f) -> talk(50, actor::color).with(sound(.7)).write(f), seen(50)),
    SOUND_LONGER((actor, f) -> talk(50, actor::color).with(sound(4)).write(f), seen(50)),
    SOUND_ALONE(
            (actor, f) -> {
                Path file = f.resolveSibling("sound.mka");
                return new Film(
                                0,
                                0,
                                new double[0],
                                actor::color,
                                avcodec.AV_CODEC_ID_NONE,
                                0,
                                sound(1))
                        .write(file);
            },
            absent()),
    TRUNCATED(
            (actor, f) -> {
                byte[] bytes = Files.readAllBytes(film(actor, f));
                return Files.write(f, Arrays.copyOf(bytes, bytes.length / 2));
            },
            refused("truncated: ")),
    DAMAGED((actor, f) -> scratched(film(actor, f), .2), refused("damaged: ")),
    SCRATCHED((actor, f) -> scratched(film(actor, f), .004), seen(150).orAFewLess()),
    NO_VIDEO(
            (actor, f) -> Files.writeString(f, "Dear colleague, ".repeat(400)),
            refused("not a sound or video file")),
    EMPTY((actor, f) -> Files.createFile(f), refused("empty file (0 bytes)")),
    FOUR_K(
            (actor, f) -> {
                int[] still = picture(actor, 3840, 2160, 6);
                return Film.of(3840, 2160, 25, 3, (i, x, y) -> still[3840 * y + x])
                        .in(avcodec.AV_CODEC_ID_MPEG4)
                        .write(f);
            },
            seen(3).larger(6)),
    ONE_FRAME((actor, f) -> talk(1, actor::color).write(f), seen(1)),
    FAST(
            (actor, f) -> Film.of(360, 288, 240, 120, actor::color).write(f),
            seen(120).at(IntStream.range(0, 120).mapToDouble(i -> i / 240.).toArray())),
    JPEG((actor, f) -> still(actor, f.resolveSibling("still.jpg")), seen(1)),
    PNG((actor, f) -> still(actor, f.resolveSibling("still.png")), seen(1)),
    DARK((actor, f) -> talk(40, (i, x, y) -> lit(actor.color(i, x, y), .2, 0)).write(f), seen(40)),
    NOISY(
            (actor, f) -> {
                Random noise = new Random(1);
                return talk(
                                40,
                                (i, x, y) ->
                                        lit(actor.color(i, x, y), 1, 10 * noise.nextGaussian()))
                        .write(f);
            },
            seen(40));

    /** Makes a file. */
    private interface Maker {
        /**
         * Makes one.
         *
         * @param actor acts in it
         * @param file where it lies, unless it is of a kind that has another extension
         */
        Path make(Actor actor, Path file) throws IOException;
    }

    private final Maker maker;
    private final Right right;

    BadVideo(Maker maker, Right right) {
        this.maker = maker;
        this.right = right;
    }

    /** Makes a file of this kind in a folder. */
    Path make(Actor actor, Path folder) throws IOException {
        boolean cut = this == TRUNCATED || this == DAMAGED || this == SCRATCHED;
        return maker.make(actor, folder.resolve(cut ? "film.mp4" : "film.mov"));
    }

    /** What is right. */
    Right right() {
        return right;
    }

    /**
     * What is right of a video.
     *
     * @param refusal what the reason begins with for which it gives no track; empty if it gives one
     * @param absent whether it has no pictures
     * @param times seconds of the frames
     * @param fewer how many frames may be missing
     * @param hidden in which frames there is no face to be believed; three more may pass until it
     *     is sought again
     * @param scale how much larger it is than the usual one
     */
    record Right(
            Optional<String> refusal,
            boolean absent,
            double[] times,
            int fewer,
            IntPredicate hidden,
            double scale) {
        Right nowhere() {
            return new Right(refusal, absent, times, fewer, frame -> true, scale);
        }

        Right but(IntPredicate frames) {
            return new Right(refusal, absent, times, fewer, frames, scale);
        }

        Right at(double[] others) {
            return new Right(refusal, absent, others, fewer, hidden, scale);
        }

        Right orAFewLess() {
            return new Right(refusal, absent, times, 4, hidden, scale);
        }

        Right larger(double by) {
            return new Right(refusal, absent, times, fewer, hidden, by);
        }
    }

    private static Right seen(int frames) {
        double[] times = IntStream.range(0, frames).mapToDouble(i -> i / 25.).toArray();
        return new Right(Optional.empty(), false, times, 0, frame -> false, 1);
    }

    private static Right absent() {
        return new Right(Optional.empty(), true, new double[0], 0, frame -> false, 1);
    }

    private static Right refused(String reason) {
        return new Right(Optional.of(reason), false, new double[0], 0, frame -> false, 1);
    }

    /** The usual film. */
    static Film talk(int pictures, Film.Painter painter) {
        return Film.of(Actor.WIDTH, Actor.HEIGHT, 25, pictures, painter);
    }

    private static Path film(Actor actor, Path file) throws IOException {
        return talk(150, actor::color).in(avcodec.AV_CODEC_ID_MPEG4).write(file);
    }

    private static Path scratched(Path file, double share) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int middle = bytes.length / 2;
        Arrays.fill(bytes, middle, middle + (int) (share * bytes.length), (byte) 0);
        return Files.write(file, bytes);
    }

    private static boolean gone(int picture) {
        return picture >= 22 && picture < 38;
    }

    private static int backOfHead(Actor actor, int picture, int x, int y) {
        boolean hair = Math.hypot((x - 180) / 90., (y - 140) / 120.) < 1;
        return hair ? Film.gray(50 + 9 * Math.sin(x + y / 9.)) : actor.color(picture, x, y);
    }

    private static double[] oddTimes() {
        return DoubleStream.iterate(0, t -> Math.round(1000 * (t * 1.05 + .02)) / 1000.)
                .limit(40)
                .toArray();
    }

    private static int ripple(int picture, int x, int y) {
        return Film.gray(
                128 + 40 * Math.sin((x + picture) / 9.) + 40 * Math.sin((y - 2 * picture) / 14.));
    }

    private static float[] sound(double seconds) {
        float[] sound = new float[(int) (16_000 * seconds)];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (.2 * Math.sin(i / 12.) * Math.sin(i / 2000.));
        }
        return sound;
    }

    private static int lit(int color, double factor, double more) {
        int lit = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double light = (color >> shift & 0xff) * factor + more;
            lit |= (int) Math.max(0, Math.min(255, light)) << shift;
        }
        return lit;
    }

    private static int[] picture(Actor actor, int width, int height, double scale) {
        int[] colors = new int[width * height];
        Arrays.setAll(colors, at -> actor.color(0, at % width / scale, at / width / scale));
        return colors;
    }

    private static Path still(Actor actor, Path file) throws IOException {
        BufferedImage image =
                new BufferedImage(Actor.WIDTH, Actor.HEIGHT, BufferedImage.TYPE_INT_RGB);
        image.setRGB(
                0,
                0,
                Actor.WIDTH,
                Actor.HEIGHT,
                picture(actor, Actor.WIDTH, Actor.HEIGHT, 1),
                0,
                Actor.WIDTH);
        String name = file.getFileName().toString();
        ImageIO.write(image, name.substring(name.indexOf('.') + 1), file.toFile());
        return file;
    }
}
