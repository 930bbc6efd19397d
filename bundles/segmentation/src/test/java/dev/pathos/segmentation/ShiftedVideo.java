package dev.pathos.segmentation;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.Video.Picture;
import dev.pathos.api.signal.Framing;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Writes a video anew with its sound shifted. */
final class ShiftedVideo {
    private static final double RATE = 25;

    private ShiftedVideo() {}

    static Media open(MediaSource source, Path file) {
        return source.open(new Utterance("v", "", "", file, Map.of(), Annotations.NONE));
    }

    /**
     * Writes a file.
     *
     * @param source decodes the original
     * @param in the original
     * @param late seconds by which its sound is moved; what is missing is silent
     * @param out the new file
     */
    static Path write(MediaSource source, Path in, double late, Path out) throws Exception {
        Media media = open(source, in);
        float[] sound = new float[Math.toIntExact(media.audio().length())];
        Framing.read(media.audio(), -Math.round(late * Speechlike.RATE), sound);
        try (Video video = media.video(new Video.Format(0, RATE, false)).orElseThrow()) {
            Picture first = video.next().orElseThrow();
            try (FFmpegFrameRecorder recorder =
                    new FFmpegFrameRecorder(out.toString(), first.width(), first.height(), 1)) {
                recorder.setVideoCodec(avcodec.AV_CODEC_ID_MJPEG);
                recorder.setPixelFormat(avutil.AV_PIX_FMT_YUVJ420P);
                recorder.setVideoQuality(3);
                recorder.setAudioCodec(avcodec.AV_CODEC_ID_PCM_S16LE);
                recorder.setSampleRate(Speechlike.RATE);
                recorder.setFrameRate(RATE);
                recorder.start();
                recorder.recordSamples(Speechlike.RATE, 1, FloatBuffer.wrap(sound));
                Optional<Picture> next = Optional.of(first);
                while (next.isPresent()) {
                    recorder.record(frame(next.get()));
                    next = video.next();
                }
            }
        }
        return out;
    }

    private static Frame frame(Picture picture) {
        Frame frame = new Frame(picture.width(), picture.height(), Frame.DEPTH_UBYTE, 3);
        ByteBuffer rows = (ByteBuffer) frame.image[0];
        int width = 3 * picture.width();
        for (int y = 0; y < picture.height(); y++) {
            rows.put(y * frame.imageStride, picture.pixels(), y * width, width);
        }
        return frame;
    }
}
