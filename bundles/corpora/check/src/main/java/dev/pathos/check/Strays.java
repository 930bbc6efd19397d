package dev.pathos.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Sound and video files that lie beside those of a corpus and belong to no utterance. */
final class Strays {
    private static final Set<String> MEDIA =
            Set.of(
                    "aac", "aif", "aiff", "avi", "flac", "flv", "m4a", "m4v", "mkv", "mov", "mp3",
                    "mp4", "mpeg", "mpg", "oga", "ogg", "opus", "wav", "webm", "wma", "wmv");

    /** Beyond so many files the search is given up: about 30 MB. */
    private static final int LIMIT = 500_000;

    private static final int FOLDERS = 10_000;

    /** 64 bits of a name's hash: two names share one less often than one in ten million times. */
    private final Set<Long> used = new HashSet<>();

    private final Set<Path> folders = new LinkedHashSet<>();

    void used(Path file) {
        if (!givenUp()) {
            used.add(hash(file));
            folders.add(file.toAbsolutePath().getParent());
        }
    }

    /** Whether there were too many files or folders to look for others. */
    boolean givenUp() {
        return used.size() >= LIMIT || folders.size() >= FOLDERS;
    }

    /**
     * Notes the files that no utterance uses.
     *
     * @param ledger tells which the corpus itself has spoken of
     * @param findings is told of the others
     */
    void find(LedgerCensus ledger, Findings findings) {
        if (givenUp()) {
            return;
        }
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> strays =
                        files.filter(file -> MEDIA.contains(extension(file)))
                                .filter(file -> !used.contains(hash(file)))
                                .filter(file -> !ledger.speaksOf(file.getFileName().toString()))
                                .filter(Files::isRegularFile)
                                .sorted()
                                .toList();
                strays.forEach(file -> findings.add("a file that no clip uses", file.toString()));
            } catch (IOException e) {
                // The folder's files are missing then, and that has been noted.
                continue;
            }
        }
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static long hash(Path file) {
        long hash = 0xcbf29ce484222325L;
        String name = file.toAbsolutePath().toString();
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 32;
    }
}
