package dev.pathos.segmentation;

import dev.pathos.api.corpus.Segmenter.Request;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * A file that is cut into utterances.
 *
 * @param name its path relative to the folder that all inputs have in common, with slashes
 * @param file the file
 */
record Recording(String name, Path file) {
    private static final Set<String> SOUND =
            Set.of("wav", "flac", "mp3", "m4a", "aac", "ogg", "opus", "oga", "aif", "aiff", "wma");

    /** Whether a file of that name holds no pictures. */
    static boolean soundOnly(String name) {
        return SOUND.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether it holds no pictures, by its name. */
    boolean soundOnly() {
        return soundOnly(name);
    }

    /** A name without what stands behind its last dot. */
    static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }

    /** The name without its extension: the session, and the performance that twins share. */
    String session() {
        return withoutExtension(name);
    }

    /**
     * Who speaks, as far as that is known without listening.
     *
     * @param rule as in {@link Request}
     * @return the speaker's identifier
     */
    String speaker(String rule) {
        return switch (rule) {
            case Request.FROM_RECORDING -> session();
            case Request.FROM_FOLDER -> {
                Path folder = file.toAbsolutePath().normalize().getParent().getFileName();
                yield folder == null ? session() : folder.toString();
            }
            case Request.FROM_NAME -> {
                String own = session().substring(session().lastIndexOf('/') + 1);
                String first = own.split("[_-]", 2)[0];
                yield first.isEmpty() ? own : first;
            }
            default -> rule;
        };
    }
}
