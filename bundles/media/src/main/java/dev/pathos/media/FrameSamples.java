package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_DBL;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S32;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S64;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_U8;
import static org.bytedeco.ffmpeg.global.avutil.av_get_bytes_per_sample;
import static org.bytedeco.ffmpeg.global.avutil.av_get_packed_sample_fmt;
import static org.bytedeco.ffmpeg.global.avutil.av_sample_fmt_is_planar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Turns a decoded frame of any sample format into floats, full scale being 1. */
final class FrameSamples {
    private float[][] planes = new float[0][];

    /**
     * The samples of a frame.
     *
     * @param frame the frame
     * @return one array for each channel, longer than the frame where they served before; valid
     *     until the next call
     * @throws Unreadable if its samples have a format that is unknown
     */
    float[][] of(AVFrame frame) throws Unreadable {
        int channels = frame.ch_layout().nb_channels();
        int count = frame.nb_samples();
        make(channels, count);
        boolean planar = av_sample_fmt_is_planar(frame.format()) != 0;
        int format = av_get_packed_sample_fmt(frame.format());
        int size = av_get_bytes_per_sample(format);
        if (planar) {
            for (int c = 0; c < channels; c++) {
                BytePointer plane = frame.extended_data(c);
                copy(bytes(plane, (long) count * size), format, 0, 1, planes[c], count);
            }
        } else {
            ByteBuffer all = bytes(frame.data(0), (long) count * size * channels);
            for (int c = 0; c < channels; c++) {
                copy(all, format, c, channels, planes[c], count);
            }
        }
        return planes;
    }

    private void make(int channels, int count) {
        if (planes.length < channels || planes[0].length < count) {
            planes = new float[channels][count];
        }
    }

    private static ByteBuffer bytes(BytePointer data, long length) {
        return data.capacity(length).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    private static void copy(
            ByteBuffer from, int format, int first, int step, float[] to, int count)
            throws Unreadable {
        switch (format) {
            case AV_SAMPLE_FMT_S16 -> copy(from.asShortBuffer(), first, step, to, count);
            case AV_SAMPLE_FMT_FLT -> copy(from.asFloatBuffer(), first, step, to, count);
            case AV_SAMPLE_FMT_S32 -> copy(from.asIntBuffer(), first, step, to, count);
            case AV_SAMPLE_FMT_U8 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = ((from.get(first + i * step) & 0xff) - 128) / 0x1p7f;
                }
            }
            case AV_SAMPLE_FMT_DBL -> {
                for (int i = 0; i < count; i++) {
                    to[i] = (float) from.getDouble(Double.BYTES * (first + i * step));
                }
            }
            case AV_SAMPLE_FMT_S64 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = from.getLong(Long.BYTES * (first + i * step)) / 0x1p63f;
                }
            }
            default -> throw new Unreadable(Fault.UNKNOWN_CODEC, "sample format " + format);
        }
    }

    private static void copy(ShortBuffer from, int first, int step, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from.get(first + i * step) / 0x1p15f;
        }
    }

    private static void copy(IntBuffer from, int first, int step, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from.get(first + i * step) / 0x1p31f;
        }
    }

    private static void copy(FloatBuffer from, int first, int step, float[] to, int count) {
        if (step == 1) {
            from.get(first, to, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            to[i] = from.get(first + i * step);
        }
    }
}
