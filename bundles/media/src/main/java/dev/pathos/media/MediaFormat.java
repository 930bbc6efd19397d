package dev.pathos.media;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;

/** The formats of which {@link Specimen} makes files: those that people bring. */
enum MediaFormat {
    /** Microsoft's and IBM's, with integers. */
    WAV("wav", "wav", avcodec.AV_CODEC_ID_PCM_S16LE),
    /** The same with floating-point samples, which can be no numbers. */
    WAV_FLOAT("wav", "wav", avcodec.AV_CODEC_ID_PCM_F32LE),
    /** Free lossless compression. */
    FLAC("flac", "flac", avcodec.AV_CODEC_ID_FLAC),
    /** MPEG-1 layer III. */
    MP3("mp3", "mp3", avcodec.AV_CODEC_ID_MP3),
    /** AAC in MPEG-4, sound alone. */
    M4A("m4a", "ipod", avcodec.AV_CODEC_ID_AAC),
    /** Opus in Ogg. */
    OGG("ogg", "ogg", avcodec.AV_CODEC_ID_OPUS),
    /** Opus in Matroska, sound alone. */
    MKA("mka", "matroska", avcodec.AV_CODEC_ID_OPUS),
    /** Windows Media, sound alone. */
    WMA("wma", "asf", avcodec.AV_CODEC_ID_WMAV2),
    /** AAC and MPEG-4 pictures. */
    MP4("mp4", "mp4", avcodec.AV_CODEC_ID_AAC, avcodec.AV_CODEC_ID_MPEG4),
    /** Opus and MPEG-4 pictures in Matroska. */
    MKV("mkv", "matroska", avcodec.AV_CODEC_ID_OPUS, avcodec.AV_CODEC_ID_MPEG4),
    /** MP3 and MPEG-4 pictures. */
    AVI("avi", "avi", avcodec.AV_CODEC_ID_MP3, avcodec.AV_CODEC_ID_MPEG4),
    /** MPEG-1 layer II and MPEG-1 pictures. */
    MPG("mpg", "mpeg", avcodec.AV_CODEC_ID_MP2, avcodec.AV_CODEC_ID_MPEG1VIDEO),
    /** Windows Media. */
    WMV("wmv", "asf", avcodec.AV_CODEC_ID_WMAV2, avcodec.AV_CODEC_ID_WMV2),
    /** Uncompressed sound and MPEG-4 pictures in QuickTime. */
    MOV("mov", "mov", avcodec.AV_CODEC_ID_PCM_S16LE, avcodec.AV_CODEC_ID_MPEG4);

    private final String extension;
    private final String container;
    private final int sound;
    private final int pictures;

    MediaFormat(String extension, String container, int sound) {
        this(extension, container, sound, avcodec.AV_CODEC_ID_NONE);
    }

    MediaFormat(String extension, String container, int sound, int pictures) {
        this.extension = extension;
        this.container = container;
        this.sound = sound;
        this.pictures = pictures;
    }

    /** All formats. */
    static List<MediaFormat> all() {
        return Arrays.asList(values());
    }

    /** What the names of its files end with, without the dot. */
    String extension() {
        return extension;
    }

    /** FFmpeg's name of the container. */
    String container() {
        return container;
    }

    /** FFmpeg's number of the sound's codec. */
    int sound() {
        return sound;
    }

    /** FFmpeg's number of the pictures' codec; empty for sound alone. */
    Optional<Integer> pictures() {
        return pictures == avcodec.AV_CODEC_ID_NONE ? Optional.empty() : Optional.of(pictures);
    }
}
