package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;

/**
 * The sound or the pictures of one file, decoded frame by frame.
 *
 * <p>JavaCV's frame grabber describes a frame by what the header said and takes each failure for
 * the end. Here each frame says itself what it is, and what cannot be decoded is counted.
 */
final class Track implements AutoCloseable {
    /** Threads of a decoder of pictures: one goes ahead while another picture is looked at. */
    private static final int AHEAD = 2;

    private static final int PATIENCE = 1000;
    private static final long FEW = 2;
    private static final double LOST_SHARE = .02;

    private final AVFormatContext context;
    private final AVCodecContext codec;
    private final AVStream stream;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private boolean flushed;
    private boolean broken;
    private long packets;
    private long lost;

    private Track(AVFormatContext context, AVStream stream, AVCodecContext codec) {
        this.context = context;
        this.stream = stream;
        this.codec = codec;
    }

    /**
     * Opens a file's first sound track, or the one that it marks as the usual one.
     *
     * @param file the file
     * @throws Unreadable if it has none that can be decoded
     */
    static Track sound(Path file) throws Unreadable {
        AVFormatContext context = open(file);
        try {
            AVStream stream = sound(context).orElseThrow(() -> new Unreadable(Fault.NO_SOUND, ""));
            return of(context, stream, 1);
        } catch (Unreadable | RuntimeException e) {
            avformat_close_input(context);
            throw e;
        }
    }

    /**
     * Opens a file's first track of pictures.
     *
     * @param file the file
     * @return the track; empty if it has none, cover art aside
     * @throws Unreadable if it cannot be decoded
     */
    static Optional<Track> pictures(Path file) throws Unreadable {
        AVFormatContext context = open(file);
        try {
            Optional<AVStream> stream = pictures(context);
            if (stream.isPresent()) {
                return Optional.of(of(context, stream.get(), AHEAD));
            }
        } catch (Unreadable | RuntimeException e) {
            avformat_close_input(context);
            throw e;
        }
        avformat_close_input(context);
        return Optional.empty();
    }

    private static AVFormatContext open(Path file) throws Unreadable {
        AVFormatContext context = new AVFormatContext(null);
        AVDictionary options = new AVDictionary(null);
        // A playlist with a harmless name must not reach the network.
        av_dict_set(options, "protocol_whitelist", "file", 0);
        try (BytePointer name = new BytePointer(file.toString(), StandardCharsets.UTF_8)) {
            if (avformat_open_input(context, name, null, options) < 0) {
                throw new Unreadable(Fault.NOT_MEDIA, "");
            }
        } finally {
            av_dict_free(options);
        }
        if (avformat_find_stream_info(context, (AVDictionary) null) < 0) {
            avformat_close_input(context);
            throw new Unreadable(Fault.NOT_MEDIA, "");
        }
        return context;
    }

    private static Track of(AVFormatContext context, AVStream stream, int threads)
            throws Unreadable {
        for (int i = 0; i < context.nb_streams(); i++) {
            if (context.streams(i).index() != stream.index()) {
                context.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
        return new Track(context, stream, decoder(stream, threads));
    }

    private static Optional<AVStream> pictures(AVFormatContext context) {
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream stream = context.streams(i);
            boolean cover = (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
            if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO && !cover) {
                return Optional.of(stream);
            }
        }
        return Optional.empty();
    }

    /**
     * The sound track that a file is taken for.
     *
     * @param context the file, open
     * @return its first one marked as the usual one, else its first one; empty if there is none
     */
    static Optional<AVStream> sound(AVFormatContext context) {
        AVStream first = null;
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream stream = context.streams(i);
            if (stream.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
                if ((stream.disposition() & AV_DISPOSITION_DEFAULT) != 0) {
                    return Optional.of(stream);
                }
                first = first == null ? stream : first;
            }
        }
        return Optional.ofNullable(first);
    }

    private static AVCodecContext decoder(AVStream stream, int threads) throws Unreadable {
        int id = stream.codecpar().codec_id();
        AVCodec found = avcodec_find_decoder(id);
        if (found == null) {
            throw new Unreadable(Fault.UNKNOWN_CODEC, avcodec_get_name(id).getString());
        }
        AVCodecContext codec = avcodec_alloc_context3(found);
        avcodec_parameters_to_context(codec, stream.codecpar());
        // Codecs' padding is cut off in this unit.
        codec.pkt_timebase(stream.time_base());
        codec.thread_count(threads);
        if (avcodec_open2(codec, found, (AVDictionary) null) < 0) {
            avcodec_free_context(codec);
            throw new Unreadable(Fault.DAMAGED, "its track cannot be opened");
        }
        return codec;
    }

    /**
     * Decodes on.
     *
     * @return the next frame, which has samples or pixels, valid until the next call; null at the
     *     end
     */
    AVFrame next() {
        while (true) {
            int code = avcodec_receive_frame(codec, frame);
            if (code >= 0) {
                if (frame.nb_samples() > 0 && frame.ch_layout().nb_channels() > 0
                        || frame.width() > 0 && frame.height() > 0) {
                    return frame;
                }
                continue;
            }
            if (code == AVERROR_EOF()) {
                return null;
            }
            if (code != AVERROR_EAGAIN()) {
                lost++;
            }
            if (flushed) {
                return null;
            }
            feed();
        }
    }

    /** Gives the decoder the track's next packet, or the end. */
    private void feed() {
        int patience = PATIENCE;
        while (true) {
            int code = av_read_frame(context, packet);
            if (code == AVERROR_EAGAIN() && patience-- > 0) {
                continue;
            }
            if (code < 0) {
                broken = code != AVERROR_EOF();
                flushed = true;
                avcodec_send_packet(codec, null);
                return;
            }
            boolean own = packet.stream_index() == stream.index();
            if (own) {
                packets++;
                lost += avcodec_send_packet(codec, packet) < 0 ? 1 : 0;
            }
            av_packet_unref(packet);
            if (own) {
                return;
            }
        }
    }

    /** The sampling rate of a frame of sound. */
    int rate(AVFrame of) {
        return of.sample_rate() > 0 ? of.sample_rate() : codec.sample_rate();
    }

    /** How many channels of sound the header says that there are. */
    int channels() {
        return codec.ch_layout().nb_channels();
    }

    /** How many packets have been there so far. */
    long packets() {
        return packets;
    }

    /** The file. */
    AVFormatContext context() {
        return context;
    }

    /** The track. */
    AVStream stream() {
        return stream;
    }

    /**
     * Refuses a track of which more than a fiftieth could not be decoded.
     *
     * @throws Unreadable if it is so
     */
    void check() throws Unreadable {
        // The first packet of each part may lack what was cut off before it.
        if (lost > Math.max(FEW, LOST_SHARE * packets)) {
            throw new Unreadable(
                    Fault.DAMAGED, lost + " of " + packets + " packets cannot be decoded");
        }
        if (broken) {
            throw new Unreadable(Fault.DAMAGED, "it breaks off after " + packets + " packets");
        }
    }

    @Override
    public void close() {
        avcodec_free_context(codec);
        avformat_close_input(context);
        av_packet_free(packet);
        av_frame_free(frame);
    }
}
