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
        for (int i = 0; i < count; i++) {
            int at = first + i * step;
            if (format == AV_SAMPLE_FMT_S16) {
                to[i] = from.getShort(2 * at) / 0x1p15f;
            } else if (format == AV_SAMPLE_FMT_FLT) {
                to[i] = from.getFloat(4 * at);
            } else if (format == AV_SAMPLE_FMT_S32) {
                to[i] = from.getInt(4 * at) / 0x1p31f;
            } else if (format == AV_SAMPLE_FMT_U8) {
                to[i] = ((from.get(at) & 0xff) - 128) / 0x1p7f;
            } else if (format == AV_SAMPLE_FMT_DBL) {
                to[i] = (float) from.getDouble(8 * at);
            } else if (format == AV_SAMPLE_FMT_S64) {
                to[i] = from.getLong(8 * at) / 0x1p63f;
            } else {
                throw new Unreadable(Fault.UNKNOWN_CODEC, "sample format " + format);
            }
        }
    }
}
