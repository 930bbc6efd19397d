package dev.pathos.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What files are by their names' extensions. */
final class MediaNames {
    /** By preference: of several copies of a sound the first is used. */
    private static final List<String> SOUND =
            List.of("wav", "flac", "aif", "aiff", "m4a", "opus", "ogg", "oga", "mp3", "aac", "wma");

    private static final List<String> VIDEO =
            List.of("mp4", "mkv", "mov", "m4v", "webm", "avi", "mpg", "mpeg", "wmv", "flv");

    private MediaNames() {}

    static boolean sound(Path file) {
        return SOUND.contains(extension(file));
    }

    static boolean video(Path file) {
        return VIDEO.contains(extension(file));
    }

    /** Sound before video, each kind by preference. */
    static int rank(Path file) {
        return sound(file)
                ? SOUND.indexOf(extension(file))
                : SOUND.size() + VIDEO.indexOf(extension(file));
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
