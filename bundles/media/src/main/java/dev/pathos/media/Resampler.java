package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.util.Arrays;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Changes the rate of mono sound with FFmpeg's polyphase windowed-sinc filter, in pieces.
 *
 * <p>FFmpeg's own settings are made for speed: to 16 kHz they lose 1 dB at 7.2 kHz and let 8.4 kHz
 * through, folded, at -22 dB. These here are flat within .001 dB to 7.2 kHz and keep what lies
 * above 8 kHz below -100 dB; docs/media.md has the response.
 */
final class Resampler implements AutoCloseable {
    private static final int TAPS = 128;
    private static final float[] NONE = new float[0];

    /** Four times FFmpeg's number of taps, a band that ends before the lower Nyquist rate. */
    private static final Map<String, String> FILTER =
            Map.of(
                    "filter_size", String.valueOf(TAPS),
                    "cutoff", "0.95",
                    "filter_type", "kaiser",
                    "kaiser_beta", "10");

    private final SwrContext context;
    private final int rate;
    private final int target;
    private final int padding;
    private long taken;
    private long given;
    private final PointerPointer<FloatPointer> from = new PointerPointer<>(1);
    private final PointerPointer<FloatPointer> to = new PointerPointer<>(1);
    private FloatPointer in = new FloatPointer(0);
    private FloatPointer out = new FloatPointer(0);

    /**
     * Opens the filter.
     *
     * @param rate samples per second that come in
     * @param target samples per second that go out
     */
    Resampler(int rate, int target) {
        this.rate = rate;
        this.target = target;
        this.padding = 2 * TAPS * Math.max(1, rate / target + 1);
        context = new SwrContext(null);
        try (AVChannelLayout mono = new AVChannelLayout()) {
            av_channel_layout_default(mono, 1);
            int code =
                    swr_alloc_set_opts2(
                            context,
                            mono,
                            AV_SAMPLE_FMT_FLT,
                            target,
                            mono,
                            AV_SAMPLE_FMT_FLT,
                            rate,
                            0,
                            null);
            for (Map.Entry<String, String> option : FILTER.entrySet()) {
                code = Math.min(code, av_opt_set(context, option.getKey(), option.getValue(), 0));
            }
            if (code < 0 || swr_init(context) < 0) {
                throw new IllegalArgumentException("no resampling from " + rate + " Hz");
            }
        }
    }

    /**
     * Filters a piece.
     *
     * @param samples the samples
     * @param count how many of them
     * @return what comes out, possibly nothing yet
     */
    float[] convert(float[] samples, int count) {
        if (in.capacity() < count) {
            in.close();
            in = new FloatPointer(count);
        }
        in.position(0).put(samples, 0, count);
        taken += count;
        float[] result = run(from.put(0, in), count);
        given += result.length;
        return result;
    }

    /** What is left in the filter at the end of the sound. */
    float[] flush() {
        long whole = (taken * target + rate - 1) / rate;
        // FFmpeg gives nothing at all of a sound that is shorter than its filter.
        float[] padded = given == 0 && taken > 0 ? convert(new float[padding], padding) : NONE;
        float[] rest = run(null, 0);
        float[] all = Arrays.copyOf(padded, padded.length + rest.length);
        System.arraycopy(rest, 0, all, padded.length, rest.length);
        return padded.length == 0 ? rest : Arrays.copyOf(all, (int) Math.min(whole, all.length));
    }

    private float[] run(PointerPointer<FloatPointer> source, int count) {
        int room = swr_get_out_samples(context, count);
        if (out.capacity() < room) {
            out.close();
            out = new FloatPointer(room);
        }
        int written = swr_convert(context, to.put(0, out), room, source, count);
        if (written < 0) {
            throw new IllegalStateException("resampling failed with code " + written);
        }
        float[] result = new float[written];
        out.position(0).get(result);
        return result;
    }

    @Override
    public void close() {
        swr_free(context);
        in.close();
        out.close();
        from.close();
        to.close();
    }
}
