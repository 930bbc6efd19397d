package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;

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
 * @param missing the share of its bytes that the header promises in vain
 * @param slack seconds that may always be missing
 */
record Promise(double seconds, double missing, double slack) {
    private static final Promise NONE = new Promise(0, 0, 0);
    private static final double MISSING_SHARE = .01;

    /**
     * Formats whose header counts samples. Elsewhere FFmpeg's duration is a guess, or a number that
     * writers get wrong, as in Matroska and ASF.
     */
    private static final Set<String> COUNTED = Set.of("flac", "w64", "aiff", "au", "caf");

    /** From here on a size in a WAV header means that its writer did not know it. */
    private static final long UNKNOWN_SIZE = 0x7fff_f000L;

    /** Encoders add up to this much padding, which the header counts. */
    private static final double PADDING = .1;

    /**
     * Reads what the header promises.
     *
     * @param file the file
     * @param context the same file, open in FFmpeg
     * @param sound its sound track
     * @return the promise
     * @throws Unreadable if the header cannot be read
     */
    static Promise of(Path file, AVFormatContext context, AVStream sound) throws Unreadable {
        String format = context.iformat().name().getString();
        if (format.equals("wav")) {
            return ofWav(file);
        }
        boolean mp4 = format.startsWith("mov,mp4");
        if (mp4 || COUNTED.contains(format)) {
            boolean known = sound.duration() != AV_NOPTS_VALUE && sound.duration() > 0;
            double unit = (double) sound.time_base().num() / sound.time_base().den();
            return known ? new Promise(sound.duration() * unit, 0, mp4 ? PADDING : 0) : NONE;
        }
        boolean told =
                format.equals("mp3")
                        && context.duration_estimation_method() == AVFMT_DURATION_FROM_STREAM
                        && context.duration() > 0;
        return told ? new Promise((double) context.duration() / AV_TIME_BASE, 0, PADDING) : NONE;
    }

    /** FFmpeg itself silently takes a cut WAV for a shorter one. */
    private static Promise ofWav(Path file) throws Unreadable {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] name = new byte[4];
            in.seek(12);
            while (in.getFilePointer() + 8 <= in.length()) {
                in.readFully(name);
                long size = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
                long there = in.length() - in.getFilePointer();
                if (new String(name, StandardCharsets.ISO_8859_1).equals("data")) {
                    boolean known = size > 0 && size < UNKNOWN_SIZE;
                    // Of bytes and not of seconds: the rates in a header are wrong more often.
                    return known ? new Promise(0, Math.max(0, 1 - (double) there / size), 0) : NONE;
                }
                in.seek(in.getFilePointer() + size + (size & 1));
            }
            return NONE;
        } catch (IOException e) {
            throw new Unreadable(Fault.DAMAGED, "its header cannot be read: " + e.getMessage());
        }
    }

    /**
     * Refuses sound of which more than a hundredth is missing.
     *
     * @param decoded the seconds that were there
     * @throws Unreadable if too much is missing
     */
    void check(double decoded) throws Unreadable {
        double promised = seconds > 0 ? seconds : decoded / (1 - Math.min(missing, 1 - 1e-9));
        if (promised - decoded > Math.max(MISSING_SHARE * promised, slack)) {
            throw new Unreadable(
                    Fault.TRUNCATED,
                    String.format(Locale.ROOT, "%.2f of %.2f s", decoded, promised));
        }
    }
}
