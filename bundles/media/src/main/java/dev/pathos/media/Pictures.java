package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import dev.pathos.api.corpus.Video;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** Decodes the pictures of one file's first video track, upright, in the size and rate wanted. */
final class Pictures implements AutoCloseable {
    /** More pixels than any camera has; their pictures could not be held. */
    private static final long MOST_PIXELS = 1L << 26;

    /** Pictures that may be missing whatever their number, and the share of them that may. */
    private static final long FEW = 2;

    private static final double MISSING_SHARE = .01;
    private static final double USUAL_RATE = 25;

    private final Track track;
    private final Video.Format format;
    private final long promised;
    private final double origin;
    private final int width;
    private final int height;
    private final double scale;
    private final SwsContext converter = sws_alloc_context();
    private final AVFrame converted = av_frame_alloc();
    private double last = Double.NEGATIVE_INFINITY;
    private double due = Double.NEGATIVE_INFINITY;
    private Unreadable failure;

    private Pictures(Track track, Video.Format format) {
        this.track = track;
        this.format = format;
        promised = avformat_index_get_entries_count(track.stream());
        origin = origin(track.context(), track.stream());
        int fullWidth = track.stream().codecpar().width();
        int fullHeight = track.stream().codecpar().height();
        int side = Math.max(fullWidth, fullHeight);
        boolean reduced = format.longestSide() > 0 && format.longestSide() < side;
        scale = reduced ? (double) side / format.longestSide() : 1;
        width = Math.max(1, (int) Math.round(fullWidth / scale));
        height = Math.max(1, (int) Math.round(fullHeight / scale));
        converter.flags(SWS_AREA);
    }

    /**
     * Opens a file.
     *
     * @param in the file
     * @param format which pictures are wanted
     * @return its pictures; empty if it has none, cover art aside
     * @throws Unreadable if it is no file with sound or pictures, or in no format that can be read
     */
    static Optional<Pictures> open(Path in, Video.Format format) throws Unreadable {
        Optional<Track> track = Track.pictures(in);
        if (track.isEmpty()) {
            return Optional.empty();
        }
        int width = track.get().stream().codecpar().width();
        int height = track.get().stream().codecpar().height();
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            track.get().close();
            throw new Unreadable(Fault.IMPOSSIBLE_SIZE, width + " x " + height);
        }
        return Optional.of(new Pictures(track.get(), format));
    }

    /**
     * The time at which the sound begins, for that is where its first sample is; else the video.
     */
    private static double origin(AVFormatContext context, AVStream video) {
        AVStream sound = Track.sound(context).orElse(null);
        AVStream first = sound != null && sound.start_time() != AV_NOPTS_VALUE ? sound : video;
        return first.start_time() == AV_NOPTS_VALUE
                ? 0
                : first.start_time() * seconds(first.time_base());
    }

    private static double seconds(AVRational unit) {
        return unit.den() == 0 ? 0 : av_q2d(unit);
    }

    /** Pixels of the file's pictures per pixel of those given. */
    double scale() {
        return scale;
    }

    /**
     * Decodes the next picture wanted.
     *
     * @return the picture; empty at the end
     * @throws Unreadable if it cannot be decoded, or if too many could not be when all have been
     *     there; from then on always
     */
    Optional<Video.Picture> next() throws Unreadable {
        if (failure != null) {
            throw failure;
        }
        try {
            return find();
        } catch (Unreadable e) {
            failure = e;
            throw e;
        }
    }

    private Optional<Video.Picture> find() throws Unreadable {
        for (AVFrame frame = track.next(); frame != null; frame = track.next()) {
            double time = time(frame);
            if (time > last && time >= due) {
                last = time;
                if (format.rate() > 0) {
                    double slot = Math.floor(time * format.rate() + .5);
                    due = (slot + .5) / format.rate();
                }
                return Optional.of(picture(time, frame));
            }
        }
        check();
        return Optional.empty();
    }

    private double time(AVFrame frame) {
        long stamp = frame.best_effort_timestamp();
        if (stamp == AV_NOPTS_VALUE) {
            double rate = seconds(track.stream().avg_frame_rate());
            return Double.isInfinite(last) ? 0 : last + 1 / (rate > 0 ? rate : USUAL_RATE);
        }
        return stamp * seconds(track.stream().time_base()) - origin;
    }

    private Video.Picture picture(double time, AVFrame frame) throws Unreadable {
        converted.width(width).height(height);
        converted.format(format.gray() ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_BGR24);
        converted.color_range(AVCOL_RANGE_JPEG);
        try {
            if (sws_scale_frame(converter, converted, frame) < 0) {
                throw new Unreadable(Fault.DAMAGED, "a picture at " + time + " s has no colors");
            }
            int row = width * (format.gray() ? 1 : 3);
            byte[] pixels = new byte[row * height];
            BytePointer rows = converted.data(0);
            for (int y = 0; y < height; y++) {
                rows.position((long) y * converted.linesize(0)).get(pixels, y * row, row);
            }
            return upright(
                    time, pixels, av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX));
        } finally {
            av_frame_unref(converted);
        }
    }

    /**
     * Turns and mirrors a picture as the file says that it be shown; photographs say so as well.
     * The matrix takes x and y to ax + cy and bx + dy; one that mirrors is one that turns, after
     * left and right are exchanged.
     */
    private Video.Picture upright(double time, byte[] pixels, AVFrameSideData matrix) {
        if (matrix == null) {
            return new Video.Picture(time, width, height, pixels);
        }
        IntPointer numbers = new IntPointer(matrix.data());
        double a = numbers.get(0);
        double b = numbers.get(1);
        boolean mirrors = a * numbers.get(4) < b * numbers.get(3);
        double angle = mirrors ? Math.atan2(-b, -a) : Math.atan2(b, a);
        int turns = Math.floorMod(Math.round(-angle / (Math.PI / 2)), 4);
        byte[] facing = mirrors ? Turn.mirrored(pixels, width, height) : pixels;
        byte[] upright = Turn.counterclockwise(facing, width, height, turns);
        return turns % 2 == 0
                ? new Video.Picture(time, width, height, upright)
                : new Video.Picture(time, height, width, upright);
    }

    /** Judges all of the track as sound is judged. */
    private void check() throws Unreadable {
        long missing = promised - track.packets();
        if (missing > Math.max(FEW, MISSING_SHARE * promised)) {
            throw new Unreadable(
                    Fault.TRUNCATED, track.packets() + " of " + promised + " pictures");
        }
        track.check();
    }

    @Override
    public void close() {
        track.close();
        sws_free_context(converter);
        av_frame_free(converted);
    }
}
