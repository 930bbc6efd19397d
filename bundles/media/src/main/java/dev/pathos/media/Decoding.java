package dev.pathos.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** Decodes one file's sound track into mono floats at 16 kHz. */
final class Decoding implements AutoCloseable {
    static final int RATE = 16_000;

    /** No telephone is below, no sound card above; a filter between them stays small. */
    private static final int LOWEST_RATE = 1000;

    private static final int HIGHEST_RATE = 768_000;

    /** 32-bit integers that were stored as floats are the largest that occur. */
    private static final double LARGEST = 0x1p32;

    private final SampleFile out;
    private final Downmix downmix;
    private Resampler resampler;
    private int rate;
    private double seconds;
    private boolean sounding;
    private float[] mono = new float[0];

    private Decoding(SampleFile out, Downmix downmix) {
        this.out = out;
        this.downmix = downmix;
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
     * @param downmix what becomes of several channels
     * @throws Unreadable if the input has no usable sound
     * @throws IOException if the target cannot be written
     */
    static void decode(Path in, Path target, Downmix downmix) throws Unreadable, IOException {
        Downmix settled = downmix.loudest() ? new Downmix(Loudness.loudest(in)) : downmix;
        try (SampleFile out = new SampleFile(target);
                Decoding decoding = new Decoding(out, settled)) {
            decoding.read(in);
            decoding.finish();
        }
    }

    private void read(Path in) throws Unreadable, IOException {
        try (Track track = Track.sound(in)) {
            Promise promise = Promise.of(in, track.context(), track.stream());
            FrameSamples samples = new FrameSamples();
            for (AVFrame frame = track.next(); frame != null; frame = track.next()) {
                adopt(track.rate(frame));
                int channels = frame.ch_layout().nb_channels();
                if (downmix.channel() > channels) {
                    throw new Unreadable(
                            Fault.NO_SUCH_CHANNEL, downmix.channel() + " of " + channels + at());
                }
                take(samples.of(frame), channels, frame.nb_samples());
            }
            promise.check(seconds);
            track.check();
        }
    }

    /** Filters what comes from now on from another rate, if it is another one. */
    private void adopt(int frameRate) throws Unreadable, IOException {
        if (frameRate == rate) {
            return;
        }
        if (frameRate < LOWEST_RATE || frameRate > HIGHEST_RATE) {
            throw new Unreadable(Fault.IMPOSSIBLE_RATE, frameRate + " Hz" + at());
        }
        drain();
        rate = frameRate;
        resampler = rate == RATE ? null : new Resampler(rate, RATE);
    }

    private void take(float[][] planes, int channels, int count) throws Unreadable, IOException {
        mono = mono.length < count ? new float[count] : mono;
        for (int i = 0; i < count; i++) {
            double value = downmix.mix(planes, channels, i);
            if (!(Math.abs(value) <= LARGEST)) {
                throw outOfRange(value);
            }
            mono[i] = (float) value;
            sounding |= value != 0;
        }
        seconds += (double) count / rate;
        if (resampler == null) {
            out.write(mono, count);
        } else {
            write(resampler.convert(mono, count));
        }
    }

    private Unreadable outOfRange(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? new Unreadable(Fault.NOT_FINITE, at().strip())
                : new Unreadable(
                        Fault.OUT_OF_RANGE,
                        String.format(Locale.ROOT, "%.3g times full scale%s", value, at()));
    }

    private String at() {
        return String.format(Locale.ROOT, " at %.2f s", seconds);
    }

    private void finish() throws Unreadable, IOException {
        drain();
        if (out.count() == 0) {
            throw new Unreadable(
                    Fault.NO_SAMPLES,
                    seconds > 0 ? "shorter than one at 16 kHz" : "nothing in it is sound");
        }
        if (!sounding) {
            throw new Unreadable(Fault.SILENT, "all samples are zero");
        }
        out.finish();
    }

    private void drain() throws IOException {
        if (resampler != null) {
            write(resampler.flush());
            resampler.close();
            resampler = null;
        }
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
