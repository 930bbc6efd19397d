package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * How much sound a file's header promises.
 *
 * @param seconds the duration, or 0 if the header promises nothing
 * @param slack seconds that may always be missing
 */
record Promise(double seconds, double slack) {
    private static final Promise NONE = new Promise(0, 0);
    private static final double MISSING_SHARE = .01;

    /** Formats whose header counts samples; elsewhere FFmpeg's duration is a guess. */
    private static final Set<String> COUNTED = Set.of("flac", "w64", "aiff", "au", "caf");

    /** From here on a size in a WAV header means that its writer did not know it. */
    private static final long UNKNOWN_SIZE = 0x7fff_f000L;

    /** Encoders of MP4 sound add up to this much padding, which the header counts. */
    private static final double PADDING = .1;

    /**
     * Reads what the header promises.
     *
     * @param file the file
     * @param context the same file, open in FFmpeg
     * @return the promise
     * @throws Unreadable if the header cannot be read
     */
    static Promise of(Path file, AVFormatContext context) throws Unreadable {
        String format = context.iformat().name().getString();
        if (format.equals("wav")) {
            return ofWav(file);
        }
        boolean mp4 = format.startsWith("mov,mp4");
        if (!mp4 && !COUNTED.contains(format)) {
            return NONE;
        }
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream stream = context.streams(i);
            boolean sound = stream.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO;
            if (sound && stream.duration() != AV_NOPTS_VALUE && stream.duration() > 0) {
                double unit = (double) stream.time_base().num() / stream.time_base().den();
                return new Promise(stream.duration() * unit, mp4 ? PADDING : 0);
            }
        }
        return NONE;
    }

    /** FFmpeg itself silently takes a cut WAV for a shorter one. */
    private static Promise ofWav(Path file) throws Unreadable {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] name = new byte[4];
            long bytesPerSecond = 0;
            in.seek(12);
            while (in.getFilePointer() + 8 <= in.length()) {
                in.readFully(name);
                long size = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
                long next = in.getFilePointer() + size + (size & 1);
                String chunk = new String(name, StandardCharsets.ISO_8859_1);
                if (chunk.equals("data")) {
                    boolean known = size > 0 && size < UNKNOWN_SIZE && bytesPerSecond > 0;
                    return known ? new Promise((double) size / bytesPerSecond, 0) : NONE;
                }
                if (chunk.equals("fmt ") && size >= 16) {
                    in.skipBytes(8);
                    bytesPerSecond = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
                }
                in.seek(next);
            }
            return NONE;
        } catch (IOException e) {
            throw new Unreadable("its header cannot be read: " + e.getMessage());
        }
    }

    /**
     * Refuses sound of which more than a hundredth is missing.
     *
     * @param decoded the seconds that were there
     * @throws Unreadable if too much is missing
     */
    void check(double decoded) throws Unreadable {
        double missing = seconds - decoded;
        if (missing > Math.max(MISSING_SHARE * seconds, slack)) {
            throw new Unreadable(
                    String.format(Locale.ROOT, "truncated: %.2f of %.2f s", decoded, seconds));
        }
    }
}
