package dev.pathos.media;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/**
 * Writes videos: pictures whose upper left quarter is bright blue and which grow lighter one by
 * one, with or without a tone.
 *
 * @param width pixels
 * @param height pixels
 * @param rate pictures per second
 * @param count how many pictures
 * @param rotation degrees that a player has to turn them counterclockwise
 * @param sound whether there is a tone beside them
 */
record Movie(int width, int height, double rate, int count, double rotation, boolean sound) {
    Path write(Path file) throws Exception {
        Decoding.prepare();
        try (FFmpegFrameRecorder out =
                new FFmpegFrameRecorder(file.toString(), width, height, sound ? 1 : 0)) {
            out.setVideoCodec(avcodec.AV_CODEC_ID_MJPEG);
            out.setPixelFormat(avutil.AV_PIX_FMT_YUVJ444P);
            out.setVideoQuality(2);
            out.setAudioCodec(avcodec.AV_CODEC_ID_PCM_S16LE);
            out.setSampleRate(16_000);
            out.setFrameRate(rate);
            if (rotation != 0) {
                out.setDisplayRotation(rotation);
            }
            out.start();
            if (sound) {
                float[] tone = Wav.tone(16_000, count / rate, 440, .5);
                out.recordSamples(16_000, 1, FloatBuffer.wrap(tone));
            }
            for (int i = 0; i < count; i++) {
                out.record(frame(i));
            }
        }
        return file;
    }

    private Frame frame(int i) {
        Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean corner = x < width / 2 && y < height / 2;
                int at = y * frame.imageStride + 3 * x;
                pixels.put(at, (byte) (corner ? 250 : 2 * i));
                pixels.put(at + 1, (byte) (2 * i));
                pixels.put(at + 2, (byte) (2 * i));
            }
        }
        return frame;
    }
}
