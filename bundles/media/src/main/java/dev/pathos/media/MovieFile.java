package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_move_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.pathos.api.corpus.Video;
import dev.pathos.api.corpus.VideoWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** An MP4 file that is written picture by picture, and beside each picture the sound until it. */
final class MovieFile implements AutoCloseable {
    /** Seconds of sound behind the last picture that are encoded at a time. */
    private static final double AT_A_TIME = 120;

    private final AVFormatContext context = new AVFormatContext(null);
    private final Path file;
    private final PictureEncoder pictures;
    private final AVStream pictureTrack;
    private final Optional<SoundEncoder> sound;
    private final Optional<AVStream> soundTrack;
    private final String silence;
    private final double start;
    private final AVPacket held = av_packet_alloc();
    private boolean holding;
    private long last = -1;
    private double until;

    private MovieFile(
            Path file,
            PictureEncoder pictures,
            Optional<SoundEncoder> sound,
            String silence,
            double start) {
        this.file = file;
        this.pictures = pictures;
        this.sound = sound;
        this.silence = silence;
        this.start = start;
        avformat_alloc_output_context2(context, (AVOutputFormat) null, "mp4", file.toString());
        pictureTrack = track(pictures.codec());
        soundTrack = sound.map(s -> track(s.codec()));
    }

    /**
     * Begins a file.
     *
     * @param file the file, replaced
     * @param first the first picture, which {@link #add} has to be given as well
     * @param wanted what is heard; if it cannot be, the movie is silent
     * @param encoders of pictures, by FFmpeg's names, the best first
     * @return the movie
     * @throws IOException if it cannot be written
     */
    static MovieFile create(
            Path file,
            Video.Picture first,
            Optional<VideoWriter.Sound> wanted,
            List<String> encoders)
            throws IOException {
        PictureEncoder pictures =
                PictureEncoder.open(encoders, first.width(), first.height(), first.gray());
        double origin = wanted.map(VideoWriter.Sound::from).orElse(first.seconds());
        // MP4 has no time before its beginning: if a picture comes first, the sound waits.
        double start = Math.min(origin, first.seconds());
        Optional<SoundEncoder> sound = Optional.empty();
        String silence = "";
        if (wanted.isPresent()) {
            try {
                sound = Optional.of(SoundEncoder.open(wanted.get(), origin - start));
            } catch (Unreadable | IOException e) {
                silence = e.getMessage();
            }
        }
        MovieFile movie = new MovieFile(file, pictures, sound, silence, start);
        try {
            movie.begin();
            return movie;
        } catch (IOException e) {
            movie.close();
            throw e;
        }
    }

    private AVStream track(AVCodecContext codec) {
        AVStream stream = avformat_new_stream(context, null);
        stream.time_base(codec.time_base());
        avcodec_parameters_from_context(stream.codecpar(), codec);
        return stream;
    }

    private void begin() throws IOException {
        AVIOContext out = new AVIOContext(null);
        check(avio_open(out, file.toString(), AVIO_FLAG_WRITE));
        context.pb(out);
        AVDictionary options = new AVDictionary(null);
        // The index goes to the front, so that browsers show it before all of it has arrived.
        av_dict_set(options, "movflags", "+faststart", 0);
        int code = avformat_write_header(context, options);
        av_dict_free(options);
        check(code);
    }

    private void check(int code) throws FileSystemException {
        if (code < 0) {
            throw new FileSystemException(file.toString(), null, FfmpegError.text(code));
        }
    }

    /** Adds a picture, and the sound until it is shown. */
    void add(Video.Picture picture) throws Unreadable, IOException {
        until = picture.seconds() - start;
        last = Math.max(last + 1, Math.round(until * PictureEncoder.CLOCK));
        pictures.encode(picture, last, this::hold);
        listen(until);
    }

    /**
     * Writes the rest, some at a time.
     *
     * @param end seconds until which the last picture is shown
     * @return whether that was all; else this is to be called again
     */
    boolean finish(double end) throws Unreadable, IOException {
        until += AT_A_TIME;
        if (!listen(until)) {
            return false;
        }
        pictures.flush(this::hold);
        release(Math.max(last + 1, Math.round((end - start) * PictureEncoder.CLOCK)));
        check(av_write_trailer(context));
        return true;
    }

    /** Why nothing is heard though something should be; empty if it is. */
    String silence() {
        return silence;
    }

    /** How pictures and sound are compressed. */
    String codecs() {
        String name =
                switch (pictures.codec().codec().name().getString()) {
                    case "libopenh264" -> "H.264";
                    case "libvpx-vp9" -> "VP9";
                    default -> "MPEG-4";
                };
        return name + (sound.isPresent() ? ", AAC" : "");
    }

    /** Writes sound until a time of the movie; answers whether it has ended. */
    private boolean listen(double seconds) throws Unreadable, IOException {
        if (sound.isEmpty()) {
            return true;
        }
        AVRational unit = sound.get().codec().time_base();
        return sound.get().until(seconds, packet -> write(packet, unit, soundTrack.get()));
    }

    /** Keeps a picture's packet until it is known how long it is shown. */
    private void hold(AVPacket packet) throws IOException {
        release(packet.pts());
        av_packet_move_ref(held, packet);
        holding = true;
    }

    private void release(long end) throws IOException {
        if (holding) {
            held.duration(end - held.pts());
            holding = false;
            write(held, pictures.codec().time_base(), pictureTrack);
        }
    }

    private void write(AVPacket packet, AVRational unit, AVStream track) throws IOException {
        packet.stream_index(track.index());
        av_packet_rescale_ts(packet, unit, track.time_base());
        check(av_interleaved_write_frame(context, packet));
    }

    @Override
    public void close() {
        pictures.close();
        sound.ifPresent(SoundEncoder::close);
        av_packet_free(held);
        if (context.pb() != null) {
            avio_closep(context.pb());
        }
        avformat_free_context(context);
    }
}
