package dev.pathos.media;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/** Makes good files of all formats: a buzzing voice, and moving bars where there are pictures. */
final class Specimen {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;
    private static final int PICTURE_RATE = 25;
    private static final int HARMONICS = 12;

    private Specimen() {}

    /**
     * The voice.
     *
     * @param time seconds
     * @return its pressure, within 1 of zero; nothing of it lies above 3 kHz
     */
    static double voice(double time) {
        double pitch = 2 * Math.PI * (140 * time + 3 * Math.sin(2 * Math.PI * 1.3 * time));
        double swell = .55 + .45 * Math.sin(2 * Math.PI * 3.1 * time - 1);
        double sum = 0;
        for (int h = 1; h <= HARMONICS; h++) {
            sum += Math.sin(h * pitch + h * h) / h;
        }
        return .3 * swell * sum;
    }

    /**
     * The voice, sampled.
     *
     * @param rate samples per second, at least 6500
     * @param seconds how long
     */
    static float[] voice(int rate, double seconds) {
        float[] samples = new float[(int) Math.round(rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) voice((double) i / rate);
        }
        return samples;
    }

    /**
     * Writes a file.
     *
     * @param file the file, replaced
     * @param format its format
     * @param rate samples per second, one that the codec takes
     * @param channels samples of each channel, of equal length
     * @throws FrameRecorder.Exception if FFmpeg cannot write it
     */
    static void write(Path file, MediaFormat format, int rate, float[]... channels)
            throws FrameRecorder.Exception {
        write(file, format, format.sound(), rate, channels);
    }

    /** The same with another codec that the container takes. */
    static void write(Path file, MediaFormat format, int codec, int rate, float[]... channels)
            throws FrameRecorder.Exception {
        boolean pictures = format.pictures().isPresent();
        try (FFmpegFrameRecorder out =
                new FFmpegFrameRecorder(
                        file.toString(),
                        pictures ? WIDTH : 0,
                        pictures ? HEIGHT : 0,
                        channels.length)) {
            out.setFormat(format.container());
            out.setAudioCodec(codec);
            out.setSampleFormat(sampleFormat(codec));
            out.setSampleRate(rate);
            out.setAudioBitrate(64_000 * channels.length);
            // Encoders that FFmpeg calls experimental.
            out.setAudioOption("strict", "-2");
            if (pictures) {
                out.setVideoCodec(format.pictures().get());
                out.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
                out.setFrameRate(PICTURE_RATE);
            }
            out.start();
            int length = channels[0].length;
            int step = rate / PICTURE_RATE;
            for (int from = 0; from < length; from += step) {
                int count = Math.min(step, length - from);
                out.recordSamples(rate, channels.length, interleaved(channels, from, count));
                if (pictures) {
                    out.record(bars(from / step));
                }
            }
            out.stop();
        }
    }

    /** The recorder knows those of compressing codecs itself, which is what none says. */
    private static int sampleFormat(int codec) {
        return switch (codec) {
            case avcodec.AV_CODEC_ID_PCM_U8 -> avutil.AV_SAMPLE_FMT_U8;
            case avcodec.AV_CODEC_ID_PCM_S24LE, avcodec.AV_CODEC_ID_PCM_S32LE ->
                    avutil.AV_SAMPLE_FMT_S32;
            case avcodec.AV_CODEC_ID_PCM_F32LE -> avutil.AV_SAMPLE_FMT_FLT;
            case avcodec.AV_CODEC_ID_PCM_F64LE -> avutil.AV_SAMPLE_FMT_DBL;
            default -> avutil.AV_SAMPLE_FMT_NONE;
        };
    }

    private static FloatBuffer interleaved(float[][] channels, int from, int count) {
        FloatBuffer samples = FloatBuffer.allocate(count * channels.length);
        for (int i = from; i < from + count; i++) {
            for (float[] channel : channels) {
                samples.put(channel[i]);
            }
        }
        return samples.flip();
    }

    private static Frame bars(int number) {
        Frame frame = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3);
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH * 3; x++) {
                pixels.put(y * frame.imageStride + x, (byte) ((x + 6 * number) % 96 < 48 ? 40 : y));
            }
        }
        return frame;
    }
}
