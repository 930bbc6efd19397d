package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import dev.pathos.api.corpus.VideoWriter;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/** Compresses a stretch of a file's sound to AAC, as far as it is wanted at a time. */
final class SoundEncoder implements AutoCloseable {
    private static final int BITS_PER_CHANNEL = 80_000;

    private final HeardSound sound;
    private final AVCodecContext codec;
    private final AVFrame frame = av_frame_alloc();
    private final AVPacket packet = av_packet_alloc();
    private long done;
    private boolean ended;

    private SoundEncoder(HeardSound sound, AVCodecContext codec) {
        this.sound = sound;
        this.codec = codec;
    }

    /**
     * Opens a file's sound.
     *
     * @param wanted the file and the stretch of it
     * @param before seconds of silence before it
     * @throws Unreadable if it has no sound that can be decoded
     * @throws IOException if it cannot be encoded
     */
    static SoundEncoder open(VideoWriter.Sound wanted, double before)
            throws Unreadable, IOException {
        HeardSound sound = HeardSound.open(wanted, before);
        AVCodec found = avcodec_find_encoder(AV_CODEC_ID_AAC);
        AVCodecContext codec = avcodec_alloc_context3(found);
        codec.sample_fmt(AV_SAMPLE_FMT_FLTP);
        codec.sample_rate(HeardSound.RATE);
        codec.time_base(av_make_q(1, HeardSound.RATE));
        codec.bit_rate((long) BITS_PER_CHANNEL * sound.channels());
        av_channel_layout_default(codec.ch_layout(), sound.channels());
        codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        if (avcodec_open2(codec, found, (AVDictionary) null) < 0) {
            avcodec_free_context(codec);
            sound.close();
            throw new IOException("no encoder takes its sound");
        }
        return new SoundEncoder(sound, codec);
    }

    /** The encoder, open. */
    AVCodecContext codec() {
        return codec;
    }

    /**
     * Compresses on.
     *
     * @param seconds from the beginning, silence and all, until which it is wanted
     * @param sink takes what comes of it
     * @return whether that was the end
     */
    boolean until(double seconds, PictureEncoder.Sink sink) throws Unreadable, IOException {
        while (!ended && done < seconds * HeardSound.RATE) {
            float[][] samples = sound.next(codec.frame_size());
            int count = samples[0].length;
            if (count > 0) {
                describe(count);
                for (int c = 0; c < samples.length; c++) {
                    new FloatPointer(frame.data(c)).put(samples[c]);
                }
                frame.pts(done);
                send(frame, sink);
                av_frame_unref(frame);
                done += count;
            }
            if (count < codec.frame_size()) {
                ended = true;
                send(null, sink);
            }
        }
        return ended;
    }

    private void describe(int count) throws IOException {
        frame.format(AV_SAMPLE_FMT_FLTP);
        frame.sample_rate(HeardSound.RATE);
        frame.nb_samples(count);
        av_channel_layout_default(frame.ch_layout(), sound.channels());
        if (av_frame_get_buffer(frame, 0) < 0) {
            throw new IOException("no memory for sound");
        }
    }

    private void send(AVFrame samples, PictureEncoder.Sink sink) throws IOException {
        int code = avcodec_send_frame(codec, samples);
        if (code < 0) {
            throw new IOException("sound cannot be encoded, code " + code);
        }
        while (avcodec_receive_packet(codec, packet) >= 0) {
            sink.take(packet);
        }
    }

    @Override
    public void close() {
        sound.close();
        avcodec_free_context(codec);
        av_frame_free(frame);
        av_packet_free(packet);
    }
}
