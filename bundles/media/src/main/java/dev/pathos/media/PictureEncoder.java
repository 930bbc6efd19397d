package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.VideoWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/** Compresses pictures of one size, each with a time of its own, for browsers. */
final class PictureEncoder implements AutoCloseable {
    /**
     * Units of time in a second: usual rates divide it, others are off by 8 millionths of a second
     * at most, and MPEG-4 knows none above 65535.
     */
    static final int CLOCK = 60_000;

    /**
     * Encoders whose pictures browsers show, the best first, and what they need to be told: a
     * constant quality rather than a rate, for nobody knows what will come.
     */
    static final Map<String, Map<String, String>> ENCODERS =
            Map.of(
                    "libopenh264", Map.of("rc_mode", "bitrate", "coder", "cabac"),
                    "libvpx-vp9",
                            Map.of(
                                    "crf", "30",
                                    "b", "0",
                                    "deadline", "realtime",
                                    "cpu-used", "8",
                                    "lag-in-frames", "0"),
                    "mpeg4", Map.of("qscale", "3"));

    static final List<String> BEST_FIRST = List.of("libopenh264", "libvpx-vp9", "mpeg4");

    /** What encoders think the rate is; only their guess of a picture's share depends on it. */
    private static final int NOMINAL_RATE = 25;

    private static final int KEY_EVERY = 50;
    private static final double BITS_PER_PIXEL = .15;

    /** The finest quantizer of H.264 and VP9, beyond which nobody sees a difference. */
    private static final int FINEST = 22;

    private final AVCodecContext codec;
    private final AVFrame given;
    private final AVFrame converted;
    private final SwsContext converter;
    private final AVPacket packet = av_packet_alloc();

    private PictureEncoder(AVCodecContext codec, boolean gray) {
        this.codec = codec;
        int source = gray ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_BGR24;
        given = frame(source, codec.width(), codec.height());
        converted = frame(AV_PIX_FMT_YUV420P, codec.width(), codec.height());
        converted.color_range(AVCOL_RANGE_MPEG);
        converter =
                sws_getContext(
                        codec.width(),
                        codec.height(),
                        source,
                        codec.width(),
                        codec.height(),
                        AV_PIX_FMT_YUV420P,
                        SWS_BILINEAR,
                        null,
                        null,
                        (DoublePointer) null);
    }

    private static AVFrame frame(int format, int width, int height) {
        AVFrame frame = av_frame_alloc();
        frame.format(format);
        frame.width(width);
        frame.height(height);
        if (av_frame_get_buffer(frame, 0) < 0) {
            throw new OutOfMemoryError(width + " x " + height);
        }
        return frame;
    }

    /** Takes what was compressed. */
    interface Sink {
        /**
         * Takes a packet.
         *
         * @param packet with times in the encoder's unit, valid until the method returns
         */
        void take(AVPacket packet) throws IOException;
    }

    /**
     * Opens the first encoder that works here.
     *
     * @param names FFmpeg's names of encoders, the best first
     * @param width pixels of the pictures to come
     * @param height pixels
     * @param gray whether they are gray
     * @throws IOException if none works
     */
    static PictureEncoder open(List<String> names, int width, int height, boolean gray)
            throws IOException {
        for (String name : names) {
            AVCodec found = avcodec_find_encoder_by_name(name);
            if (found == null) {
                continue;
            }
            AVCodecContext codec = avcodec_alloc_context3(found);
            describe(codec, even(width), even(height));
            AVDictionary options = new AVDictionary(null);
            ENCODERS.getOrDefault(name, Map.of())
                    .forEach((key, value) -> av_dict_set(options, key, value, 0));
            int code = avcodec_open2(codec, found, options);
            av_dict_free(options);
            if (code >= 0) {
                return new PictureEncoder(codec, gray);
            }
            avcodec_free_context(codec);
        }
        throw new IOException("no encoder takes pictures of " + width + " x " + height);
    }

    private static int even(int side) {
        return Math.max(VideoWriter.Writing.LEAST, side + side % 2);
    }

    private static void describe(AVCodecContext codec, int width, int height) {
        codec.width(width);
        codec.height(height);
        codec.pix_fmt(AV_PIX_FMT_YUV420P);
        codec.time_base(av_make_q(1, CLOCK));
        codec.framerate(av_make_q(NOMINAL_RATE, 1));
        codec.gop_size(KEY_EVERY);
        codec.max_b_frames(0);
        codec.bit_rate((long) (BITS_PER_PIXEL * width * height * NOMINAL_RATE));
        // Where it takes fewer bits to be good, fewer are taken.
        codec.qmin(FINEST);
        codec.thread_count(1);
        codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        // What the conversion makes, said so that HD players do not take it for something else.
        codec.color_range(AVCOL_RANGE_MPEG);
        codec.colorspace(AVCOL_SPC_SMPTE170M);
        codec.color_primaries(AVCOL_PRI_SMPTE170M);
        codec.color_trc(AVCOL_TRC_SMPTE170M);
    }

    /** The encoder, open. */
    AVCodecContext codec() {
        return codec;
    }

    /**
     * Compresses a picture.
     *
     * @param picture of the size and colors that were announced
     * @param time when it is shown, in units of the clock, after the one before
     * @param sink takes what comes of it
     */
    void encode(Video.Picture picture, long time, Sink sink) throws IOException {
        fill(picture);
        if (av_frame_make_writable(converted) < 0) {
            throw new IOException("no memory for a picture");
        }
        sws_scale(
                converter,
                given.data(),
                given.linesize(),
                0,
                codec.height(),
                converted.data(),
                converted.linesize());
        converted.pts(time);
        send(converted, sink);
    }

    /** Compresses what encoders hold back. */
    void flush(Sink sink) throws IOException {
        send(null, sink);
    }

    private void send(AVFrame frame, Sink sink) throws IOException {
        int code = avcodec_send_frame(codec, frame);
        if (code < 0) {
            throw new IOException("a picture cannot be encoded, code " + code);
        }
        while (avcodec_receive_packet(codec, packet) >= 0) {
            sink.take(packet);
        }
    }

    /** Copies a picture, its last column and row again where sides are filled up. */
    private void fill(Video.Picture picture) {
        int bytes = picture.gray() ? 1 : 3;
        int row = picture.width() * bytes;
        byte[] full = new byte[codec.width() * bytes];
        BytePointer data = given.data(0);
        for (int y = 0; y < codec.height(); y++) {
            if (y < picture.height()) {
                System.arraycopy(picture.pixels(), y * row, full, 0, row);
                for (int i = row; i < full.length; i++) {
                    full[i] = full[i - bytes];
                }
            }
            data.position((long) y * given.linesize(0)).put(full, 0, full.length);
        }
        data.position(0);
    }

    @Override
    public void close() {
        avcodec_free_context(codec);
        av_frame_free(given);
        av_frame_free(converted);
        sws_freeContext(converter);
        av_packet_free(packet);
    }
}
