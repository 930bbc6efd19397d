package dev.pathos.media;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;

/** Decodes one file's first sound track into mono floats at 16 kHz. */
final class Decoding implements AutoCloseable {
    static final int RATE = 16_000;

    private final SampleFile out;
    private Resampler resampler;
    private int rate;
    private long taken;
    private boolean sounding;
    private float[] mono = new float[0];

    private Decoding(SampleFile out) {
        this.out = out;
    }

    /**
     * Loads FFmpeg and makes it quiet.
     *
     * <p>The grabber's own check also wants FFmpeg's capture devices, whose sound server many
     * machines do not have and no file needs.
     */
    static void prepare() {
        Loader.load(avutil.class);
        Loader.load(swresample.class);
        Loader.load(avcodec.class);
        Loader.load(avformat.class);
        Loader.load(swscale.class);
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    /**
     * Decodes a file.
     *
     * @param in the sound or video file
     * @param target where its samples go
     * @throws Unreadable if the input has no usable sound
     * @throws IOException if the target cannot be written
     */
    static void decode(Path in, Path target) throws Unreadable, IOException {
        try (SampleFile out = new SampleFile(target);
                Decoding decoding = new Decoding(out)) {
            decoding.read(in);
            decoding.finish();
        }
    }

    private void read(Path in) throws Unreadable, IOException {
        try (FFmpegFrameGrabber grabber = open(in)) {
            Promise promise = Promise.of(in, grabber.getFormatContext());
            Frame frame = grabber.grabSamples();
            while (frame != null) {
                take((FloatBuffer) frame.samples[0], frame.audioChannels, frame.sampleRate);
                frame = grabber.grabSamples();
            }
            promise.check(rate == 0 ? 0 : (double) taken / rate);
        } catch (FrameGrabber.Exception e) {
            throw new Unreadable("FFmpeg fails on it: " + e.getMessage());
        }
    }

    private static FFmpegFrameGrabber open(Path in) throws Unreadable {
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(in.toString());
        grabber.setSampleMode(FrameGrabber.SampleMode.FLOAT);
        // There is no such stream, so no picture is decoded.
        grabber.setVideoStream(Integer.MAX_VALUE);
        // A playlist with a harmless name must not reach the network.
        grabber.setOption("protocol_whitelist", "file");
        try {
            grabber.start();
            return grabber;
        } catch (FrameGrabber.Exception e) {
            release(grabber);
            throw new Unreadable(reason(String.valueOf(e.getMessage())));
        }
    }

    private static String reason(String message) {
        if (message.startsWith("Did not find")) {
            return "no sound track";
        }
        return message.startsWith("avcodec_find_decoder")
                ? "its sound is in a format that FFmpeg cannot decode"
                : "not a sound or video file, or damaged at its beginning";
    }

    private static void release(FFmpegFrameGrabber grabber) {
        try {
            grabber.release();
        } catch (FrameGrabber.Exception e) {
            System.err.println("release: " + e);
        }
    }

    /** Takes interleaved samples: the mean of the channels, at the rate wanted. */
    private void take(FloatBuffer samples, int channels, int frameRate)
            throws Unreadable, IOException {
        if (rate == 0) {
            rate = frameRate;
            resampler = rate == RATE ? null : new Resampler(rate, RATE);
        } else if (rate != frameRate) {
            throw new Unreadable("its sample rate changes from " + rate + " to " + frameRate);
        }
        int count = samples.remaining() / channels;
        mono = mono.length < count ? new float[count] : mono;
        for (int i = 0; i < count; i++) {
            float sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += samples.get();
            }
            if (!Float.isFinite(sum)) {
                throw new Unreadable(
                        "contains " + (Float.isNaN(sum) ? "NaN" : "infinite") + " samples");
            }
            mono[i] = sum / channels;
            sounding |= sum != 0;
        }
        taken += count;
        if (resampler == null) {
            out.write(mono, count);
        } else {
            write(resampler.convert(mono, count));
        }
    }

    private void finish() throws Unreadable, IOException {
        if (resampler != null) {
            write(resampler.flush());
        }
        if (out.count() == 0) {
            throw new Unreadable("no samples: shorter than one sample at 16 kHz");
        }
        if (!sounding) {
            throw new Unreadable("silent: all samples are zero");
        }
        out.finish();
    }

    private void write(float[] samples) throws IOException {
        out.write(samples, samples.length);
    }

    @Override
    public void close() {
        if (resampler != null) {
            resampler.close();
        }
    }
}
