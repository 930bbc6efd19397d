package dev.pathos.media;

import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;

/** What FFmpeg's numbers of errors mean. */
final class FfmpegError {
    private static final int ROOM = 256;

    private FfmpegError() {}

    /** An error in FFmpeg's or the system's words. */
    static String text(int code) {
        byte[] words = new byte[ROOM];
        if (av_strerror(code, words, ROOM) < 0) {
            return "code " + code;
        }
        String text = new String(words, StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf('\0'));
    }
}
