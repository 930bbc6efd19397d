package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;

import dev.pathos.api.corpus.Video;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;

/** Decodes the pictures of one file's first video track, upright, in the size and rate wanted. */
final class Pictures implements AutoCloseable {
    /** More pixels than any camera has; their pictures could not be held. */
    private static final long MOST_PIXELS = 1L << 26;

    private final FFmpegFrameGrabber grabber;
    private final Video.Format format;
    private final AVStream stream;
    private final double origin;
    private final int quarterTurns;
    private final double scale;
    private double last = Double.NEGATIVE_INFINITY;
    private double due = Double.NEGATIVE_INFINITY;

    private Pictures(FFmpegFrameGrabber grabber, Video.Format format) throws Unreadable {
        this.grabber = grabber;
        this.format = format;
        AVFormatContext context = grabber.getFormatContext();
        stream = context.streams(grabber.getVideoStream());
        origin = origin(context, stream);
        quarterTurns = Math.floorMod(Math.round(grabber.getDisplayRotation() / 90), 4);
        int width = grabber.getImageWidth();
        int height = grabber.getImageHeight();
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw new Unreadable(Fault.IMPOSSIBLE_SIZE, width + " x " + height);
        }
        int side = Math.max(width, height);
        boolean reduced = format.longestSide() > 0 && format.longestSide() < side;
        scale = reduced ? (double) side / format.longestSide() : 1;
        if (reduced) {
            grabber.setImageWidth(Math.max(1, (int) Math.round(width / scale)));
            grabber.setImageHeight(Math.max(1, (int) Math.round(height / scale)));
        }
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
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(in.toString());
        grabber.setImageMode(
                format.gray() ? FrameGrabber.ImageMode.GRAY : FrameGrabber.ImageMode.COLOR);
        grabber.setImageScalingFlags(SWS_AREA);
        // There is no such stream, so no sound is decoded.
        grabber.setAudioStream(Integer.MAX_VALUE);
        // A playlist with a harmless name must not reach the network.
        grabber.setOption("protocol_whitelist", "file");
        try {
            grabber.start();
            int track = grabber.getVideoStream();
            boolean cover =
                    (grabber.getFormatContext().streams(track).disposition()
                                    & AV_DISPOSITION_ATTACHED_PIC)
                            != 0;
            if (!cover) {
                return Optional.of(new Pictures(grabber, format));
            }
        } catch (Unreadable e) {
            release(grabber);
            throw e;
        } catch (FrameGrabber.Exception e) {
            release(grabber);
            String message = String.valueOf(e.getMessage());
            if (!message.startsWith("Did not find")) {
                throw reason(message);
            }
            return Optional.empty();
        }
        release(grabber);
        return Optional.empty();
    }

    private static Unreadable reason(String message) {
        return message.startsWith("avcodec_find_decoder")
                ? new Unreadable(Fault.UNKNOWN_CODEC, "of its pictures")
                : new Unreadable(Fault.NOT_MEDIA, "");
    }

    private static void release(FFmpegFrameGrabber grabber) {
        try {
            grabber.release();
        } catch (FrameGrabber.Exception e) {
            System.err.println("release: " + e);
        }
    }

    /**
     * The time at which the sound begins, for that is where its first sample is; else the video.
     */
    private static double origin(AVFormatContext context, AVStream video) {
        AVStream sound = SoundTrack.choose(context).orElse(null);
        AVStream first = sound != null && sound.start_time() != AV_NOPTS_VALUE ? sound : video;
        return first.start_time() == AV_NOPTS_VALUE
                ? 0
                : first.start_time() * seconds(first.time_base());
    }

    private static double seconds(AVRational unit) {
        return unit.den() == 0 ? 0 : (double) unit.num() / unit.den();
    }

    /** Pixels of the file's pictures per pixel of those given. */
    double scale() {
        return scale;
    }

    /**
     * Decodes the next picture wanted.
     *
     * @return the picture; empty at the end
     * @throws Unreadable if it cannot be decoded
     */
    Optional<Video.Picture> next() throws Unreadable {
        try {
            for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
                double time = time((AVFrame) frame.opaque);
                if (time > last && time >= due) {
                    last = time;
                    if (format.rate() > 0) {
                        double slot = Math.floor(time * format.rate() + .5);
                        due = (slot + .5) / format.rate();
                    }
                    return Optional.of(picture(time, frame));
                }
            }
            return Optional.empty();
        } catch (FrameGrabber.Exception e) {
            throw new Unreadable(Fault.DAMAGED, String.valueOf(e.getMessage()));
        }
    }

    private double time(AVFrame frame) {
        long stamp = frame.best_effort_timestamp();
        if (stamp == AV_NOPTS_VALUE) {
            double rate = grabber.getFrameRate();
            return Double.isInfinite(last) ? 0 : last + 1 / (rate > 0 ? rate : 25);
        }
        return stamp * seconds(stream.time_base()) - origin;
    }

    private Video.Picture picture(double time, Frame frame) {
        ByteBuffer rows = (ByteBuffer) frame.image[0];
        int bytes = format.gray() ? 1 : 3;
        int width = frame.imageWidth;
        int height = frame.imageHeight;
        byte[] pixels = new byte[width * height * bytes];
        for (int y = 0; y < height; y++) {
            rows.get(y * frame.imageStride, pixels, y * width * bytes, width * bytes);
        }
        byte[] upright = Turn.counterclockwise(pixels, width, height, quarterTurns);
        boolean swapped = quarterTurns % 2 == 1;
        return new Video.Picture(time, swapped ? height : width, swapped ? width : height, upright);
    }

    @Override
    public void close() {
        release(grabber);
    }
}
