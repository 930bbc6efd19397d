package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INPUT_CHANGED;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc;
import static org.bytedeco.ffmpeg.global.swresample.swr_close;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_is_initialized;

import dev.pathos.api.corpus.VideoWriter;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;

/**
 * A stretch of a file's sound as people hear it: one or two channels at a rate that players take.
 */
final class HeardSound implements AutoCloseable {
    static final int RATE = 48_000;

    private final Track track;
    private final FrameSamples floats = new FrameSamples();
    private final SwrContext converter = swr_alloc();
    private final AVFrame converted = av_frame_alloc();
    private final int channels;
    private final long first;
    private final double last;
    private float[][] waiting;
    private int count;
    private long seen;
    private boolean ended;

    private HeardSound(Track track, VideoWriter.Sound wanted, double before) {
        this.track = track;
        channels = Math.max(1, Math.min(2, track.channels()));
        first = Math.round(wanted.from() * RATE);
        last = wanted.to() * RATE;
        count = (int) Math.round(before * RATE);
        waiting = new float[channels][count];
    }

    /**
     * Opens a file's sound.
     *
     * @param wanted the file and the stretch of it
     * @param before seconds of silence before it
     * @throws Unreadable if it has none that can be decoded
     */
    static HeardSound open(VideoWriter.Sound wanted, double before) throws Unreadable {
        return new HeardSound(Track.sound(wanted.media()), wanted, before);
    }

    /** One or two. */
    int channels() {
        return channels;
    }

    /**
     * Decodes on.
     *
     * @param wanted how many samples
     * @return so many samples of each channel, or fewer at the end of the stretch
     * @throws Unreadable if its channels cannot be mixed
     */
    float[][] next(int wanted) throws Unreadable {
        while (count < wanted && !ended) {
            AVFrame frame = track.next();
            convert(frame);
            ended = frame == null || seen >= last;
        }
        int taken = Math.min(wanted, count);
        float[][] samples = new float[channels][];
        for (int c = 0; c < channels; c++) {
            samples[c] = Arrays.copyOf(waiting[c], taken);
            System.arraycopy(waiting[c], taken, waiting[c], 0, count - taken);
        }
        count -= taken;
        return samples;
    }

    /** Converts a frame, or at the end what the converter has kept. */
    private void convert(AVFrame frame) throws Unreadable {
        if (frame == null && swr_is_initialized(converter) == 0) {
            return;
        }
        int code = run(frame);
        if (code == AVERROR_INPUT_CHANGED) {
            // Rate or channels change in its midst: what was kept comes first.
            run(null);
            swr_close(converter);
            code = run(frame);
        }
        if (code < 0) {
            throw new Unreadable(Fault.DAMAGED, "its channels cannot be mixed");
        }
    }

    private int run(AVFrame frame) throws Unreadable {
        converted.format(AV_SAMPLE_FMT_FLTP);
        converted.sample_rate(RATE);
        av_channel_layout_default(converted.ch_layout(), channels);
        int code = swr_convert_frame(converter, converted, frame);
        if (code >= 0 && converted.nb_samples() > 0) {
            keep(floats.of(converted), converted.nb_samples());
        }
        av_frame_unref(converted);
        return code;
    }

    /** Keeps those samples that lie in the stretch. */
    private void keep(float[][] samples, int length) {
        int from = (int) Math.max(0, Math.min(length, first - seen));
        int to = (int) Math.max(from, Math.min(length, last - seen));
        seen += length;
        for (int c = 0; c < channels; c++) {
            if (waiting[c].length < count + to - from) {
                waiting[c] = Arrays.copyOf(waiting[c], 2 * (count + to - from));
            }
            System.arraycopy(samples[c], from, waiting[c], count, to - from);
        }
        count += to - from;
    }

    @Override
    public void close() {
        track.close();
        swr_free(converter);
        av_frame_free(converted);
    }
}
