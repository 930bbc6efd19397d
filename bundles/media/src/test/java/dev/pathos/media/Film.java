package dev.pathos.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/**
 * A video that a test draws, each picture at a time of its own.
 *
 * @param width pixels
 * @param height pixels
 * @param times seconds of each picture, at whole milliseconds
 * @param painter draws
 * @param codec FFmpeg's number of the codec
 * @param rotation degrees that a player has to turn pictures counterclockwise
 * @param sound 16 kHz, mono; empty for none
 */
public record Film(
        int width,
        int height,
        double[] times,
        Painter painter,
        int codec,
        double rotation,
        float[] sound) {
    private static final int SOUND_RATE = 16_000;
    private static final int CLOCK = 1000;

    /** Draws pixels. */
    @FunctionalInterface
    public interface Painter {
        /**
         * The color of a pixel.
         *
         * @param picture the number of the picture
         * @param x from the left
         * @param y from above
         * @return red, green and blue, a byte each from above
         */
        int color(int picture, int x, int y);
    }

    /** A film whose pixels come back as they were drawn. */
    public static Film exact(int width, int height, double rate, int count, Painter painter) {
        return new Film(
                width,
                height,
                times(rate, count),
                painter,
                avcodec.AV_CODEC_ID_FFV1,
                0,
                new float[0]);
    }

    /** A film as cameras make them. */
    public static Film of(int width, int height, double rate, int count, Painter painter) {
        return new Film(
                width,
                height,
                times(rate, count),
                painter,
                avcodec.AV_CODEC_ID_MJPEG,
                0,
                new float[0]);
    }

    private static double[] times(double rate, int count) {
        return IntStream.range(0, count).mapToDouble(i -> i / rate).toArray();
    }

    /** The same with other times. */
    public Film at(double... other) {
        return new Film(width, height, other, painter, codec, rotation, sound);
    }

    /** The same in another codec. */
    public Film in(int other) {
        return new Film(width, height, times, painter, other, rotation, sound);
    }

    /** The same, to be turned by players. */
    public Film turned(double degrees) {
        return new Film(width, height, times, painter, codec, degrees, sound);
    }

    /** The same with sound. */
    public Film with(float[] samples) {
        return new Film(width, height, times, painter, codec, rotation, samples);
    }

    /** Gray of a brightness, which is cut to 0..255. */
    public static int gray(double light) {
        return (int) Math.round(Math.max(0, Math.min(255, light))) * 0x010101;
    }

    /**
     * Writes it.
     *
     * @param file its name tells the container
     * @return the file
     */
    public Path write(Path file) throws IOException {
        Decoding.prepare();
        try (FFmpegFrameRecorder out =
                new FFmpegFrameRecorder(file.toString(), width, height, sound.length > 0 ? 1 : 0)) {
            out.setVideoCodec(codec);
            boolean exact = codec == avcodec.AV_CODEC_ID_FFV1;
            boolean jpeg = codec == avcodec.AV_CODEC_ID_MJPEG;
            out.setPixelFormat(
                    exact
                            ? avutil.AV_PIX_FMT_BGR0
                            : jpeg ? avutil.AV_PIX_FMT_YUVJ420P : avutil.AV_PIX_FMT_YUV420P);
            out.setVideoQuality(2);
            out.setGopSize(12);
            out.setAudioCodec(avcodec.AV_CODEC_ID_PCM_S16LE);
            out.setSampleRate(SOUND_RATE);
            out.setFrameRate(CLOCK);
            // The index goes to the front, where a cut file still has it; AVI and others take no
            // notice.
            out.setOption("movflags", "faststart");
            if (rotation != 0) {
                out.setDisplayRotation(rotation);
            }
            out.start();
            if (sound.length > 0) {
                out.recordSamples(SOUND_RATE, 1, FloatBuffer.wrap(sound));
            }
            for (int i = 0; i < times.length; i++) {
                out.setFrameNumber((int) Math.round(times[i] * CLOCK));
                out.record(frame(i));
            }
        }
        return file;
    }

    private Frame frame(int picture) {
        Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int color = painter.color(picture, x, y);
                int at = y * frame.imageStride + 3 * x;
                pixels.put(at, (byte) color);
                pixels.put(at + 1, (byte) (color >> 8));
                pixels.put(at + 2, (byte) (color >> 16));
            }
        }
        return frame;
    }
}
