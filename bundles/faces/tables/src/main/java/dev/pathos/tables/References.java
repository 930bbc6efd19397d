package dev.pathos.tables;

import dev.pathos.api.run.Problem;
import dev.pathos.batch.Fates;
import dev.pathos.batch.FileInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to compare with.
 *
 * @param tables OpenFace's tables by the names of clips without folders and extensions
 * @param annotations faces annotated in pictures, by the file that tells of them
 * @param notes what is left out, and why
 */
record References(Map<String, Path> tables, Map<Path, DlibFile> annotations, List<String> notes) {
    /** Who reads tables. */
    static final String READER = "openface";

    private static final String XML = ".xml";

    /**
     * Finds them.
     *
     * @param place a folder, or one file
     * @throws Problem if there is none
     */
    static References find(Path place) {
        TableNames names = new TableNames(List.of(READER));
        References found = new References(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        Map<String, Integer> ranks = new TreeMap<>();
        Map<String, Path> files =
                FileInputs.list(List.of(place), place, name -> false, new Fates());
        files.forEach(
                (name, file) -> {
                    if (name.toLowerCase(Locale.ROOT).endsWith(XML)) {
                        found.annotated(file);
                    }
                    names.clip(name)
                            .ifPresent(
                                    clip -> {
                                        String base = clip.substring(clip.lastIndexOf('/') + 1);
                                        int rank =
                                                names.rank(name, READER).orElse(Integer.MAX_VALUE);
                                        if (rank < ranks.getOrDefault(base, Integer.MAX_VALUE)) {
                                            ranks.put(base, rank);
                                            found.tables.put(base, file);
                                        }
                                    });
                });
        if (found.tables.isEmpty() && found.annotations.isEmpty()) {
            throw new Problem(
                    "nothing to compare with"
                            + found.notes.stream().map(n -> "; " + n).findFirst().orElse(""),
                    place.toString(),
                    "give tables of OpenFace that are named after clips, or an XML file of dlib that"
                            + " annotates pictures");
        }
        return found;
    }

    private void annotated(Path file) {
        try {
            annotations.put(file, DlibFile.read(file));
        } catch (IOException e) {
            notes.add(e.getMessage());
        }
    }
}
