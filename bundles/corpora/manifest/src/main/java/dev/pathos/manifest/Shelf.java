package dev.pathos.manifest;

import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;

/**
 * Where the files of a published corpus lie, and which of a take to use.
 *
 * @param root the folder with everything
 * @param tracks a folder with OpenFace tables elsewhere; its path is null if there is none
 * @param picture whether video comes before sound alone where a take has both
 */
record Shelf(Place root, Place tracks, boolean picture) {
    /** The setting that chooses video. */
    static final String VIDEO = "audio-video";

    /** The shelf that settings name. */
    static Shelf of(
            BundleContext context, String part, String root, String openface, String modality) {
        return new Shelf(
                Place.of(context, root, part, "root"),
                Place.of(context, openface, part, "openface"),
                modality.equals(VIDEO));
    }

    /**
     * All files of the corpus.
     *
     * @param ledger takes what cannot be read
     * @return the files beneath the root and then those of a folder of face tables elsewhere
     * @throws IOException if a folder cannot be read
     */
    List<Path> files(Ledger ledger) throws IOException {
        Path folder = root.folder();
        List<Path> files = new ArrayList<>(FileTree.list(folder, ledger));
        if (tracks.path() != null && !tracks.folder().startsWith(folder)) {
            files.addAll(FileTree.list(tracks.folder(), ledger));
        }
        return files;
    }

    /**
     * Takes a table out of the files.
     *
     * @param files the files, from which all of that name are removed
     * @param name what the table's name in lower case must match
     * @param ledger is told of further ones, which are not read
     * @return the first of that name
     */
    Optional<Path> take(List<Path> files, String name, Ledger ledger) {
        Pattern pattern = Pattern.compile(name);
        List<Path> found =
                files.stream()
                        .filter(
                                file ->
                                        pattern.matcher(
                                                        file.getFileName()
                                                                .toString()
                                                                .toLowerCase(Locale.ROOT))
                                                .matches())
                        .toList();
        files.removeAll(found);
        found.stream()
                .skip(1)
                .forEach(
                        other ->
                                ledger.skipped(
                                        FileTree.name(root.path(), other),
                                        "another table of that kind than "
                                                + FileTree.name(root.path(), found.get(0))
                                                + ", which is read"));
        return found.stream().findFirst();
    }
}
