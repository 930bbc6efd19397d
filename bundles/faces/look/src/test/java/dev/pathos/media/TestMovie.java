package dev.pathos.media;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/**
 * Writes videos of a gray square that wanders over a colored ground.
 *
 * @param width pixels
 * @param height pixels
 * @param times seconds of each picture, ascending, in hundredths
 * @param sound seconds of a tone beside them; 0 for none
 * @param loudness its amplitude, 0..1
 * @param rotation degrees that a player has to turn them counterclockwise
 */
public record TestMovie(
        int width, int height, double[] times, double sound, double loudness, double rotation) {
    private static final int RATE = 16_000;

    /** At 25 pictures a second, upright. */
    public static TestMovie even(int width, int height, int count, double sound) {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = i / 25.;
        }
        return new TestMovie(width, height, times, sound, .4, 0);
    }

    /** Writes a sound file without pictures. */
    public static Path voice(Path file) throws Exception {
        Decoding.prepare();
        Specimen.write(file, MediaFormat.WAV, RATE, Specimen.voice(RATE, 1));
        return file;
    }

    /** Writes a QuickTime file, or a Matroska one if it is named so. */
    public Path write(Path file) throws Exception {
        Decoding.prepare();
        try (FFmpegFrameRecorder out =
                new FFmpegFrameRecorder(file.toString(), width, height, sound > 0 ? 1 : 0)) {
            out.setFormat(file.toString().endsWith(".mkv") ? "matroska" : "mov");
            out.setVideoCodec(avcodec.AV_CODEC_ID_MJPEG);
            out.setPixelFormat(avutil.AV_PIX_FMT_YUVJ444P);
            out.setVideoQuality(2);
            out.setAudioCodec(avcodec.AV_CODEC_ID_PCM_S16LE);
            out.setSampleRate(RATE);
            out.setFrameRate(100);
            if (rotation != 0) {
                out.setDisplayRotation(rotation);
            }
            out.start();
            if (sound > 0) {
                FloatBuffer tone = FloatBuffer.allocate((int) (sound * RATE));
                for (int i = 0; i < tone.capacity(); i++) {
                    tone.put(i, (float) (loudness * Math.sin(2 * Math.PI * 440 * i / RATE)));
                }
                out.recordSamples(RATE, 1, tone);
            }
            for (int i = 0; i < times.length; i++) {
                out.setTimestamp(Math.round(times[i] * 1e6));
                out.record(frame(i));
            }
        }
        return file;
    }

    private Frame frame(int i) {
        Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
        ByteBuffer pixels = (ByteBuffer) frame.image[0];
        int left = times.length == 1 ? 0 : i * width / 2 / (times.length - 1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean square = x >= left && x < left + width / 2 && y < height / 2;
                int at = y * frame.imageStride + 3 * x;
                pixels.put(at, (byte) (square ? 128 : 200));
                pixels.put(at + 1, (byte) (square ? 128 : 60));
                pixels.put(at + 2, (byte) (square ? 128 : 60));
            }
        }
        return frame;
    }
}
